"use server";

import { redirect } from "next/navigation";
import { requireSameOrigin, safePath } from "../../../access/access.ts";
import { type SignIn, signInWithCode } from "../../../access/login.ts";
import { failureOf, logFailure } from "../../../data/failure.ts";
import { hrefWith } from "../../../lib/search-params.ts";
import { words } from "../../../messages/words.ts";
import type { CodeState } from "../../security/code-form.tsx";
import { codeField } from "../../security/fields.ts";
import { tooManyOf } from "../../too-many.tsx";

/** The step after a client's password: the code of the second factor. */
export async function giveCode(_before: CodeState, data: FormData): Promise<CodeState> {
  await requireSameOrigin();
  const { t } = await words();
  const code = codeField.parse(data.get("code"));
  if (code === "") return { error: t("security.code.missing") };
  let outcome: SignIn["outcome"] | undefined;
  try {
    outcome = (await signInWithCode(code))?.outcome;
  } catch (error) {
    const tooMany = await tooManyOf(error);
    if (tooMany) return { error: `${tooMany.title}. ${tooMany.text}` };
    if (failureOf(error) === undefined) throw error;
    logFailure(error, "sign in with a code");
    return { error: t("client.login.unavailableHelp") };
  }
  if (outcome === "signed in") redirect(safePath(data.get("next"), "/"));
  if (outcome === "choose") redirect(hrefWith("/login/choose", { next: safePath(data.get("next"), "") }));
  if (outcome === "refused") return { error: t("security.code.wrong") };
  if (outcome === "closed") return { error: t("client.login.closed") };
  if (outcome === "no client") return { error: t("client.login.noClient") };
  redirect("/login?again");
}
