import { createHash } from "node:crypto";
import { startsWith } from "@kraken/database";
import { type ExpressionBuilder, sql, type Transaction } from "kysely";
import { isoNow } from "../lib/iso.ts";
import type { Store } from "./store.ts";
import { type AuditResult, type AuditRow, noHash } from "./tables/audit.ts";
import type { StoreTables } from "./tables.ts";

export type { AuditResult, AuditRow } from "./tables/audit.ts";

/** What somebody did, before it has its place in the log. */
export type AuditEntry = {
  who: string;
  name?: string | undefined;
  asWhom?: string | undefined;
  action: string;
  /** On what: "ticket 1042". */
  on?: string | undefined;
  result: AuditResult;
  address?: string | undefined;
  note?: string | undefined;
};

const longest = 500;
/** What was before and after takes more room. */
const longestNote = 4000;

/** One line of text, whatever came: control characters and line ends as \uXXXX, lone surrogates too, and not endless. */
export function oneLine(text: string, most = longest): string {
  const line = text.replace(
    /[\p{Cc}\p{Surrogate}\u2028\u2029]/gu,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  return line.length > most ? `${Array.from(line).slice(0, most).join("")}…` : line;
}

type Unhashed = Omit<AuditRow, "hash">;

function hashOf(row: Unhashed): string {
  const { previous, number, at, who, name, as_whom, action, object, result, address, note } = row;
  const content = [previous, number, at, who, name, as_whom, action, object, result, address, note];
  return createHash("sha256").update(JSON.stringify(content)).digest("hex");
}

/** Appends a line by the transaction of what it tells of: both are there, or neither is. */
export async function appendAudit(store: Store, tx: Transaction<StoreTables>, entry: AuditEntry): Promise<void> {
  await store.lockRow(tx, "audit_head", 1);
  const head = await tx.selectFrom("audit_head").selectAll().where("id", "=", 1).executeTakeFirstOrThrow();
  const row: Unhashed = {
    number: head.number + 1,
    at: isoNow(),
    who: oneLine(entry.who),
    name: oneLine(entry.name ?? ""),
    as_whom: oneLine(entry.asWhom ?? ""),
    action: oneLine(entry.action),
    object: oneLine(entry.on ?? ""),
    result: entry.result,
    address: oneLine(entry.address ?? ""),
    note: oneLine(entry.note ?? "", longestNote),
    previous: head.hash,
  };
  const hash = hashOf(row);
  await tx
    .insertInto("audit_entries")
    .values({ ...row, hash })
    .execute();
  await tx.updateTable("audit_head").set({ number: row.number, hash }).where("id", "=", 1).execute();
}

/** Appends a line about what happened elsewhere. */
export const writeAudit = (store: Store, entry: AuditEntry): Promise<void> =>
  store.transaction((tx) => appendAudit(store, tx, entry));

/** What is wrong with the log, and where. */
export type AuditFinding = { kind: "changed" | "missing" | "inserted"; number: number };
export type AuditEnd = { number: number; hash: string };
export type AuditVerdict = { end: AuditEnd; findings: AuditFinding[] };

const READ_AT_ONCE = 1000;
const MOST_FINDINGS = 100;

/**
 * Reads the whole log and finds lines that were changed, removed or inserted. Somebody who can write to the database
 * could reckon all hashes anew: give the `end` of an earlier verdict, kept elsewhere, to find that as well.
 */
export async function verifyAudit({ db }: Store, earlier?: AuditEnd): Promise<AuditVerdict> {
  const head = await db.selectFrom("audit_head").selectAll().where("id", "=", 1).executeTakeFirst();
  const end = { number: head?.number ?? 0, hash: head?.hash ?? noHash };
  const findings = new Map<number, AuditFinding["kind"]>();
  const find = (number: number, kind: AuditFinding["kind"]) => {
    if (findings.size < MOST_FINDINGS && !findings.has(number)) findings.set(number, kind);
  };
  let last = { number: 0, hash: noHash };
  for (;;) {
    const rows = await db
      .selectFrom("audit_entries")
      .selectAll()
      .where("number", ">", last.number)
      .orderBy("number")
      .limit(READ_AT_ONCE)
      .execute();
    for (const row of rows) {
      // Lines that were written while we read come after the end that we know.
      const isAfter = row.number > end.number;
      if (isAfter && (await isWithinTheLog(db, row.number))) return verdict();
      if (isAfter) find(row.number, "inserted");
      missing(last.number + 1, Math.min(row.number, end.number + 1));
      if (hashOf(row) !== row.hash) find(row.number, "changed");
      else if (row.number === last.number + 1 && row.previous !== last.hash) find(last.number || row.number, "changed");
      for (const known of [end, earlier])
        if (row.number === known?.number && row.hash !== known.hash) find(row.number, "changed");
      last = { number: row.number, hash: row.hash };
    }
    if (rows.length < READ_AT_ONCE) return verdict();
  }

  function missing(from: number, to: number) {
    for (let number = from; number < to && findings.size < MOST_FINDINGS; number += 1) find(number, "missing");
  }
  function verdict(): AuditVerdict {
    missing(last.number + 1, Math.max(end.number, earlier?.number ?? 0) + 1);
    const found = [...findings].map(([number, kind]) => ({ kind, number })).sort((a, b) => a.number - b.number);
    return { end, findings: found };
  }
}

async function isWithinTheLog(db: Store["db"], number: number): Promise<boolean> {
  const head = await db.selectFrom("audit_head").select("number").where("id", "=", 1).executeTakeFirst();
  return (head?.number ?? 0) >= number;
}

export type AuditQuery = {
  /** The beginning of a name, an object ("ticket 1042"), an action or an address, or just who or as whom. */
  search?: string | undefined;
  /** What is searched for may be one of these actions, too. */
  orActions?: readonly string[] | undefined;
  /** An action ("ticket.reply"), or a group of them with its dot ("ticket."). */
  action?: string | undefined;
  result?: AuditResult | undefined;
  who?: string | undefined;
  page: number;
  pageSize: number;
};

/** What happened with somebody's own account, the newest first; also what nobody who was signed in tried by that name. */
export async function accountHistory(
  { db }: Store,
  { who, name, limit }: { who: string; name: string; limit: number },
): Promise<AuditRow[]> {
  const lines = db
    .selectFrom("audit_entries")
    .selectAll()
    .where("action", ">=", "account.")
    .where("action", "<", "account/")
    .orderBy("number", "desc")
    .limit(limit);
  const own = await lines.where("who", "=", who).execute();
  const nobodys = name
    ? await lines
        .where(
          sql`lower(name)`,
          "=",
          name.replace(/[A-Z]/g, (letter) => letter.toLowerCase()),
        )
        .where("who", "=", "nobody")
        .execute()
    : [];
  return [...own, ...nobodys].sort((a, b) => b.number - a.number).slice(0, limit);
}

/** The newest line of what was done as a client; undefined where it never was. */
export const lastDone = (
  { db }: Store,
  { action, asWhom }: { action: string; asWhom: string },
): Promise<AuditRow | undefined> =>
  db
    .selectFrom("audit_entries")
    .selectAll()
    .where("as_whom", "=", asWhom)
    .where("action", "=", action)
    .where("result", "=", "done")
    .orderBy("number", "desc")
    .limit(1)
    .executeTakeFirst();

/** Beyond this many lines nobody pages: a search is narrowed. */
const MOST_COUNTED = 10_000;

function matches(query: AuditQuery) {
  return (eb: ExpressionBuilder<StoreTables, "audit_entries">) => {
    const all = [];
    const { search, orActions = [], action, result, who } = query;
    if (search)
      all.push(
        eb.or([
          startsWith(eb.ref("name"), search),
          startsWith(eb.ref("object"), search),
          startsWith(eb.ref("address"), search),
          startsWith(eb.ref("action"), search),
          ...(orActions.length > 0 ? [eb("action", "in", orActions)] : []),
          eb("who", "=", search),
          eb("as_whom", "=", search),
        ]),
      );
    if (action?.endsWith(".")) all.push(eb("action", ">=", action), eb("action", "<", `${action.slice(0, -1)}/`));
    else if (action) all.push(eb("action", "=", action));
    if (result) all.push(eb("result", "=", result));
    if (who) all.push(eb("who", "=", who));
    return eb.and(all);
  };
}

/** One page of the log, the newest first. `total` stops at 10,000. */
export async function listAudit({ db }: Store, query: AuditQuery): Promise<{ rows: AuditRow[]; total: number }> {
  const found = db.selectFrom("audit_entries").where(matches(query));
  const counted = await db
    .selectFrom(found.select("number").limit(MOST_COUNTED).as("found"))
    .select(sql<number>`count(*)`.as("total"))
    .executeTakeFirst();
  const rows = await found
    .selectAll()
    .orderBy("number", "desc")
    .limit(query.pageSize)
    .offset((query.page - 1) * query.pageSize)
    .execute();
  return { rows, total: Number(counted?.total ?? 0) };
}
