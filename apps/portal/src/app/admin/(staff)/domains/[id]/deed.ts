import "server-only";
import { redirect } from "next/navigation";
import type { Values } from "../../../../../access/changes.ts";
import type { StaffScope } from "../../../../../access/scope.ts";
import { orElse } from "../../../../../data/failure.ts";
import { answered } from "../../../../../data/staff/answered.ts";
import { type StaffDomain, staffDomainNow } from "../../../../../data/staff/domains.ts";
import type { Words } from "../../../../../messages/words.ts";
import { formatDate, labelled } from "../../../../../ui/format.ts";
import { leaveFlash } from "../../../../flash.ts";
import type { FormState } from "../../../../forms/described-form.tsx";
import { backWith, type Problems } from "../../../../forms/write-form.ts";
import { stateWord } from "../../../state.tsx";
import { writeOn } from "../../../write.ts";
import { LIST } from "../query.ts";
import type { Deed } from "./deeds.ts";

/**
 * What became of it: done, with what its record does not tell for the audit log, or with a code to be shown; or what is
 * wrong with what was typed.
 */
export type Outcome = { before?: Values; after?: Values; code?: string | null } | { errors: Problems };

/** Of its record what is told afterwards. */
type Facts = { status: string; expires: string | null; nextDue: string | null };

type Answer =
  | { is: "done"; before: Facts; after?: Facts | undefined; code?: string | null | undefined }
  | { is: "wrong"; errors: Problems }
  | { is: "refused"; reason: string };

const factsOf = ({ status, expires, nextDue }: StaffDomain): Facts => ({ status, expires, nextDue });

/** What the audit log has of a domain. */
const valuesOf = (domain: StaffDomain): Values => ({
  ...factsOf(domain),
  registered: domain.registered,
  registrar: domain.registrar,
  years: domain.years,
  "first payment": domain.firstPayment,
  price: domain.recurring,
  method: domain.method,
  subscription: domain.subscription,
  "auto-renew": domain.autoRenew,
  "DNS management": domain.dnsManagement,
  "e-mail forwarding": domain.emailForwarding,
  "ID protection": domain.idProtection,
  notes: domain.notes,
});

export type DeedRules = {
  deed: Deed;
  check?: (texts: Record<string, string>, t: Words["t"]) => Problems;
  work: (scope: StaffScope, domain: StaffDomain, texts: Record<string, string>) => Promise<Outcome>;
};

export const domainPath = (id: number): string => `${LIST}/${id}`;

/** One write to a domain as it is at this moment. A refusal comes back in the registrar's own words. */
async function written(data: FormData, { deed, check, work }: DeedRules) {
  return writeOn<StaffDomain, Answer>(data, {
    action: `domain.${deed}`,
    of: "domain",
    now: staffDomainNow,
    path: domainPath,
    need: "services",
    check,
    // What is "done" would be kept for a day, the code in it.
    isDone: (answer) => answer.is === "done" && answer.code === undefined,
    isRefused: ({ is }) => is !== "done",
    work: async (scope, before, texts, tell) => {
      const done = await answered(() => work(scope, before, texts));
      if (done.is === "refused") return done;
      const outcome = done.value;
      if ("errors" in outcome) return { is: "wrong", errors: outcome.errors };
      const after = await orElse(staffDomainNow(scope, before.id), undefined);
      tell.changed({ ...valuesOf(before), ...outcome.before }, { ...valuesOf(after ?? before), ...outcome.after });
      return { is: "done", before: factsOf(before), after: after && factsOf(after), code: outcome.code };
    },
  });
}

/** What is other than it was, in words: "Expires: 3 Mar 2027 → 3 Mar 2028". */
function changesIn(before: Facts, after: Facts, { t, locale }: Words): string {
  const day = (value: string | null) => (value && formatDate(value, locale)) || "–";
  const pairs = [
    [t("admin.client.columns.status"), stateWord(before.status, t), stateWord(after.status, t)],
    [t("admin.client.columns.expires"), day(before.expires), day(after.expires)],
    [t("admin.client.columns.nextDue"), day(before.nextDue), day(after.nextDue)],
  ] as const;
  return pairs
    .filter(([, was, is]) => was !== is)
    .map(([label, was, is]) => labelled(label, `${was} → ${is}`, locale))
    .join(" · ");
}

/** A deed's form: afterwards the domain's page says what is other than it was. */
export async function deedOn(data: FormData, rules: DeedRules): Promise<FormState> {
  const done = await written(data, rules);
  if ("state" in done) return done.state;
  const { answer, t, locale, id } = done;
  if (answer.is === "wrong") return backWith(data, answer.errors);
  if (answer.is === "refused")
    return { ...backWith(data, []), problem: { title: t("domains.refused"), text: answer.reason } };
  if (answer.code !== undefined) {
    const isMailed = answer.code === null;
    const title = t(isMailed ? "manage.domain.codeMailedTitle" : "manage.domain.codeTitle");
    const text = t(isMailed ? "manage.domain.codeMailed" : "domains.deeds.code.shown");
    const secrets = answer.code === null ? [] : [{ label: t("manage.domain.code"), value: answer.code }];
    return { values: {}, errors: [], shown: { title, text, secrets } };
  }
  const detail = answer.after && changesIn(answer.before, answer.after, { t, locale });
  await leaveFlash({ title: t(`domains.deeds.${rules.deed}.done`), ...(detail && { detail }) });
  redirect(domainPath(id));
}
