import "server-only";
import type { Whmcs } from "@kraken/sdk";
import { assertMay, type ClientScope } from "../access/scope.ts";
import { ask } from "./ask.ts";
import { type ClientDetails, clientDetails, clientDetailsNow } from "./client-details.ts";
import { asWhmcs, type PersonFields, personNames, personOf, whmcsNames } from "./client-fields.ts";
import { type ClientRefusal, clientRefusal } from "./client-refusal.ts";
import { failureOf } from "./failure.ts";
import { type MailChoice, type MailKind, mailChoice } from "./mail-kinds.ts";

/** What a client's record says of him that his users may see and change. */
export type AccountDetails = PersonFields & {
  taxId: string;
  /** The way to pay by its module's name; "" where none was chosen. */
  paymentMethod: string;
  /** WHMCS's name of the language in which he is mailed; "" for the company's own. */
  language: string;
  mails: MailChoice;
  /** News and offers. */
  offers: boolean;
};

const pick = (client: ClientDetails): AccountDetails => ({
  ...personOf(client),
  taxId: client.tax_id,
  paymentMethod: client.defaultgateway,
  language: client.language.toLowerCase(),
  mails: mailChoice((kind) => client.email_preferences[kind] ?? true),
  offers: client.marketing_emails_opt_in,
});

export type Shown = { details: AccountDetails; number: number; currency: string; since: string | null };

/** The client's details, and what he can't change. (GetClientsDetails) */
export async function accountDetails(scope: ClientScope): Promise<Shown> {
  assertMay(scope, "profile");
  const client = await clientDetails(scope.clientId);
  if (!client) throw new Error("The client is gone");
  return { details: pick(client), number: client.id, currency: client.currency_code, since: client.datecreated };
}

/** The same as they are at this moment, for who changes them. (GetClientsDetails) */
export async function accountDetailsNow(scope: ClientScope): Promise<AccountDetails> {
  assertMay(scope, "profile");
  const client = await clientDetailsNow(scope.clientId);
  if (!client) throw new Error("The client is gone");
  return pick(client);
}

export type DetailName = keyof PersonFields | "taxId";

/** Which details the company lets its clients leave empty, and which only staff change. */
export type DetailRules = { optional: ReadonlySet<DetailName>; locked: ReadonlySet<DetailName> };

const detailNames: DetailName[] = [...personNames, "taxId"];
const settingOf = (name: DetailName) => (name === "taxId" ? "tax_id" : whmcsNames[name]);

/** The names in one of WHMCS's settings: "companyname,tax_id". None where it can't be read. */
async function namesIn(scope: ClientScope, setting: string): Promise<ReadonlySet<DetailName>> {
  try {
    const { value } = await ask(scope).getConfigurationValue({ setting });
    const listed = value.toLowerCase().split(/[\s,]+/);
    return new Set(detailNames.filter((name) => listed.includes(settingOf(name))));
  } catch (error) {
    if (failureOf(error) !== "refused") throw error;
    return new Set();
  }
}

/**
 * As WHMCS is set. Another e-mail address asks for the user's password, which staff who act for him have not got.
 * (GetConfigurationValue of ClientsProfileOptionalFields and ClientsProfileUneditableFields)
 */
export async function detailRules(scope: ClientScope): Promise<DetailRules> {
  assertMay(scope, "profile");
  const [optional, locked] = await Promise.all([
    namesIn(scope, "ClientsProfileOptionalFields"),
    namesIn(scope, "ClientsProfileUneditableFields"),
  ]);
  return { optional, locked: scope.actor ? new Set([...locked, "email"]) : locked };
}

export type Saved =
  | { is: "saved" }
  /** Another client has the e-mail address; nobody would hear of the domains. */
  | ClientRefusal;

/** What is left out stays as it is. */
export type DetailChanges = Partial<Omit<AccountDetails, "mails">> & { mails?: Partial<Record<MailKind, boolean>> };

/** Changes the client's details. (UpdateClient) */
export async function saveDetails(scope: ClientScope, changes: DetailChanges): Promise<Saved> {
  assertMay(scope, "profile");
  const { taxId, paymentMethod, language, mails, offers, ...person } = changes;
  const { country, ...rest } = asWhmcs(person);
  const input: Parameters<Whmcs["updateClient"]>[0] = {
    clientid: scope.clientId,
    ...rest,
    country: country || undefined,
    tax_id: taxId,
    paymentmethod: paymentMethod || undefined,
    language,
    email_preferences: mails,
    marketingoptin: offers,
  };
  try {
    await ask(scope).updateClient(input);
    return { is: "saved" };
  } catch (error) {
    return clientRefusal(error);
  }
}
