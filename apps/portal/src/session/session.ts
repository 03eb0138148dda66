import "server-only";
import { headers } from "next/headers";
import { cache } from "react";
import { clientAddress } from "../access/address.ts";
import { noteWho } from "../access/connection.ts";
import { env } from "../env.ts";
import type { AuditEntry } from "../store/audit.ts";
import * as sessions from "../store/sessions.ts";
import { openStore } from "../store/store.ts";
import { clearCookie, readCookie, writeCookie } from "./cookies.ts";
import { signToken, verifyToken } from "./token.ts";

/** A session ends after this, whatever happens. */
const SESSION_SECONDS = 12 * 60 * 60;

export const idleSeconds = (): number => env().SESSION_IDLE_MINUTES * 60;

/** A session's use is noted this often: idle expiry is as exact as that. */
const touchSeconds = () => Math.min(60, idleSeconds() / 4);

type Begin = Pick<sessions.NewSession, "kind" | "subject" | "name" | "clientId" | "parentId" | "purpose" | "standing">;

async function begin(session: Begin, entry: AuditEntry): Promise<string> {
  const [store, asked] = await Promise.all([openStore(), headers()]);
  const address = clientAddress();
  const userAgent = asked.get("user-agent") ?? "";
  return sessions.insertSession(store, { ...session, address, userAgent, seconds: SESSION_SECONDS }, entry);
}

export type ClientSession = {
  userId: number;
  clientId: number;
  /** The user's e-mail address. */
  email: string;
  /** The staff session from which it was opened, and why. */
  parentId?: string | undefined;
  purpose?: string | undefined;
  /** What he may do, as WHMCS just said it. */
  standing?: string | undefined;
};

/** Begins a client's session: a new one at every sign-in. An older one in this browser ends. */
export async function beginClientSession(session: ClientSession, entry: AuditEntry): Promise<void> {
  await endClientSession();
  const { userId, clientId, email, parentId, purpose, standing } = session;
  const of = { kind: "client", subject: String(userId), name: email, clientId, parentId, purpose, standing } as const;
  const sessionId = await begin(of, entry);
  const token = await signToken("client", { userId, clientId, sessionId }, SESSION_SECONDS);
  await writeCookie("client", token, SESSION_SECONDS);
}

export async function beginStaffSession(staffId: number, name: string, entry: AuditEntry): Promise<void> {
  await endStaffSession();
  const sessionId = await begin({ kind: "staff", subject: String(staffId), name }, entry);
  await writeCookie("staff", await signToken("staff", { staffId, sessionId }, SESSION_SECONDS), SESSION_SECONDS);
}

/** The id of the session that this request's cookie names, whatever has become of it. */
async function sessionIdIn(kind: sessions.SessionKind): Promise<string | undefined> {
  const token = await readCookie(kind);
  return token === undefined ? undefined : (await verifyToken(kind, token))?.sessionId;
}

/** What the cookie of this request says, and what has become of its session; looked up once a request. */
const readSession = cache(async (kind: sessions.SessionKind): Promise<sessions.SessionState | undefined> => {
  const id = await sessionIdIn(kind);
  if (id === undefined) return undefined;
  const store = await openStore();
  const found = await sessions.lookUpSession(store, id, kind, idleSeconds());
  if (found.state === "open") {
    noteWho(kind);
    await sessions.touchSession(store, found.session, touchSeconds());
  }
  return found;
});

/** This request's session while it is open, with that of the member of staff who opened it. */
export const readClientSession = cache(async () => {
  const found = await readSession("client");
  return found?.state === "open" ? found : undefined;
});

/**
 * The same for what a page does by itself while it stands open: again and again, also after this request, and without
 * being a use of the session, which ends all the same when nobody does anything.
 */
export const watchClientSession = (): Promise<() => Promise<OpenSession>> => watchSession("client");

/** The same for staff. */
export const watchStaffSession = (): Promise<() => Promise<OpenSession>> => watchSession("staff");

async function watchSession(kind: "client" | "staff"): Promise<() => Promise<OpenSession>> {
  const id = await sessionIdIn(kind);
  return async () => {
    if (id === undefined) return undefined;
    const found = await sessions.lookUpSession(await openStore(), id, kind, idleSeconds());
    if (found.state !== "open") return undefined;
    noteWho(kind);
    return found;
  };
}

export type OpenSession = Awaited<ReturnType<typeof readClientSession>>;

export const readStaffSession = cache(async (): Promise<sessions.SessionRow | undefined> => {
  const found = await readSession("staff");
  return found?.state === "open" ? found.session : undefined;
});

/** Why the session that this browser still has a cookie of is over; undefined when it is not, or there is none. */
export async function endedBecause(kind: sessions.SessionKind): Promise<string | undefined> {
  const found = await readSession(kind);
  return found?.state === "ended" ? found.reason : undefined;
}

async function endOwn(kind: sessions.SessionKind, entry?: AuditEntry): Promise<void> {
  const found = await readSession(kind);
  if (found?.state === "open") await sessions.endSession(await openStore(), found.session.id, "signed out", entry);
  await clearCookie(kind);
}

/** Ends this browser's session, and says so in the audit log when there was one. */
export const endClientSession = (entry?: AuditEntry): Promise<void> => endOwn("client", entry);
export const endStaffSession = (entry?: AuditEntry): Promise<void> => endOwn("staff", entry);
