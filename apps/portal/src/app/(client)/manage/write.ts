import "server-only";
import { notFound } from "next/navigation";
import { type Need, requireClientWrite } from "../../../access/access.ts";
import { audited } from "../../../access/audit.ts";
import type { ClientScope } from "../../../access/scope.ts";
import { ONCE, writesOnce } from "../../../access/writes-once.ts";
import { contactNow } from "../../../data/contacts.ts";
import { domainNow } from "../../../data/domains.ts";
import { logFailure } from "../../../data/failure.ts";
import { invitationNow, memberNow } from "../../../data/members.ts";
import { idIn } from "../../../data/owned.ts";
import { serviceNow } from "../../../data/services.ts";
import { ticketNow } from "../../../data/tickets.ts";
import { refusalOf } from "../../../data/told.ts";
import { type Words, words } from "../../../messages/words.ts";
import { onceAfter } from "../../once.ts";
import { problemOf } from "../../problem.ts";
import type { FormState } from "./described-form.tsx";

/** What may be written to: how it is read at this moment, and the list that it is in. */
const objects = {
  contact: { now: contactNow, list: "/account/contacts" },
  domain: { now: domainNow, list: "/domains" },
  invitation: { now: invitationNow, list: "/account/users" },
  service: { now: serviceNow, list: "/services" },
  ticket: { now: ticketNow, list: "/tickets" },
  user: { now: memberNow, list: "/account/users" },
} as const;
type Kind = keyof typeof objects;
type Owned<K extends Kind> = NonNullable<Awaited<ReturnType<(typeof objects)[K]["now"]>>>;

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

type Common<R> = {
  /** "domain.nameservers": in the audit log, and among the forms that are done once. */
  action: string;
  need: Need;
  /** What is wrong with what was typed. */
  check?: (texts: Record<string, string>, t: Words["t"]) => Problems;
  /** Whether this answer is one of something done, and may be kept for a day; so it is when left out. */
  isDone?: (answer: R) => boolean;
};

export type Write<K extends Kind, R> = Common<R> & {
  /** What it is about; the form's field of this name has its id. */
  of: K;
  /** Whether this answer says that nothing was done: so has it the audit log. */
  isRefused?: (answer: R) => boolean;
  /** Does it to the client's own thing, as it is at this moment. */
  work: (scope: ClientScope, found: Owned<K>, texts: Record<string, string>) => Promise<R>;
};

export type FormWrite<R> = Common<R> & {
  /** Where the form is. */
  path: string;
  /** Before anything is looked at, and after it is known who asks. */
  first?: () => void;
  /** Does it, and says so in the audit log. */
  work: (scope: ClientScope, texts: Record<string, string>) => Promise<R>;
};

export type Written<R> =
  | { answer: R; scope: ClientScope; t: Words["t"]; locale: Words["locale"] }
  | { state: FormState };

/**
 * One write of a client's user: by this site's form, by somebody who may, and once. Answers what the form shows when it
 * failed.
 */
export async function writeForm<R>(data: FormData, { action, need, path, ...how }: FormWrite<R>): Promise<Written<R>> {
  const { t, locale } = await words();
  const texts = textsOf(data);
  const back = backWith(data, []);
  try {
    const scope = await requireClientWrite(need, path);
    how.first?.();
    const errors = how.check?.(texts, t) ?? [];
    if (errors.length > 0) return { state: { ...back, errors } };
    const answer = await writesOnce(scope, action, data, () => how.work(scope, texts), {
      isDone: how.isDone ?? (() => true),
    });
    return { answer, scope, t, locale };
  } catch (error) {
    const problem = (await refusedWords(error, action, t)) ?? (await problemOf(error, action));
    return { state: { ...back, once: onceAfter(data, error), problem } };
  }
}

/**
 * One write to something of a client's own: to what is his at this moment, and in the audit log. What another
 * client has is not there.
 */
export async function write<K extends Kind, R>(
  data: FormData,
  { of, work, isRefused, ...how }: Write<K, R>,
): Promise<(Exclude<Written<R>, { state: FormState }> & { id: number }) | { state: FormState }> {
  const id = idIn(data, of);
  const written = await writeForm(data, {
    ...how,
    path: `${objects[of].list}/${id ?? ""}`,
    first: () => {
      if (id === undefined) notFound();
    },
    work: async (scope, texts) => {
      const found = id === undefined ? undefined : ((await objects[of].now(scope, id)) as Owned<K> | undefined);
      if (!found) notFound();
      const deed = { action: how.action, on: `${of} ${id}` };
      return audited(scope, deed, () => work(scope, found, texts), undefined, isRefused);
    },
  });
  return "state" in written ? written : { ...written, id: id ?? 0 };
}

/** What the registrar, the server or WHMCS refused, said in our words; its own are in the log. */
async function refusedWords(error: unknown, where: string, t: Words["t"]): Promise<FormState["problem"]> {
  const why = refusalOf(error);
  if (why === undefined || why === "other") return undefined;
  logFailure(error, where);
  return { title: t("manage.refused.title"), text: t(`manage.refused.${why}`) };
}
