import { column, type MigrationContext } from "@kraken/database";

/** What became of it. "unknown": a write was sent to WHMCS and its answer was lost. */
export type AuditResult = "done" | "refused" | "failed" | "unknown";

/** One line of the audit log. Text has its control characters written as \uXXXX, and holds no secret. */
export type AuditRow = {
  /** 1, 2, 3 …, without a gap. */
  number: number;
  at: string;
  /** "user 7", "staff 3", "owner", "shell" or "nobody". */
  who: string;
  /** The name or e-mail address by which people know them. */
  name: string;
  /** As whom they acted: "client 12" or "admin anna". */
  as_whom: string;
  /** "ticket.reply" */
  action: string;
  /** "ticket 1042" */
  object: string;
  result: AuditResult;
  address: string;
  /** More of it, such as the reason that staff gave. */
  note: string;
  /** The hash of the line before. */
  previous: string;
  /** SHA-256 over this line and `previous`. */
  hash: string;
};

/** One row: where the log ends. Whoever appends holds it, so that lines are written one at a time. */
export type AuditHeadRow = { id: number; number: number; hash: string };

export type AuditTables = { audit_entries: AuditRow; audit_head: AuditHeadRow };

/** What the first line has for the hash of the one before. */
export const noHash = "0".repeat(64);

export async function createAudit({ tx, createTable, createIndex }: MigrationContext): Promise<void> {
  await createTable(
    "audit_entries",
    {
      number: column.integer,
      at: column.time,
      who: column.textRequired,
      name: column.text,
      as_whom: column.text,
      action: column.textRequired,
      object: column.text,
      result: column.textRequired,
      address: column.text,
      note: column.text,
      previous: column.textRequired,
      hash: column.textRequired,
    },
    ["number"],
  );
  for (const key of ["who", "as_whom", "action", "lower(name)", "lower(object)", "lower(address)"])
    await createIndex("audit_entries", [key, "number"]);
  await createTable("audit_head", { id: column.id, number: column.integer, hash: column.textRequired });
  await tx.withTables<AuditTables>().insertInto("audit_head").values({ id: 1, number: 0, hash: noHash }).execute();
}
