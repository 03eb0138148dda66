import "server-only";
import type { Whmcs } from "@kraken/sdk";
import { assertScope, type StaffScope } from "../../access/scope.ts";
import { ask, askAnew } from "../ask.ts";
import { clientAnswer } from "../client-details.ts";
import { asWhmcs, changesOf, type PersonFields, personOf } from "../client-fields.ts";
import { clientRefusal } from "../client-refusal.ts";
import { type MailChoice, mailChoice } from "../mail-kinds.ts";
import { told } from "../told.ts";

/** Yes or no, as WHMCS has them of a client. */
export const switches = [
  "taxExempt",
  "separateInvoices",
  "noLateFees",
  "noOverdueNotices",
  "noAutoCharge",
  "noAutoClose",
  "offers",
] as const;
export type Switch = (typeof switches)[number];

/** What staff change of a client. */
export type ClientSettings = PersonFields &
  Record<Switch, boolean> & {
    taxId: string;
    status: string;
    /** The group's id; 0 for none. */
    group: number;
    language: string;
    /** The way to pay by its module's name. */
    paymentMethod: string;
    notes: string;
    mails: MailChoice;
  };

export type SettingsNow = { id: number; name: string; currency: string; settings: ClientSettings };

/** A client's settings as they are at this moment; undefined when there is no such client. (GetClientsDetails) */
export async function settingsNow(scope: StaffScope, id: number): Promise<SettingsNow | undefined> {
  assertScope(scope, "staff");
  const found = (await clientAnswer(askAnew(scope), id, false))?.client;
  if (!found) return undefined;
  const person = personOf(found);
  return {
    id,
    name: person.company || `${person.firstName} ${person.lastName}`.trim(),
    currency: found.currency_code,
    settings: {
      ...person,
      taxId: found.tax_id,
      status: found.status,
      group: found.groupid,
      language: found.language.toLowerCase(),
      paymentMethod: found.defaultgateway,
      notes: found.notes,
      mails: mailChoice((kind) => found.email_preferences[kind] ?? true),
      taxExempt: found.taxexempt,
      separateInvoices: found.separateinvoices,
      noLateFees: found.latefeeoveride,
      noOverdueNotices: found.overideduenotices,
      noAutoCharge: found.disableautocc,
      noAutoClose: found.overrideautoclose,
      offers: found.marketing_emails_opt_in,
    },
  };
}

/** Groups that a client can be in; none where the role may not list them. (GetClientGroups) */
export async function groupChoices(scope: StaffScope): Promise<{ id: number; name: string; percent: string }[]> {
  assertScope(scope, "staff");
  const answer = await told(() => ask(scope).getClientGroups({}));
  if (answer.is !== "known") return [];
  return answer.value.groups.map((group) => ({ id: group.id, name: group.groupname, percent: group.discountpercent }));
}

export type SettingsSaved =
  | { is: "done"; changed: { before: Partial<Flat>; after: Partial<Flat> } }
  | { is: "email taken" | "last for domains" }
  | { is: "field"; field: keyof PersonFields }
  | { is: "refused"; reason: string };

/** Settings as the audit log names them: kinds of mail are settings of their own. */
type Flat = Record<string, string | number | boolean>;
export const flatOf = ({ mails, ...rest }: ClientSettings): Flat => ({
  ...rest,
  ...Object.fromEntries(Object.entries(mails).map(([kind, is]) => [`mail ${kind}`, is])),
});

const statuses = ["Active", "Inactive", "Closed"] as const;

/** Changes of a client what is other than it was, and nothing else. (UpdateClient) */
export async function saveSettings(
  scope: StaffScope,
  { id, settings: before }: SettingsNow,
  after: ClientSettings,
): Promise<SettingsSaved> {
  assertScope(scope, "staff");
  const { mails, ...rest } = after;
  const { mails: mailsBefore, ...restBefore } = before;
  const changed: Partial<typeof rest> = changesOf(restBefore, rest) ?? {};
  const changedMails = changesOf(mailsBefore, mails);
  const names = [...Object.keys(changed), ...Object.keys(changedMails ?? {}).map((kind) => `mail ${kind}`)];
  const of = (all: Flat): Partial<Flat> => Object.fromEntries(names.map((name) => [name, all[name]]));
  const done = { is: "done" as const, changed: { before: of(flatOf(before)), after: of(flatOf(after)) } };
  if (names.length === 0) return done;
  const { country, ...person } = asWhmcs(changed);
  const input: Parameters<Whmcs["updateClient"]>[0] = {
    clientid: id,
    ...person,
    country: country || undefined,
    tax_id: changed.taxId,
    status: statuses.find((each) => each === changed.status),
    groupid: changed.group,
    language: changed.language,
    paymentmethod: changed.paymentMethod || undefined,
    notes: changed.notes,
    email_preferences: changedMails,
    marketingoptin: changed.offers,
    taxexempt: changed.taxExempt,
    separateinvoices: changed.separateInvoices,
    latefeeoveride: changed.noLateFees,
    overideduenotices: changed.noOverdueNotices,
    disableautocc: changed.noAutoCharge,
    overrideautoclose: changed.noAutoClose,
    // Staff may know less of a client than he would have to tell himself.
    skipvalidation: true,
  };
  try {
    await ask(scope, id).updateClient(input);
    return done;
  } catch (error) {
    const refusal = clientRefusal(error);
    return refusal.is === "custom field" ? { is: "refused", reason: refusal.reason } : refusal;
  }
}
