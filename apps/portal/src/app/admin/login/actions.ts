"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { requireSameOrigin } from "../../../access/access.ts";
import { signInStaff } from "../../../access/login.ts";
import { words } from "../../../messages/words.ts";
import { tooManyOf } from "../../too-many.tsx";
import { nextOf } from "../next.ts";

export type SignInState = { error?: string };

const form = z.object({ password: z.string().max(1000).catch(""), next: z.string().max(2000).catch("") });

/** Signs staff in; one sentence when the password is wrong. */
export async function signIn(_state: SignInState, data: FormData): Promise<SignInState> {
  await requireSameOrigin();
  const { t } = await words();
  const { password, next } = form.parse(Object.fromEntries(data));
  if (password === "") return { error: t("admin.login.empty") };
  try {
    if (!(await signInStaff(password))) return { error: t("admin.login.wrong") };
  } catch (error) {
    const refused = await tooManyOf(error);
    if (!refused) throw error;
    return { error: `${refused.title}. ${refused.text}` };
  }
  redirect(nextOf(next));
}
