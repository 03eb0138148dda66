import "server-only";
import { ActionError, type Whmcs } from "@kraken/sdk";
import { assertMay, type ClientScope } from "../access/scope.ts";
import { ask, askAnew } from "./ask.ts";
import { asWhmcs, type PersonFields, personOf } from "./client-fields.ts";
import { isLastForDomains, type MailChoice, type MailKind, mailChoice } from "./mail-kinds.ts";
import { once } from "./once.ts";
import { collect, ownRows } from "./owned.ts";

type Row = Awaited<ReturnType<Whmcs["getContacts"]>>["contacts"][number];

/** Somebody whom the company mails for a client. He can't sign in: that is what users do. */
export type ContactFields = PersonFields & { mails: MailChoice };
export type Contact = ContactFields & { id: number };

const pick = (row: Row): Contact => ({
  id: row.id,
  ...personOf({ ...row, companyname: row.companyname ?? "" }),
  mails: mailChoice((kind: MailKind) => row[`${kind}emails`]),
});

export const contactName = ({ firstName, lastName, company, email }: PersonFields): string =>
  `${firstName} ${lastName}`.trim() || company || email;

async function ownContacts(asked: Whmcs, scope: ClientScope): Promise<Contact[]> {
  assertMay(scope, "contacts");
  const rows = await collect(asked.paginate.getContacts({ userid: scope.clientId }));
  return ownRows(scope, "GetContacts", rows, (row) => row.userid).map(pick);
}

/** All contacts of the signed-in client. (GetContacts) */
export const contacts = once((scope: ClientScope) => ownContacts(ask(scope), scope));

/** One contact, or undefined when this client has no such one. WHMCS gives them by the list only. (GetContacts) */
export const contact = async (scope: ClientScope, id: number): Promise<Contact | undefined> =>
  (await contacts(scope)).find((each) => each.id === id);

/** The same as it is at this moment, for who changes it. (GetContacts) */
export const contactNow = async (scope: ClientScope, id: number): Promise<Contact | undefined> =>
  (await ownContacts(askAnew(scope), scope)).find((each) => each.id === id);

export type ContactSaved = "saved" | "email taken" | "last for domains";

/** Why WHMCS does not take a contact, where it says so in words that we know. */
function refusedAs(error: unknown): ContactSaved {
  if (error instanceof ActionError && /duplicate email/i.test(error.reason)) return "email taken";
  if (error instanceof ActionError && isLastForDomains(error.reason)) return "last for domains";
  throw error;
}

/** (AddContact) */
export async function addContact(scope: ClientScope, { mails, ...person }: ContactFields): Promise<ContactSaved> {
  assertMay(scope, "contacts");
  const { country, ...rest } = asWhmcs(person);
  const input = { ...rest, clientid: scope.clientId, country: country || undefined, email_preferences: mails };
  return ask(scope)
    .addContact(input)
    .then(() => "saved" as const, refusedAs);
}

/** Changes one of the client's own contacts. (UpdateContact) */
export async function changeContact(
  scope: ClientScope,
  { id }: Contact,
  { mails, ...person }: ContactFields,
): Promise<ContactSaved> {
  assertMay(scope, "contacts");
  const { country, ...rest } = asWhmcs(person);
  const input = { ...rest, contactid: id, country: country || undefined, email_preferences: mails };
  return ask(scope)
    .updateContact(input)
    .then(() => "saved" as const, refusedAs);
}

/** Removes one of the client's own contacts. (DeleteContact) */
export async function removeContact(scope: ClientScope, { id }: Contact): Promise<void> {
  assertMay(scope, "contacts");
  await ask(scope).deleteContact({ contactid: id });
}
