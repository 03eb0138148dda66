import "server-only";
import { randomUUID } from "node:crypto";
import { cache } from "react";
import { openStore } from "../store/store.ts";
import { clearCookie, readCookie, writeCookie } from "./cookies.ts";
import { type ClientClaims, type StaffClaims, signToken, verifyToken } from "./token.ts";

/** A session ends after this, whatever happens. */
const SESSION_SECONDS = 12 * 60 * 60;

const isoNow = (plusSeconds = 0) => `${new Date(Date.now() + plusSeconds * 1000).toISOString().slice(0, 19)}Z`;

async function begin(kind: "client" | "staff", subject: string, clientId: number | null): Promise<string> {
  const store = await openStore();
  const id = randomUUID();
  const now = isoNow();
  const row = {
    id,
    kind,
    subject,
    client_id: clientId,
    created_at: now,
    seen_at: now,
    expires_at: isoNow(SESSION_SECONDS),
    ended_at: null,
  };
  await store.transaction(async (tx) => {
    await tx.deleteFrom("sessions").where("expires_at", "<", now).execute();
    await tx.insertInto("sessions").values(row).execute();
  });
  return id;
}

async function isOpen(id: string, kind: "client" | "staff"): Promise<boolean> {
  const { db } = await openStore();
  const row = await db
    .selectFrom("sessions")
    .select(["kind", "expires_at", "ended_at"])
    .where("id", "=", id)
    .executeTakeFirst();
  return row !== undefined && row.kind === kind && row.ended_at === null && row.expires_at > isoNow();
}

async function end(id: string): Promise<void> {
  const store = await openStore();
  await store.transaction((tx) =>
    tx.updateTable("sessions").set({ ended_at: isoNow() }).where("id", "=", id).execute(),
  );
}

/** Begins a client's session: a new one at every sign-in. An older one in this browser ends. */
export async function beginClientSession(userId: number, clientId: number): Promise<void> {
  await endClientSession();
  const sessionId = await begin("client", String(userId), clientId);
  await writeCookie(
    "client",
    await signToken("client", { userId, clientId, sessionId }, SESSION_SECONDS),
    SESSION_SECONDS,
  );
}

export async function beginStaffSession(name: string): Promise<void> {
  await endStaffSession();
  const sessionId = await begin("staff", name, null);
  await writeCookie("staff", await signToken("staff", { name, sessionId }, SESSION_SECONDS), SESSION_SECONDS);
}

/** The claims of this request's session while it is open; looked up once a request. */
export const readClientSession = cache(async (): Promise<ClientClaims | undefined> => {
  const token = await readCookie("client");
  const claims = token === undefined ? undefined : await verifyToken("client", token);
  return claims && (await isOpen(claims.sessionId, "client")) ? claims : undefined;
});

export const readStaffSession = cache(async (): Promise<StaffClaims | undefined> => {
  const token = await readCookie("staff");
  const claims = token === undefined ? undefined : await verifyToken("staff", token);
  return claims && (await isOpen(claims.sessionId, "staff")) ? claims : undefined;
});

export async function endClientSession(): Promise<void> {
  const claims = await readClientSession();
  if (claims) await end(claims.sessionId);
  await clearCookie("client");
}

/** Ends every session of one of WHMCS's users: his password is another. */
export async function endClientSessionsOf(userId: number): Promise<void> {
  const store = await openStore();
  await store.transaction((tx) =>
    tx
      .updateTable("sessions")
      .set({ ended_at: isoNow() })
      .where("kind", "=", "client")
      .where("subject", "=", String(userId))
      .where("ended_at", "is", null)
      .execute(),
  );
}

export async function endStaffSession(): Promise<void> {
  const claims = await readStaffSession();
  if (claims) await end(claims.sessionId);
  await clearCookie("staff");
}

/** Between the password and the choice of a client. */
const CHOICE_SECONDS = 5 * 60;

export async function beginChoice(userId: number, clientIds: number[], email: string): Promise<void> {
  await writeCookie("choice", await signToken("choice", { userId, clientIds, email }, CHOICE_SECONDS), CHOICE_SECONDS);
}

export const readChoice = cache(async () => {
  const token = await readCookie("choice");
  return token === undefined ? undefined : verifyToken("choice", token);
});

export const endChoice = () => clearCookie("choice");
