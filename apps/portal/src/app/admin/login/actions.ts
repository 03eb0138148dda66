"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { requireSameOrigin } from "../../../access/access.ts";
import { type StaffSignIn, signInStaff, staffSignInWays } from "../../../access/login.ts";
import { hrefWith } from "../../../lib/search-params.ts";
import { words } from "../../../messages/words.ts";
import { passwordField } from "../../security/fields.ts";
import { tooManyOf } from "../../too-many.tsx";
import { nextOf } from "../next.ts";

export type SignInState = {
  /** What was typed stays; the password does not. */
  email?: string;
  error?: string;
  emailError?: string;
};

const form = z.object({
  email: z.string().trim().max(320).catch(""),
  password: passwordField,
  next: z.string().max(2000).catch(""),
});

/** Signs staff in; one sentence when the password is wrong, or the address. */
export async function signIn(_state: SignInState, data: FormData): Promise<SignInState> {
  await requireSameOrigin();
  const { t } = await words();
  const { email, password, next } = form.parse(Object.fromEntries(data));
  const ways = await staffSignInWays();
  if (email === "" && !ways.ownerPassword) return { email, emailError: t("staff.login.emailMissing") };
  if (password === "") return { email, error: t("admin.login.empty") };
  let outcome: StaffSignIn;
  try {
    outcome = await signInStaff(email, password);
  } catch (error) {
    const tooMany = await tooManyOf(error);
    if (!tooMany) throw error;
    return { email, error: `${tooMany.title}. ${tooMany.text}` };
  }
  if (outcome === "refused") return { email, error: t(ways.accounts ? "staff.login.wrong" : "admin.login.wrong") };
  if (outcome === "code") redirect(hrefWith("/admin/login/code", { next: nextOf(next) }));
  redirect(nextOf(next));
}
