"use server";

import { redirect } from "next/navigation";
import { requireSameOrigin } from "../../../../access/access.ts";
import { signInStaffWithCode } from "../../../../access/login.ts";
import { words } from "../../../../messages/words.ts";
import type { CodeState } from "../../../security/code-form.tsx";
import { codeField } from "../../../security/fields.ts";
import { nextOf } from "../../next.ts";

/** The step after staff's password: the code of the second factor. */
export async function giveCode(_before: CodeState, data: FormData): Promise<CodeState> {
  await requireSameOrigin();
  const { t } = await words();
  const code = codeField.parse(data.get("code"));
  if (code === "") return { error: t("security.code.missing") };
  const outcome = await signInStaffWithCode(code);
  if (outcome === "signed in") redirect(nextOf(data.get("next")));
  if (outcome === "refused") return { error: t("security.code.wrong") };
  redirect("/admin/login?again");
}
