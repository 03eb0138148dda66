import "server-only";
import { refresh } from "next/cache";
import type { AnyScope } from "../../access/scope.ts";
import { ONCE, writesOnce } from "../../access/writes-once.ts";
import { failureOf, logFailure } from "../../data/failure.ts";
import { refusalOf } from "../../data/told.ts";
import { type Words, words } from "../../messages/words.ts";
import { onceAfter } from "../once.ts";
import { problemOf } from "../problem.ts";
import type { FormState } from "./described-form.tsx";

/** The texts of a form: what the person typed or chose, without what the browser and React put in. */
export function textsOf(data: FormData): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const [name, value] of data)
    if (typeof value === "string" && name !== ONCE && !name.startsWith("$ACTION")) texts[name] = value;
  return texts;
}

/** The same to be shown again: no password goes back. */
const shownAgain = (texts: Record<string, string>) =>
  Object.fromEntries(Object.entries(texts).filter(([name]) => !/password/i.test(name)));

/** A form as it came, to be shown once more with what is wrong with it. */
export const backWith = (data: FormData, errors: Problems): FormState => ({
  values: shownAgain(textsOf(data)),
  errors,
  once: onceAfter(data),
});

export type Problems = FormState["errors"];

export type FormRules<R> = {
  /** "domain.nameservers": in the audit log, and among the forms that are done once. */
  action: string;
  /** What is wrong with what was typed. */
  check?: ((texts: Record<string, string>, t: Words["t"]) => Problems) | undefined;
  /** Whether this answer is one of something done, and may be kept for a day; so it is when left out. */
  isDone?: ((answer: R) => boolean) | undefined;
};

export type Written<S extends AnyScope, R> =
  | { answer: R; scope: S; t: Words["t"]; locale: Words["locale"] }
  | { state: FormState };

/**
 * One write by a form: by somebody who may, with what was typed checked, and once. Answers what the form shows when it
 * failed.
 * @param enter asks who it is and whether he may: it redirects or answers 403 by itself
 * @param work does it, and says so in the audit log
 */
export async function writeFormAs<S extends AnyScope, R>(
  data: FormData,
  { action, check, isDone = () => true }: FormRules<R>,
  enter: () => Promise<S>,
  work: (scope: S, texts: Record<string, string>) => Promise<R>,
): Promise<Written<S, R>> {
  const { t, locale } = await words();
  const texts = textsOf(data);
  const back = backWith(data, []);
  try {
    const scope = await enter();
    const errors = check?.(texts, t) ?? [];
    if (errors.length > 0) return { state: { ...back, errors } };
    const answer = await writesOnce(scope, action, data, () => work(scope, texts), { isDone });
    return { answer, scope, t, locale };
  } catch (error) {
    // What may have been done is seen on the page around the form, or what is found out about it told there.
    if (failureOf(error) === "unknown") refresh();
    const problem = (await refusedWords(error, action, t)) ?? (await problemOf(error, action));
    return { state: { ...back, once: onceAfter(data, error), problem } };
  }
}

/** What the registrar, the server or WHMCS refused, said in our words; its own are in the log. */
async function refusedWords(error: unknown, where: string, t: Words["t"]): Promise<FormState["problem"]> {
  const why = refusalOf(error);
  if (why === undefined || why === "other") return undefined;
  logFailure(error, where);
  return { title: t("manage.refused.title"), text: t(`manage.refused.${why}`) };
}
