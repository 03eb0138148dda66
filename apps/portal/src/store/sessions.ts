import { randomBytes } from "node:crypto";
import type { Transaction } from "kysely";
import { isoNow } from "../lib/iso.ts";
import { type AuditEntry, appendAudit } from "./audit.ts";
import type { Store } from "./store.ts";
import type { EndReason, SessionKind, SessionRow } from "./tables/sessions.ts";
import type { StoreTables } from "./tables.ts";

export type { EndReason, SessionKind, SessionRow } from "./tables/sessions.ts";

/** Whose: a user of WHMCS's or a member of staff. */
export type Principal = { kind: SessionKind; subject: string };

export type NewSession = Principal & {
  name: string;
  clientId?: number | undefined;
  parentId?: string | undefined;
  purpose?: string | undefined;
  /** JSON: what its user may do for the client, as WHMCS just said it. */
  standing?: string | undefined;
  address: string;
  userAgent: string;
  /** Until it ends, whatever happens. */
  seconds: number;
};

/** The epoch that a new session of this principal belongs to; the principal is made when it is new. */
async function epochOf(tx: Transaction<StoreTables>, { kind, subject }: Principal): Promise<number> {
  await tx
    .insertInto("principals")
    .values({ kind, subject, epoch: 0 })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const row = await tx
    .selectFrom("principals")
    .select("epoch")
    .where("kind", "=", kind)
    .where("subject", "=", subject)
    .executeTakeFirstOrThrow();
  return row.epoch;
}

/** Begins a session, and says so in the audit log by the same commit. Answers its id. */
export async function insertSession(store: Store, session: NewSession, entry: AuditEntry): Promise<string> {
  // 256 bits: nothing about one id tells of another.
  const id = randomBytes(32).toString("base64url");
  const now = isoNow();
  await store.transaction(async (tx) => {
    await tx.deleteFrom("sessions").where("expires_at", "<", now).execute();
    const { kind, subject } = session;
    await tx
      .insertInto("sessions")
      .values({
        id,
        kind,
        subject,
        name: session.name,
        client_id: session.clientId ?? null,
        epoch: await epochOf(tx, session),
        parent_id: session.parentId ?? null,
        purpose: session.purpose ?? "",
        standing: session.standing ?? null,
        standing_at: session.standing === undefined ? null : now,
        address: session.address,
        user_agent: session.userAgent.slice(0, 300),
        created_at: now,
        seen_at: now,
        expires_at: isoNow(session.seconds),
        ended_at: null,
        end_reason: null,
      })
      .execute();
    await appendAudit(store, tx, entry);
  });
  return id;
}

export type SessionState =
  | { state: "open"; session: SessionRow; parent?: SessionRow }
  /** "expired": its time was over. "gone": it is not remembered. */
  | { state: "ended"; reason: EndReason | "expired" | "gone" };

const ended = (reason: EndReason | "expired" | "gone"): SessionState => ({ state: "ended", reason });

/** What has become of a session. One that staff opened to act for a client ends with theirs. */
export async function lookUpSession(
  store: Store,
  id: string,
  kind: SessionKind,
  idleSeconds: number,
): Promise<SessionState> {
  const found = await store.db
    .selectFrom("sessions")
    .leftJoin("principals", (join) =>
      join.onRef("principals.kind", "=", "sessions.kind").onRef("principals.subject", "=", "sessions.subject"),
    )
    .selectAll("sessions")
    .select("principals.epoch as epoch_now")
    .where("sessions.id", "=", id)
    .executeTakeFirst();
  if (!found || found.kind !== kind) return ended("gone");
  const { epoch_now, ...session } = found;
  if (session.ended_at !== null) return ended(session.end_reason ?? "signed out");
  if (session.expires_at <= isoNow()) return ended("expired");
  if (session.epoch !== epoch_now) return ended("everywhere");
  if (session.seen_at <= isoNow(-idleSeconds)) {
    await endSession(store, id, "idle");
    return ended("idle");
  }
  if (session.parent_id === null) return { state: "open", session };
  const parent = await lookUpSession(store, session.parent_id, "staff", idleSeconds);
  return parent.state === "open" ? { state: "open", session, parent: parent.session } : parent;
}

/** Notes what WHMCS said of a session's user just now; null: nothing that he may go on with. */
export async function keepStanding({ transaction }: Store, id: string, standing: string | null): Promise<void> {
  const at = standing === null ? null : isoNow();
  await transaction((tx) =>
    tx.updateTable("sessions").set({ standing, standing_at: at }).where("id", "=", id).execute(),
  );
}

/** Notes that a session is in use, at most once in `everySeconds`. */
export async function touchSession(store: Store, session: SessionRow, everySeconds: number): Promise<void> {
  if (session.seen_at > isoNow(-everySeconds)) return;
  const ids = session.parent_id === null ? [session.id] : [session.id, session.parent_id];
  await store.transaction((tx) =>
    tx.updateTable("sessions").set({ seen_at: isoNow() }).where("id", "in", ids).execute(),
  );
}

/** Ends a session, and those that staff opened from it. True when it was open. */
export async function endSession(
  store: Store,
  id: string,
  reason: EndReason,
  entry?: AuditEntry | undefined,
): Promise<boolean> {
  return store.transaction(async (tx) => {
    const { numUpdatedRows } = await tx
      .updateTable("sessions")
      .set({ ended_at: isoNow(), end_reason: reason })
      .where((eb) => eb.or([eb("id", "=", id), eb("parent_id", "=", id)]))
      .where("ended_at", "is", null)
      .executeTakeFirst();
    if (numUpdatedRows > 0n && entry) await appendAudit(store, tx, entry);
    return numUpdatedRows > 0n;
  });
}

/**
 * Ends every session of somebody's, also one that is being opened at this moment: sessions carry the epoch in which
 * they began. For a transaction that holds the reason as well.
 */
export async function endSessionsOf(
  tx: Transaction<StoreTables>,
  principal: Principal,
  reason: EndReason,
): Promise<void> {
  const { kind, subject } = principal;
  await epochOf(tx, principal);
  await tx
    .updateTable("principals")
    .set((eb) => ({ epoch: eb("epoch", "+", 1) }))
    .where("kind", "=", kind)
    .where("subject", "=", subject)
    .execute();
  const theirs = tx.selectFrom("sessions").select("id").where("kind", "=", kind).where("subject", "=", subject);
  await tx
    .updateTable("sessions")
    .set({ ended_at: isoNow(), end_reason: reason })
    .where((eb) => eb.or([eb("id", "in", theirs), eb("parent_id", "in", theirs)]))
    .where("ended_at", "is", null)
    .execute();
}

/** Ends every session in which somebody acts for a client, staff's too; one that is being opened asks WHMCS itself. */
export async function endSessionsFor(tx: Transaction<StoreTables>, clientId: number, reason: EndReason): Promise<void> {
  await tx
    .updateTable("sessions")
    .set({ ended_at: isoNow(), end_reason: reason })
    .where("kind", "=", "client")
    .where("client_id", "=", clientId)
    .where("ended_at", "is", null)
    .execute();
}

/** The epoch in which somebody is now, for a token that must not outlive it. */
export async function currentEpoch({ db }: Store, { kind, subject }: Principal): Promise<number> {
  const row = await db
    .selectFrom("principals")
    .select("epoch")
    .where("kind", "=", kind)
    .where("subject", "=", subject)
    .executeTakeFirst();
  return row?.epoch ?? 0;
}

/** Somebody's open sessions, the one used last first. */
export async function openSessionsOf(
  { db }: Store,
  { kind, subject }: Principal,
  idleSeconds: number,
): Promise<SessionRow[]> {
  return db
    .selectFrom("sessions")
    .selectAll()
    .where("kind", "=", kind)
    .where("subject", "=", subject)
    .where("ended_at", "is", null)
    .where("expires_at", ">", isoNow())
    .where("seen_at", ">", isoNow(-idleSeconds))
    .orderBy("seen_at", "desc")
    .orderBy("created_at", "desc")
    .limit(100)
    .execute();
}
