"use server";

import { notFound, redirect } from "next/navigation";
import { z } from "zod";
import { publicScope, requireClientWrite, requireSameOrigin } from "../../../access/access.ts";
import { type Joined, joinAsMe, joinAsNew, joinByPassword } from "../../../access/invitations.ts";
import { passwordProblem } from "../../../access/password-rules.ts";
import { writesOnce } from "../../../access/writes-once.ts";
import { env } from "../../../env.ts";
import { isEmail } from "../../../lib/email.ts";
import { hrefWith } from "../../../lib/search-params.ts";
import { locales } from "../../../messages/locales.ts";
import { type Words, words } from "../../../messages/words.ts";
import { leaveFlash } from "../../flash.ts";
import type { FormState } from "../../forms/described-form.tsx";
import { backWith } from "../../forms/write-form.ts";
import { onceAfter } from "../../once.ts";
import { longWords, typedText } from "../../person-fields.ts";
import { problemOf } from "../../problem.ts";

const HERE = "/invitations/accept";

const text = (most: number) => z.string().max(most).catch("");
const form = z.object({
  token: text(300),
  firstName: typedText,
  lastName: typedText,
  email: text(320).transform((typed) => typed.trim()),
  newPassword: text(1000),
  oldPassword: text(1000),
});

/** Takes an invitation up as who is signed in. */
export async function accept(_before: FormState, data: FormData): Promise<FormState> {
  const { t } = await words();
  const { token } = form.parse(Object.fromEntries(data));
  let isIn: boolean;
  try {
    const scope = await requireClientWrite("own", hrefWith(HERE, { token }));
    if (scope.actor) notFound();
    isIn = await writesOnce(scope, "invitation.accept", data, () => joinAsMe(scope, token), { isDone: (done) => done });
  } catch (error) {
    const problem = await problemOf(error, "accept an invitation");
    return { values: {}, errors: [], problem, once: onceAfter(data, error) };
  }
  if (!isIn) redirect(hrefWith(HERE, { gone: "1" }));
  await leaveFlash({ title: t("accounts.join.joined") });
  redirect("/");
}

/** Takes it up with a sign-in that there is (`oldPassword`), or makes one. Then one signs in. */
export async function join(_before: FormState, data: FormData): Promise<FormState> {
  await requireSameOrigin();
  const { t, locale } = await words();
  const { token, firstName, lastName, email, newPassword, oldPassword } = form.parse(Object.fromEntries(data));
  const isNew = data.has("newPassword");
  const errors = isNew ? newErrors({ firstName, lastName, newPassword }, t) : knownErrors({ email, oldPassword }, t);
  if (errors.length > 0) return backWith(data, errors);
  const { language } = locales[locale];
  const work = (): Promise<Joined> =>
    isNew
      ? joinAsNew(token, { firstName, lastName, password: newPassword, language })
      : joinByPassword(token, email, oldPassword);
  let joined: Joined;
  try {
    joined = await writesOnce(publicScope(), "invitation.join", data, work, { isDone: (done) => done === "joined" });
  } catch (error) {
    const problem = await problemOf(error, "join by an invitation");
    return { ...backWith(data, []), problem, once: onceAfter(data, error) };
  }
  if (joined === "wrong password")
    return backWith(data, [{ name: "oldPassword", message: t("accounts.join.passwordWrong") }]);
  if (joined === "gone") redirect(hrefWith(HERE, { gone: "1" }));
  if (joined === "known") redirect(hrefWith(HERE, { token, way: "known" }));
  await leaveFlash({ title: t("accounts.join.joined"), detail: t("accounts.join.signInNow") });
  redirect("/login");
}

type Errors = FormState["errors"];

function newErrors(typed: { firstName: string; lastName: string; newPassword: string }, t: Words["t"]): Errors {
  const errors: Errors = [];
  const { firstName, lastName, newPassword } = typed;
  if (firstName === "") errors.push({ name: "firstName", message: t("people.register.firstNameMissing") });
  if (lastName === "") errors.push({ name: "lastName", message: t("people.register.lastNameMissing") });
  for (const name of ["firstName", "lastName"] as const) {
    const message = longWords(name, typed[name], t);
    if (message) errors.push({ name, message });
  }
  const problem = passwordProblem(newPassword, [firstName, lastName]);
  const count = env().PASSWORD_MIN_LENGTH;
  if (problem) errors.push({ name: "newPassword", message: t(`people.password.${problem}`, { count }) });
  return errors;
}

function knownErrors({ email, oldPassword }: { email: string; oldPassword: string }, t: Words["t"]): Errors {
  const errors: Errors = [];
  if (!isEmail(email)) errors.push({ name: "email", message: t("people.register.emailMissing") });
  if (oldPassword === "") errors.push({ name: "oldPassword", message: t("security.factor.passwordMissing") });
  return errors;
}
