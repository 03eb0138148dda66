import { isUniqueViolation } from "@kraken/database";
import { type Kysely, sql, type Transaction } from "kysely";
import { isoNow } from "../lib/iso.ts";
import { type AuditEntry, appendAudit } from "./audit.ts";
import { endSessionsOf } from "./sessions.ts";
import type { Store } from "./store.ts";
import type { StaffRole, StaffRow } from "./tables/people.ts";
import type { StoreTables } from "./tables.ts";

export type { StaffRole, StaffRow } from "./tables/people.ts";

export const staffRoles: readonly StaffRole[] = ["owner", "billing", "support", "read-only"];

/** Of the built-in owner, who signs in with ADMIN_PASSWORD. */
export const BUILT_IN = 0;

/** Why something about staff can't be done. */
export class StaffError extends Error {
  override name = "StaffError";
  readonly why: "email taken" | "unknown" | "last owner" | "no owner";
  constructor(why: StaffError["why"]) {
    const sentences = {
      "email taken": "Somebody has this e-mail address already.",
      unknown: "There is no such account.",
      "last owner": "Nobody could manage staff any more: this is the last owner, and the owner's password is off.",
      "no owner": "The owner's password can't be switched off before there is an account with the role owner.",
    };
    super(sentences[why]);
    this.why = why;
  }
}

export type NewStaff = Pick<StaffRow, "name" | "email" | "role" | "password_hash" | "admin_username" | "admin_id">;

/** Changes of accounts happen one after the other, each with its line in the audit log. */
function change<R>(store: Store, entry: AuditEntry, work: (tx: Transaction<StoreTables>) => Promise<R>): Promise<R> {
  return store.transaction(async (tx) => {
    await store.lockRow(tx, "audit_head", 1);
    const result = await work(tx);
    await appendAudit(store, tx, entry);
    return result;
  });
}

/** Adds a named account. @throws StaffError when the e-mail address is taken */
export async function addStaff(store: Store, account: NewStaff, entry: AuditEntry): Promise<number> {
  try {
    return await change(store, entry, async (tx) => {
      const row = { ...account, created_at: isoNow(), disabled_at: null };
      const { id } = await tx.insertInto("staff").values(withoutId(row)).returning("id").executeTakeFirstOrThrow();
      return id;
    });
  } catch (error) {
    if (isUniqueViolation(error)) throw new StaffError("email taken");
    throw error;
  }
}

/** The database gives the id. */
const withoutId = (row: Omit<StaffRow, "id">) => row as StaffRow;

export const listStaff = ({ db }: Store): Promise<StaffRow[]> =>
  db.selectFrom("staff").selectAll().orderBy("disabled_at").orderBy("name").limit(500).execute();

export const staffById = ({ db }: Store, id: number): Promise<StaffRow | undefined> =>
  db.selectFrom("staff").selectAll().where("id", "=", id).executeTakeFirst();

export const staffByEmail = ({ db }: Store, email: string): Promise<StaffRow | undefined> =>
  db.selectFrom("staff").selectAll().where(sql`lower(email)`, "=", lower(email)).executeTakeFirst();

/** As the database's lower() has it: A to Z only. */
const lower = (text: string) => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());

/** What may be changed of an account; who loses rights by it is signed out. */
export type StaffChange = Partial<Pick<StaffRow, "name" | "role" | "admin_username" | "admin_id">> & {
  disabled?: boolean;
  passwordHash?: string;
};

/** @throws StaffError when there is no such account, or when nobody could manage staff any more */
export function changeStaff(store: Store, id: number, wanted: StaffChange, entry: AuditEntry): Promise<void> {
  return change(store, entry, async (tx) => {
    const { disabled, passwordHash, ...set } = wanted;
    const before = await tx.selectFrom("staff").selectAll().where("id", "=", id).executeTakeFirst();
    if (!before) throw new StaffError("unknown");
    await tx
      .updateTable("staff")
      .set({
        ...set,
        ...(passwordHash !== undefined && { password_hash: passwordHash }),
        ...(disabled !== undefined && { disabled_at: disabled ? (before.disabled_at ?? isoNow()) : null }),
      })
      .where("id", "=", id)
      .execute();
    const wasOwner = before.role === "owner" && before.disabled_at === null;
    if (wasOwner && !(await isOwnerPasswordOnIn(tx)) && !(await hasOwner(tx))) throw new StaffError("last owner");
    if (disabled) await endSessionsOf(tx, { kind: "staff", subject: String(id) }, "disabled");
    else if (passwordHash !== undefined) await endSessionsOf(tx, { kind: "staff", subject: String(id) }, "password");
  });
}

const OWNER_PASSWORD = "owner password";

async function isOwnerPasswordOnIn(db: Kysely<StoreTables>): Promise<boolean> {
  const row = await db.selectFrom("settings").select("value").where("name", "=", OWNER_PASSWORD).executeTakeFirst();
  return row?.value !== "off";
}

async function hasOwner(db: Kysely<StoreTables>): Promise<boolean> {
  const row = await db
    .selectFrom("staff")
    .select("id")
    .where("role", "=", "owner")
    .where("disabled_at", "is", null)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** How staff may sign in: with ADMIN_PASSWORD, by accounts of their own, or both. */
export async function staffSignIn({
  db,
}: Store): Promise<{ ownerPassword: boolean; accounts: boolean; owner: boolean }> {
  const account = await db
    .selectFrom("staff")
    .select("id")
    .where("disabled_at", "is", null)
    .limit(1)
    .executeTakeFirst();
  return { ownerPassword: await isOwnerPasswordOnIn(db), accounts: account !== undefined, owner: await hasOwner(db) };
}

/**
 * Switches the built-in owner's password on or off; off ends his sessions.
 * @throws StaffError when no named owner could sign in then
 */
export function setOwnerPassword(store: Store, on: boolean, entry: AuditEntry): Promise<void> {
  return change(store, entry, async (tx) => {
    if (!on && !(await hasOwner(tx))) throw new StaffError("no owner");
    const setting = { value: on ? "on" : "off", changed_at: isoNow() };
    await tx
      .insertInto("settings")
      .values({ name: OWNER_PASSWORD, ...setting })
      .onConflict((conflict) => conflict.column("name").doUpdateSet(setting))
      .execute();
    if (!on) await endSessionsOf(tx, { kind: "staff", subject: String(BUILT_IN) }, "disabled");
  });
}
