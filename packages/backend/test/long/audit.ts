import { connect, type Database } from "@kraken/database";
import { type RawBuilder, sql } from "kysely";
import type { Tables } from "../../src/schema/index.ts";

/** What must find nothing in the books, whenever they are opened. */
const wrongs: Record<string, RawBuilder<unknown>> = {
  "a client's credit that is not the sum of his credits": sql`
    select clients.id from clients where credit <> (select coalesce(sum(amount), 0) from credits where client_id = clients.id)`,
  "a client's credit below zero": sql`select id from clients where credit < 0`,
  "an invoice whose subtotal is not the sum of its lines": sql`
    select invoices.id from invoices
    where subtotal <> (select coalesce(sum(amount), 0) from invoice_items where invoice_id = invoices.id)`,
  "an invoice whose total is not its subtotal and taxes": sql`
    select id from invoices where total <> subtotal + tax + tax2`,
  "an invoice whose payments are not its transactions": sql`
    select invoices.id from invoices where amount_paid <> (
      select coalesce(sum(amount_in - amount_out), 0) from transactions where invoice_id = invoices.id)`,
  "a paid invoice on which something is left to pay": sql`
    select id from invoices where status = 'Paid' and total - credit - amount_paid > 0`,
  "an invoice without lines": sql`
    select id from invoices where id not in (select invoice_id from invoice_items)`,
  "an order without anything in it": sql`
    select id from orders
    where renewals in ('', '{}') and id not in (select order_id from services where order_id is not null)
      and id not in (select order_id from domains where order_id is not null)
      and id not in (select order_id from service_addons where order_id is not null)
      and id not in (select order_id from upgrades where order_id is not null)`,
  "an order whose invoice is another client's": sql`
    select orders.id from orders join invoices on invoices.id = orders.invoice_id
    where invoices.client_id <> orders.client_id`,
  "a line for a service that is not there": sql`
    select id from invoice_items where type = 'Hosting' and related_id not in (select id from services)`,
  "a client without an owner": sql`
    select id from clients where id not in (select client_id from user_clients where is_owner = 1)`,
  "a ticket without exactly one opening message": sql`
    select tickets.id from tickets where merged_into_id is null
      and 1 <> (select count(*) from ticket_replies where ticket_id = tickets.id and is_opening = 1)`,
  "a payment that was booked twice": sql`
    select min(id) as id from transactions where transaction_id <> '' and amount_in > 0
    group by gateway, transaction_id, invoice_id having count(*) > 1`,
};

/** What is wrong with books that are open, in words; `except` are wrongs that a test makes on purpose. */
export async function wrongsIn(
  { db }: Pick<Database<Tables>, "db">,
  except: readonly (keyof typeof wrongs)[] = [],
): Promise<string[]> {
  const found: string[] = [];
  for (const [wrong, query] of Object.entries(wrongs)) {
    if (except.includes(wrong)) continue;
    const { rows } = await (query as RawBuilder<{ id: number }>).execute(db);
    if (rows.length > 0) found.push(`${wrong}: ${rows.map(({ id }) => id).join(", ")}`);
  }
  return found;
}

/**
 * Opens a SQLite file that nobody uses and looks for what may never be: damage, rows that point nowhere, ledgers that
 * don't balance, halves of orders and invoices. Answers what it found, in words.
 */
export async function audit(file: string): Promise<string[]> {
  const database = await connect<Tables>(`file:${file}`);
  try {
    const found: string[] = [];
    const { rows: health } = await sql<{ integrity_check: string }>`pragma integrity_check`.execute(database.db);
    for (const { integrity_check } of health) if (integrity_check !== "ok") found.push(`integrity: ${integrity_check}`);
    const { rows: lost } = await sql<{ table: string }>`pragma foreign_key_check`.execute(database.db);
    for (const { table } of lost) found.push(`a row of ${table} points nowhere`);
    return [...found, ...(await wrongsIn(database))];
  } finally {
    await database.close();
  }
}
