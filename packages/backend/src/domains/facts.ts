import type { Selectable } from "kysely";
import type { Context } from "../context.ts";
import { personOf } from "../modules/person.ts";
import type { DomainFacts } from "../modules/registrar.ts";
import type { DomainsTable } from "../schema/purchases.ts";
import { contactsOf } from "./contacts.ts";

export type DomainRow = Selectable<DomainsTable>;

/** A domain's nameservers, as many as are set. */
export const nameserversOf = (row: Pick<DomainRow, "ns1" | "ns2" | "ns3" | "ns4" | "ns5">): string[] =>
  [row.ns1, row.ns2, row.ns3, row.ns4, row.ns5].filter((name) => name !== "");

/** A domain as its registrar is told of it; undefined when there is none. */
export async function domainFacts(db: Context["db"], id: number): Promise<DomainFacts | undefined> {
  const row = await db.selectFrom("domains").selectAll().where("id", "=", id).executeTakeFirst();
  const person = row && (await personOf(db, row.client_id));
  if (!person) return undefined;
  return {
    id,
    domain: row.domain,
    status: row.status,
    registeredOn: row.registered_on,
    expiresOn: row.expires_on,
    nameservers: nameserversOf(row),
    contacts: contactsOf(row.whois, person),
    eppCode: row.epp_code,
    isLocked: row.is_locked === 1,
    idProtection: row.id_protection === 1,
    dnsManagement: row.dns_management === 1,
    emailForwarding: row.email_forwarding === 1,
    idnLanguage: row.idn_language,
    additionalFields: row.additional_fields === "" ? {} : JSON.parse(row.additional_fields),
  };
}

/**
 * A domain by its id, or by its name where that stands only once in the installation (whatever its case; cancelled and
 * fraudulent ones don't count where another one is left).
 */
export async function findDomain(
  { db }: Pick<Context, "db">,
  by: { domainid?: number | undefined; domain?: string | undefined },
): Promise<DomainRow | undefined> {
  if (by.domainid) return db.selectFrom("domains").selectAll().where("id", "=", by.domainid).executeTakeFirst();
  const name = by.domain?.trim().toLowerCase() ?? "";
  if (name === "") return undefined;
  const rows = await db.selectFrom("domains").selectAll().where("domain", "=", name).limit(20).execute();
  const live = rows.filter(({ status }) => status !== "Cancelled" && status !== "Fraud");
  const found = live.length > 0 ? live : rows;
  return found.length === 1 ? found[0] : undefined;
}
