import { sql } from "kysely";
import type { Db, SearchKind } from "./kinds.ts";

/** Something that has the number, or one that begins with it. */
export type Numbered = { kind: SearchKind; id: number; worth: number };

const MOST_BEGINNINGS = 10;
/** PostgreSQL's integer. */
const LARGEST_ID = 2_147_483_647;

/** The number that a query names: all of it, or its last word with digits in it ("Ticket #516757"). */
export function numberIn(query: string): string | undefined {
  const words = query.trim().split(/\s+/);
  const last = words.findLast((word) => /^[#№]?[\w./-]*\d[\w./-]*$/.test(word));
  return last?.replace(/^[#№]/, "");
}

/** What a kind's own number is called where it is not its id. */
const numbers = {
  ticket: { table: "tickets", column: "tid" },
  invoice: { table: "invoices", column: "invoice_number" },
  order: { table: "orders", column: "order_number" },
} as const;

const tables = {
  client: "clients",
  service: "services",
  domain: "domains",
  ticket: "tickets",
  invoice: "invoices",
  order: "orders",
  quote: "quotes",
} as const;

function ofClient(kind: SearchKind, clientid: number | undefined) {
  if (clientid === undefined) return sql``;
  return kind === "client" ? sql`and id = ${clientid}` : sql`and client_id = ${clientid}`;
}

/** What has a number as its id or its own number, and what has one that begins so. */
export async function objectsWithNumber(
  db: Db,
  number: string,
  scope: { kinds: readonly SearchKind[]; clientid: number | undefined },
): Promise<Numbered[]> {
  const id = /^\d+$/.test(number) && Number(number) <= LARGEST_ID ? Number(number) : undefined;
  const byId = async (kind: SearchKind): Promise<Numbered[]> => {
    if (id === undefined) return [];
    const { rows } = await sql<{ id: number }>`
      select id from ${sql.table(tables[kind])} where id = ${id} ${ofClient(kind, scope.clientid)}`.execute(db);
    return rows.map((row) => ({ kind, id: row.id, worth: 0.95 }));
  };
  const byNumber = async (kind: keyof typeof numbers): Promise<Numbered[]> => {
    const { table, column } = numbers[kind];
    const { rows } = await sql<{ id: number; number: string }>`
      select id, ${sql.ref(column)} as number from ${sql.table(table)}
      where ${beginsWith(column, number)} ${ofClient(kind, scope.clientid)}
      order by ${sql.ref(column)} limit ${sql.lit(MOST_BEGINNINGS)}`.execute(db);
    return rows.map((row) => ({ kind, id: row.id, worth: row.number === number ? 1 : 0.8 }));
  };
  const asked = scope.kinds.flatMap((kind) => [
    byId(kind),
    ...(kind === "ticket" || kind === "invoice" || kind === "order" ? [byNumber(kind)] : []),
  ]);
  return (await Promise.all(asked)).flat();
}

const beginsWith = (column: string, number: string) =>
  sql`${sql.ref(column)} >= ${number} and ${sql.ref(column)} < ${`${number}\u{10FFFF}`}`;
