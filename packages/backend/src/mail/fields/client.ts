import { sql } from "kysely";
import type { Context, Tx } from "../../context.ts";
import { type CurrencyLook, shownAmount } from "../../wire/amounts.ts";
import type { MergeFields } from "../merge.ts";
import type { Subject } from "./subject.ts";

type Db = Context["db"] | Tx;

/** How amounts of a client look. */
export async function lookOf(db: Db, clientId: number): Promise<CurrencyLook> {
  const look = await db
    .selectFrom("clients")
    .innerJoin("currencies", "currencies.id", "clients.currency_id")
    .select(["code", "prefix", "suffix", "format"])
    .where("clients.id", "=", clientId)
    .executeTakeFirst();
  return look ?? { code: "", prefix: "", suffix: "", format: 1 };
}

/** A client's merge fields; undefined when there is no such client. */
export async function clientFields(db: Db, clientId: number): Promise<MergeFields | undefined> {
  const client = await db.selectFrom("clients").selectAll().where("id", "=", clientId).executeTakeFirst();
  if (!client) return undefined;
  const look = await lookOf(db, clientId);
  const { due } = await db
    .selectFrom("invoices")
    .select(sql<number>`cast(coalesce(sum(total - credit - amount_paid), 0) as bigint)`.as("due"))
    .where("client_id", "=", clientId)
    .where("status", "=", "Unpaid")
    .executeTakeFirstOrThrow();
  return {
    client_id: client.id,
    client_name: `${client.firstname} ${client.lastname}`.trim(),
    client_first_name: client.firstname,
    client_last_name: client.lastname,
    client_company_name: client.companyname,
    client_email: client.email,
    client_address1: client.address1,
    client_address2: client.address2,
    client_city: client.city,
    client_state: client.state,
    client_postcode: client.postcode,
    client_country: client.country,
    client_phonenumber: client.phonenumber,
    client_tax_id: client.tax_id,
    client_currency: look.code,
    client_credit: shownAmount(client.credit, look),
    client_due_invoices_balance: shownAmount(due, look),
    client_group_id: client.group_id ?? "",
    client_status: client.status,
    client_language: client.language,
    client_signup_date: client.created_at.slice(0, 10),
  };
}

/** General mail: about the client himself. */
export async function aboutClient(db: Db, id: number): Promise<Subject | undefined> {
  const fields = await clientFields(db, id);
  return fields && { clientId: id, fields };
}

/** Affiliate mail: about the client as an affiliate. */
export async function aboutAffiliate(db: Db, id: number): Promise<Subject | undefined> {
  const affiliate = await db.selectFrom("affiliates").selectAll().where("id", "=", id).executeTakeFirst();
  if (!affiliate) return undefined;
  const look = await lookOf(db, affiliate.client_id);
  return {
    clientId: affiliate.client_id,
    fields: {
      ...(await clientFields(db, affiliate.client_id)),
      affiliate_id: affiliate.id,
      affiliate_total_visits: affiliate.visitors,
      affiliate_balance: shownAmount(affiliate.balance, look),
      affiliate_withdrawn: shownAmount(affiliate.withdrawn, look),
    },
  };
}

/** Mail to a user about himself. It is in no client's history. */
export async function aboutUser(db: Db, id: number): Promise<Subject | undefined> {
  const user = await db
    .selectFrom("users")
    .select(["firstname", "lastname", "email", "language"])
    .where("id", "=", id)
    .executeTakeFirst();
  return (
    user && {
      clientId: null,
      to: user.email,
      language: user.language,
      fields: {
        user_id: id,
        user_first_name: user.firstname,
        user_last_name: user.lastname,
        user_name: `${user.firstname} ${user.lastname}`.trim(),
        user_email: user.email,
      },
    }
  );
}
