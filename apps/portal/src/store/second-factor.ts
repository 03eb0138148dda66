import type { Transaction } from "kysely";
import { isoNow } from "../lib/iso.ts";
import { type AuditEntry, appendAudit } from "./audit.ts";
import type { Principal } from "./sessions.ts";
import type { Store } from "./store.ts";
import type { SecondFactorRow } from "./tables/people.ts";
import type { StoreTables } from "./tables.ts";

/** A second factor that was set up: `confirmed_at` is null until its first code came. */
export const secondFactorOf = ({ db }: Store, { kind, subject }: Principal): Promise<SecondFactorRow | undefined> =>
  db
    .selectFrom("second_factors")
    .selectAll()
    .where("kind", "=", kind)
    .where("subject", "=", subject)
    .executeTakeFirst();

/** The ids of the staff who have one. */
export async function staffWithSecondFactor({ db }: Store): Promise<Set<string>> {
  const rows = await db
    .selectFrom("second_factors")
    .select("subject")
    .where("kind", "=", "staff")
    .where("confirmed_at", "is not", null)
    .execute();
  return new Set(rows.map((row) => row.subject));
}

/** Keeps a new secret, which does not count before it is confirmed. One that is confirmed already stays: false. */
export async function beginSecondFactor(store: Store, { kind, subject }: Principal, secret: string): Promise<boolean> {
  return store.transaction(async (tx) => {
    const made = { secret, created_at: isoNow(), confirmed_at: null, last_step: 0 };
    const { numInsertedOrUpdatedRows } = await tx
      .insertInto("second_factors")
      .values({ kind, subject, ...made })
      .onConflict((conflict) =>
        conflict.columns(["kind", "subject"]).doUpdateSet(made).where("second_factors.confirmed_at", "is", null),
      )
      .executeTakeFirst();
    return (numInsertedOrUpdatedRows ?? 0n) > 0n;
  });
}

/** The first code was right: from now on it counts, and these are its recovery codes. False when it did already. */
export async function confirmSecondFactor(
  store: Store,
  { kind, subject }: Principal,
  step: number,
  codeHashes: string[],
  entry: AuditEntry,
): Promise<boolean> {
  return store.transaction(async (tx) => {
    const { numUpdatedRows } = await tx
      .updateTable("second_factors")
      .set({ confirmed_at: isoNow(), last_step: step })
      .where("kind", "=", kind)
      .where("subject", "=", subject)
      .where("confirmed_at", "is", null)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return false;
    await replaceRecoveryCodes(tx, { kind, subject }, codeHashes);
    await appendAudit(store, tx, entry);
    return true;
  });
}

/** New recovery codes in place of the old ones. False when there is no second factor that they could stand for. */
export async function renewRecoveryCodes(
  store: Store,
  principal: Principal,
  codeHashes: string[],
  entry: AuditEntry,
): Promise<boolean> {
  return store.transaction(async (tx) => {
    const factor = await tx
      .selectFrom("second_factors")
      .select("confirmed_at")
      .where("kind", "=", principal.kind)
      .where("subject", "=", principal.subject)
      .executeTakeFirst();
    if (!factor?.confirmed_at) return false;
    await replaceRecoveryCodes(tx, principal, codeHashes);
    await appendAudit(store, tx, entry);
    return true;
  });
}

async function replaceRecoveryCodes(
  tx: Transaction<StoreTables>,
  { kind, subject }: Principal,
  codeHashes: string[],
): Promise<void> {
  await tx.deleteFrom("recovery_codes").where("kind", "=", kind).where("subject", "=", subject).execute();
  for (const code_hash of codeHashes)
    await tx.insertInto("recovery_codes").values({ kind, subject, code_hash, used_at: null }).execute();
}

/** Takes the code of a step: true once, and never for that step or an earlier one again. */
export async function takeStep(store: Store, { kind, subject }: Principal, step: number): Promise<boolean> {
  const { numUpdatedRows } = await store.transaction((tx) =>
    tx
      .updateTable("second_factors")
      .set({ last_step: step })
      .where("kind", "=", kind)
      .where("subject", "=", subject)
      .where("confirmed_at", "is not", null)
      .where("last_step", "<", step)
      .executeTakeFirst(),
  );
  return numUpdatedRows > 0n;
}

/** Takes a recovery code: true once. */
export async function takeRecoveryCode(store: Store, { kind, subject }: Principal, codeHash: string): Promise<boolean> {
  const { numUpdatedRows } = await store.transaction((tx) =>
    tx
      .updateTable("recovery_codes")
      .set({ used_at: isoNow() })
      .where("kind", "=", kind)
      .where("subject", "=", subject)
      .where("code_hash", "=", codeHash)
      .where("used_at", "is", null)
      .executeTakeFirst(),
  );
  return numUpdatedRows > 0n;
}

/** How many recovery codes are left. */
export async function recoveryCodesLeft({ db }: Store, { kind, subject }: Principal): Promise<number> {
  const rows = await db
    .selectFrom("recovery_codes")
    .select("code_hash")
    .where("kind", "=", kind)
    .where("subject", "=", subject)
    .where("used_at", "is", null)
    .execute();
  return rows.length;
}

/** Switches the second factor off and forgets its secret and codes. False when there was none. */
export async function removeSecondFactor(
  store: Store,
  { kind, subject }: Principal,
  entry: AuditEntry,
): Promise<boolean> {
  return store.transaction(async (tx) => {
    await tx.deleteFrom("recovery_codes").where("kind", "=", kind).where("subject", "=", subject).execute();
    const { numDeletedRows } = await tx
      .deleteFrom("second_factors")
      .where("kind", "=", kind)
      .where("subject", "=", subject)
      .executeTakeFirst();
    if (numDeletedRows === 0n) return false;
    await appendAudit(store, tx, entry);
    return true;
  });
}
