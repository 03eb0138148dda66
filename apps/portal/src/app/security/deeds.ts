import "server-only";
import type { OwnScope, PasswordChange } from "../../access/account.ts";
import { passwordProblem } from "../../access/password-rules.ts";
import { makeNewRecoveryCodes, switchOffSecondFactor, switchOnSecondFactor } from "../../access/second-factor.ts";
import { failureOf, logFailure } from "../../data/failure.ts";
import type { Words } from "../../messages/words.ts";
import { MOST_PASSWORD } from "../../store/passwords.ts";
import { conflictOf } from "../problem.ts";
import { tooManyOf } from "../too-many.tsx";
import type { FactorFormState } from "./factor-forms.tsx";
import { codeField, passwordField } from "./fields.ts";
import type { PasswordState } from "./password-form.tsx";

/** What the actions of both portals do with a form, once it is known who sent it. */

export async function confirmFactor(scope: OwnScope, data: FormData, t: Words["t"]): Promise<FactorFormState> {
  const code = codeField.parse(data.get("code"));
  if (code === "") return { error: t("security.factor.codeMissing") };
  const codes = await switchOnSecondFactor(scope, code);
  return codes ? { codes } : { error: t("security.factor.codeWrong") };
}

/** New recovery codes (`do` is "renew") or off ("off"), for the password. True when it is off now. */
export async function manageFactor(
  scope: OwnScope,
  data: FormData,
  t: Words["t"],
): Promise<FactorFormState | "switched off"> {
  const password = passwordField.parse(data.get("password"));
  if (password === "") return { error: t("security.factor.passwordMissing") };
  try {
    if (data.get("do") === "off") {
      if (await switchOffSecondFactor(scope, password)) return "switched off";
      return { error: t("security.factor.passwordWrong") };
    }
    const codes = await makeNewRecoveryCodes(scope, password);
    return codes ? { codes } : { error: t("security.factor.passwordWrong") };
  } catch (error) {
    const problem = await tooManyOf(error);
    if (problem) return { problem };
    if (failureOf(error) === undefined) throw error;
    logFailure(error, "second factor");
    return { problem: { title: t("security.factor.failed"), text: t("security.factor.failedHelp") } };
  }
}

type Change = (current: string, next: string) => Promise<PasswordChange>;

/** `names` are what others know of who changes it, the e-mail address first. */
export async function changePassword(
  data: FormData,
  { least, names, change, t }: { least: number; names: [string, ...string[]]; change: Change; t: Words["t"] },
): Promise<PasswordState | "changed"> {
  const [current, next] = [passwordField.parse(data.get("current")), passwordField.parse(data.get("new"))];
  const errors: PasswordState["errors"] = [];
  if (current === "") errors.push({ name: "current", message: t("security.password.currentMissing") });
  const length = Array.from(next).length;
  const weak = passwordProblem(next, names);
  if (next === "") errors.push({ name: "new", message: t("security.password.newMissing") });
  else if (length < least) errors.push({ name: "new", message: t("security.password.short", { least }) });
  else if (length > MOST_PASSWORD)
    errors.push({ name: "new", message: t("security.password.long", { most: MOST_PASSWORD }) });
  else if (next === current) errors.push({ name: "new", message: t("security.password.same") });
  else if (weak === "common" || weak === "personal")
    errors.push({ name: "new", message: t(`people.password.${weak}`) });
  if (errors.length > 0) return { errors };
  try {
    const outcome = await change(current, next);
    if (outcome === "changed") return "changed";
    if (outcome === "wrong") return { errors: [{ name: "current", message: t("security.password.wrong") }] };
    if (outcome === "short") return { errors: [{ name: "new", message: t("security.password.short", { least }) }] };
    const text = t("security.password.mailedHelp", { email: names[0] });
    return { errors: [], notice: { tone: "ok", title: t("security.password.mailed"), text } };
  } catch (error) {
    const problem = (await tooManyOf(error)) ?? (await conflictOf(error));
    if (problem) return { errors: [], notice: { tone: "bad", ...problem } };
    const failure = failureOf(error);
    if (failure === undefined) throw error;
    logFailure(error, "change a password");
    const key = failure === "unknown" ? "unknown" : "failed";
    const notice = { tone: failure === "unknown" ? "warn" : "bad", title: t(`security.password.${key}`) } as const;
    return { errors: [], notice: { ...notice, text: t(`security.password.${key}Help`) } };
  }
}
