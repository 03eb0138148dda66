"use server";

import { redirect } from "next/navigation";
import { requireSameOrigin } from "../../../../access/access.ts";
import { type StaffSignIn, signInStaffWithCode } from "../../../../access/login.ts";
import { words } from "../../../../messages/words.ts";
import type { CodeState } from "../../../security/code-form.tsx";
import { codeField } from "../../../security/fields.ts";
import { tooManyOf } from "../../../too-many.tsx";
import { nextOf } from "../../next.ts";

/** The step after staff's password: the code of the second factor. */
export async function giveCode(_before: CodeState, data: FormData): Promise<CodeState> {
  await requireSameOrigin();
  const { t } = await words();
  const code = codeField.parse(data.get("code"));
  if (code === "") return { error: t("security.code.missing") };
  let outcome: StaffSignIn | undefined;
  try {
    outcome = await signInStaffWithCode(code);
  } catch (error) {
    const tooMany = await tooManyOf(error);
    if (!tooMany) throw error;
    return { error: `${tooMany.title}. ${tooMany.text}` };
  }
  if (outcome === "signed in") redirect(nextOf(data.get("next")));
  if (outcome === "refused") return { error: t("security.code.wrong") };
  redirect("/admin/login?again");
}
