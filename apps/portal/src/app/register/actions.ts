"use server";

import { notFound, redirect } from "next/navigation";
import { z } from "zod";
import { publicScope, requireSameOrigin, safePath } from "../../access/access.ts";
import { passwordProblem } from "../../access/password-rules.ts";
import { currencies, registerClient } from "../../access/registration.ts";
import { writesOnce } from "../../access/writes-once.ts";
import { idFrom } from "../../data/owned.ts";
import { env } from "../../env.ts";
import { locales } from "../../messages/locales.ts";
import { type Words, words } from "../../messages/words.ts";
import { onceAfter } from "../once.ts";
import { missingWords, personShape, problemsWith, wrongFields } from "../person-fields.ts";
import { problemOf } from "../problem.ts";
import type { Problem } from "../too-many.tsx";
import { typedAccount } from "./typed.ts";

const form = z.object({ ...personShape, currency: z.string().trim().max(15).catch("") });

export type RegisterValues = z.output<typeof form>;
export type RegisterName = keyof RegisterValues | "password" | "terms";
export type RegisterState = {
  /** What was typed: it stays when it was not taken. The password does not. */
  values: RegisterValues;
  errors: { name: RegisterName | null; message: string }[];
  problem?: Problem;
  once?: string;
};

/** Where somebody was on his way to. */
const way = z.object({ next: z.string().max(2000).catch("") });

const secrets = z.object({ password: z.string().max(1000).catch(""), terms: z.string().catch("") });

/** Makes somebody an account. Whether the address had one is not told: the answer is the same. */
export async function register(_before: RegisterState, data: FormData): Promise<RegisterState> {
  await requireSameOrigin();
  if (env().REGISTRATION === "off") notFound();
  const { t, locale } = await words();
  const fields = Object.fromEntries(data);
  const values = form.parse(fields);
  const { password, terms } = secrets.parse(fields);
  const errors = errorsOf(values, password, terms, t);
  const back = { values, once: onceAfter(data) };
  if (errors.length > 0) return { ...back, errors };
  try {
    const offered = await currencies();
    const currency = offered.find(({ id }) => id === idFrom(values.currency));
    if (offered.length > 1 && !currency) {
      return { ...back, errors: [{ name: "currency", message: t("people.register.currencyMissing") }] };
    }
    const { language } = locales[locale];
    const account = { ...values, password, language, currency: currency?.id };
    const made = await writesOnce(publicScope(), "register", data, () => registerClient(account), {
      isDone: ({ outcome }) => outcome === "made",
    });
    if (made.outcome === "refused") {
      const name = made.field in values ? (made.field as keyof RegisterValues) : null;
      return { ...back, errors: [{ name, message: t(`people.register.${keyFor(name)}`) }] };
    }
    if (made.outcome === "field missing") {
      return { ...back, errors: [{ name: null, message: t("people.register.fieldNeeded", { name: made.name }) }] };
    }
  } catch (error) {
    const problem = await problemOf(error, "register");
    return typedAccount.keep({ values, errors: [], problem, once: onceAfter(data, error) });
  }
  const next = safePath(way.parse(fields).next, "");
  redirect(next === "" ? "/login?registered" : `/login?registered&next=${encodeURIComponent(next)}`);
}

/** Which sentence is about a field that WHMCS did not take. */
const keyFor = (name: keyof RegisterValues | null) =>
  name !== null && name in missingWords ? missingWords[name as keyof typeof missingWords] : "notTaken";

function errorsOf(values: RegisterValues, password: string, terms: string, t: Words["t"]): RegisterState["errors"] {
  const errors: RegisterState["errors"] = problemsWith(wrongFields(values), t);
  const { email, firstName, lastName, company } = values;
  const problem = passwordProblem(password, [email, firstName, lastName, company]);
  if (problem) {
    const count = env().PASSWORD_MIN_LENGTH;
    errors.push({ name: "password", message: t(`people.password.${problem}`, { count }) });
  }
  if (env().BRAND_TERMS_URL && terms === "") {
    errors.push({ name: "terms", message: t("people.register.termsMissing") });
  }
  return errors;
}
