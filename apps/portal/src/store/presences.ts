import { isoNow } from "../lib/iso.ts";
import type { Store } from "./store.ts";
import type { PresenceRow } from "./tables/presences.ts";

export type Presence = Pick<PresenceRow, "name"> & { isAnswering: boolean };

/**
 * Says for so many seconds that somebody has a ticket open: whoever stops saying it, even by dying, is soon not there any
 * more. Clears away who is not.
 */
export async function bePresent(
  { transaction }: Store,
  { ticket, session, name, isAnswering }: { ticket: number; session: string } & Presence,
  seconds: number,
): Promise<void> {
  const row = { name, is_answering: isAnswering ? 1 : 0, until: isoNow(seconds) };
  await transaction(async (tx) => {
    await tx.deleteFrom("presences").where("until", "<", isoNow()).execute();
    await tx
      .insertInto("presences")
      .values({ ticket_id: ticket, session, ...row })
      .onConflict((conflict) => conflict.columns(["ticket_id", "session"]).doUpdateSet(row))
      .execute();
  });
}

export async function endPresence(store: Store, ticket: number, session: string): Promise<void> {
  await store.transaction((tx) =>
    tx.deleteFrom("presences").where("ticket_id", "=", ticket).where("session", "=", session).execute(),
  );
}

/** Who else has the ticket open, those who answer first. */
export async function othersAt({ db }: Store, ticket: number, session: string): Promise<Presence[]> {
  const rows = await db
    .selectFrom("presences")
    .select(["name", "is_answering"])
    .where("ticket_id", "=", ticket)
    .where("session", "<>", session)
    .where("until", ">=", isoNow())
    .orderBy("is_answering", "desc")
    .orderBy("name")
    .execute();
  return rows.map((row) => ({ name: row.name, isAnswering: row.is_answering === 1 }));
}
