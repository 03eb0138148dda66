import { randomUUID } from "node:crypto";
import type { Transaction } from "kysely";
import { isoNow } from "../lib/iso.ts";
import type { Store } from "./store.ts";
import type { WriteRow } from "./tables/outbox.ts";
import type { StoreTables } from "./tables.ts";

/** Which form was sent, by whom. */
export type WriteId = Pick<WriteRow, "owner" | "key">;

/** Seconds for which a form that was sent is remembered. */
const REMEMBERED = 24 * 60 * 60;

export type Claim =
  /** Nobody has done it: whoever gets this does it. */
  | { state: "mine"; holder: string }
  /** Somebody else does it at this moment. */
  | { state: "running"; holder: string }
  | { state: "done" | "failed"; holder: string; result: string }
  | { state: "unknown" }
  /** The same key came with something else in the form. */
  | { state: "different" };

export type Asked = WriteId & {
  form: string;
  hash: string;
  /** Seconds for which the one who gets it has it to himself, unless he renews that. */
  lease: number;
  /**
   * Whether it leaves a letter before anything is sent: then one that died without a letter sent nothing, and another
   * may do it.
   */
  leavesLetter: boolean;
  /** Whose running one waited for: where that one failed, so does this. */
  waitedFor?: string | undefined;
};

/** Takes a form to be done, or says what has become of it. Of any number who ask at once one gets it. */
export function claimWrite(store: Store, asked: Asked): Promise<Claim> {
  const { owner, key, form, hash, lease } = asked;
  const now = isoNow();
  const taken = { form, hash, holder: randomUUID(), leased_until: isoNow(lease), result: "" };
  const mine = { ...taken, state: "running" } as const;
  return store.transaction(async (tx): Promise<Claim> => {
    await tx.deleteFrom("writes").where("made_at", "<", isoNow(-REMEMBERED)).execute();
    const made = await tx
      .insertInto("writes")
      .values({ owner, key, made_at: now, ...mine })
      .onConflict((conflict) => conflict.columns(["owner", "key"]).doNothing())
      .returning("holder")
      .executeTakeFirst();
    if (made) return { state: "mine", holder: mine.holder };
    const before = await ofId(tx, asked).executeTakeFirst();
    if (!before) return { state: "running", holder: "" };
    const { state, holder, result } = before;
    const isRunning = state === "running" && before.leased_until > now;
    const isDead = state === "running" && !isRunning;
    const isFree =
      (state === "failed" && holder !== asked.waitedFor) ||
      (isDead && asked.leavesLetter && !(await hasLetter(tx, asked)));
    if (!isFree && (before.form !== form || before.hash !== hash)) return { state: "different" };
    if (isRunning) return { state, holder };
    if (state === "done" || (state === "failed" && !isFree)) return { state, holder, result };
    // Of two who find it free one changes the holder.
    const changed = await tx
      .updateTable("writes")
      .set(isFree ? mine : { state: "unknown" })
      .where("owner", "=", owner)
      .where("key", "=", key)
      .where("state", "=", state)
      .where("holder", "=", holder)
      .executeTakeFirst();
    if (!isFree) return { state: "unknown" };
    return changed.numUpdatedRows > 0n ? { state: "mine", holder: mine.holder } : { state: "running", holder: "" };
  });
}

const ofId = (tx: Transaction<StoreTables>, { owner, key }: WriteId) =>
  tx.selectFrom("writes").selectAll().where("owner", "=", owner).where("key", "=", key);

async function hasLetter(tx: Transaction<StoreTables>, { owner, key }: WriteId): Promise<boolean> {
  const of = tx.selectFrom("letters").select("id").where("write_owner", "=", owner).where("write_key", "=", key);
  return (await of.executeTakeFirst()) !== undefined;
}

/** Whether somebody is at it. */
export async function isRunning({ db }: Store, { owner, key }: WriteId): Promise<boolean> {
  const row = await db
    .selectFrom("writes")
    .select(["state", "leased_until"])
    .where("owner", "=", owner)
    .where("key", "=", key)
    .executeTakeFirst();
  return row?.state === "running" && row.leased_until > isoNow();
}

/** Keeps what one has taken for so many seconds more. */
export async function renewWrite(store: Store, { owner, key }: WriteId, holder: string, lease: number): Promise<void> {
  await store.transaction((tx) =>
    tx
      .updateTable("writes")
      .set({ leased_until: isoNow(lease) })
      .where("owner", "=", owner)
      .where("key", "=", key)
      .where("holder", "=", holder)
      .where("state", "=", "running")
      .execute(),
  );
}

export type Outcome = { state: "done" | "failed"; result: string } | { state: "unknown" };

/**
 * Says what has become of a form, for a transaction that holds the reason as well. Without a holder it is whoever found
 * out later what became of one of unknown outcome.
 */
export async function settleWrite(
  tx: Transaction<StoreTables>,
  { owner, key }: WriteId,
  outcome: Outcome,
  holder?: string,
): Promise<void> {
  let row = tx.updateTable("writes").set(outcome).where("owner", "=", owner).where("key", "=", key);
  row = row.where("state", "!=", "done");
  await (holder === undefined ? row : row.where("holder", "=", holder)).execute();
}

/** Forgets a form of which nothing was done: the next one who sends it does it. */
export async function forgetWrite(store: Store, { owner, key }: WriteId, holder: string): Promise<void> {
  await store.transaction((tx) =>
    tx
      .deleteFrom("writes")
      .where("owner", "=", owner)
      .where("key", "=", key)
      .where("holder", "=", holder)
      .where("state", "!=", "done")
      .execute(),
  );
}
