import { sql } from "kysely";
import type { Context, Tx } from "../context.ts";

export type Db = Context["db"] | Tx;

/** What is found by its words, and its number in the index. The numbers are kept in the database: never change one. */
export const wordKinds = { client: 1, service: 2, domain: 3, ticket: 4, quote: 5 } as const;
export type WordKind = keyof typeof wordKinds;

/** What is found. Invoices and orders only by their numbers. */
export const searchKinds = ["client", "domain", "service", "ticket", "quote", "invoice", "order"] as const;
export type SearchKind = (typeof searchKinds)[number];

export const isWordKind = (kind: SearchKind): kind is WordKind => Object.hasOwn(wordKinds, kind);

export const wordKindNames = Object.keys(wordKinds) as WordKind[];

/** Where the texts of each kind are. Migrations 0006 and 0022 note changes of the same columns. */
export const sources = {
  client: { table: "clients", columns: ["firstname", "lastname", "companyname", "email", "phonenumber", "tax_id"] },
  service: { table: "services", columns: ["domain", "username", "dedicated_ip"] },
  domain: { table: "domains", columns: ["domain"] },
  ticket: { table: "tickets", columns: ["subject", "name", "email"] },
  quote: { table: "quotes", columns: ["subject", "firstname", "lastname", "companyname", "email"] },
} as const;

/** Which objects of a kind: those with these ids, or all from one id to another, both included. */
export type Wanted = { ids: readonly number[] } | { from: number; to: number };

/** The searched texts of objects. */
export async function textsOf(db: Db, kind: WordKind, wanted: Wanted): Promise<{ id: number; texts: string[] }[]> {
  const { table, columns } = sources[kind];
  const where =
    "ids" in wanted ? sql`id in (${sql.join(wanted.ids)})` : sql`id between ${wanted.from} and ${wanted.to}`;
  const names = columns.map((name) => sql.ref(name));
  const { rows } = await sql<{ id: number } & Record<string, string>>`
    select id, ${sql.join(names)} from ${sql.table(table)} where ${where}`.execute(db);
  return rows.map((row) => ({ id: row.id, texts: columns.map((name) => row[name] ?? "") }));
}
