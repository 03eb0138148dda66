"use server";

import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { z } from "zod";
import { requireClientWrite } from "../../../access/access.ts";
import { audited } from "../../../access/audit.ts";
import type { ClientScope } from "../../../access/scope.ts";
import { tryPassword } from "../../../access/try-password.ts";
import { writesOnce } from "../../../access/writes-once.ts";
import { myUser, updateMe } from "../../../data/account.ts";
import { tellOldAddress } from "../../../data/old-address.ts";
import { isUserPassword } from "../../../data/people.ts";
import { isEmail } from "../../../lib/email.ts";
import { isLocale, LOCALE_COOKIE, locales } from "../../../messages/locales.ts";
import { type Words, words } from "../../../messages/words.ts";
import { leaveFlash } from "../../flash.ts";
import { onceAfter } from "../../once.ts";
import { longWords, typedText } from "../../person-fields.ts";
import { problemOf } from "../../problem.ts";
import type { Problem } from "../../too-many.tsx";

export type ProfileValues = { firstName: string; lastName: string; email: string; language: string };
export type ProfileState = {
  /** What was typed: it stays when it was not taken. The password does not. */
  values: ProfileValues;
  errors: { name: keyof ProfileValues | "password"; message: string }[];
  problem?: Problem;
  once?: string;
};

const YEAR = 365 * 24 * 60 * 60;
const form = z.object({
  firstName: typedText,
  lastName: typedText,
  email: typedText,
  language: z.string().catch(""),
  password: z.string().max(1000).catch(""),
});

/** Changes the user's own names, e-mail address and language. Another address to sign in with asks for the password. */
export async function saveProfile(_before: ProfileState, data: FormData): Promise<ProfileState> {
  const { t, locale } = await words();
  const { password, ...values } = form.parse(Object.fromEntries(data));
  const { firstName, lastName, email, language } = values;
  const back = { values, once: onceAfter(data) };
  let scope: ClientScope;
  try {
    scope = await requireClientWrite("own", "/account");
  } catch (error) {
    return { ...back, errors: [], problem: await problemOf(error, "save the profile") };
  }
  const errors: ProfileState["errors"] = [];
  if (firstName === "") errors.push({ name: "firstName", message: t("people.register.firstNameMissing") });
  if (lastName === "") errors.push({ name: "lastName", message: t("people.register.lastNameMissing") });
  for (const name of ["firstName", "lastName", "email"] as const) {
    const message = longWords(name, values[name], t);
    if (message) errors.push({ name, message });
  }
  if (!isEmail(email) && !longWords("email", email, t))
    errors.push({ name: "email", message: t("people.register.emailMissing") });
  if (!isLocale(language)) errors.push({ name: "language", message: t("people.account.languageMissing") });
  if (errors.length > 0 || !isLocale(language)) return { ...back, errors };
  let wrong: Wrong | undefined;
  try {
    wrong = (
      await writesOnce(scope, "account.profile", data, () => change(scope, { ...values, password }, { t, locale }), {
        isDone: (answer) => answer.wrong === undefined,
      })
    ).wrong;
  } catch (error) {
    const problem = await problemOf(error, "save the profile");
    return { ...back, errors: [], problem, once: onceAfter(data, error) };
  }
  if (wrong) {
    const name = wrong === "emailTaken" ? "email" : "password";
    return { ...back, errors: [{ name, message: t(`people.account.${wrong}`) }] };
  }
  (await cookies()).set(LOCALE_COOKIE, language, { path: "/", maxAge: YEAR, sameSite: "lax", httpOnly: true });
  await leaveFlash({ title: t("people.account.saved") });
  redirect("/account");
}

type Wrong = "passwordMissing" | "passwordWrong" | "emailTaken";

/** Changes what is another than before; what is wrong, where nothing was changed. */
async function change(
  scope: ClientScope,
  { firstName, lastName, email, language, password }: ProfileValues & { password: string },
  { t, locale }: Words,
): Promise<{ wrong?: Wrong }> {
  const now = await myUser(scope);
  const moves = email.toLowerCase() !== now.email.toLowerCase();
  if (moves && password === "") return { wrong: "passwordMissing" };
  const isRight = async () => (await isUserPassword(scope, password)) || undefined;
  if (moves && !(await tryPassword("sign-in", now.email, isRight))) return { wrong: "passwordWrong" };
  const changed = {
    firstName: firstName === now.firstName ? undefined : firstName,
    lastName: lastName === now.lastName ? undefined : lastName,
    email: email === now.email ? undefined : email,
    language: language === locale || !isLocale(language) ? undefined : locales[language].language,
  };
  if (Object.values(changed).every((value) => value === undefined)) return {};
  if (moves)
    await tellOldAddress(scope, now.email, {
      subject: t("people.account.movedSubject"),
      lines: [t("people.account.moved"), t("accounts.details.movedNotYou")],
    });
  const isDone = await audited(scope, { action: "account.profile" }, () => updateMe(scope, changed));
  return isDone ? {} : { wrong: "emailTaken" };
}
