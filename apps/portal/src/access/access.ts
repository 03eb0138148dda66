import "server-only";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { env } from "../env.ts";
import { readClientSession, readStaffSession } from "../session/session.ts";
import {
  type ClientScope,
  makeClientScope,
  makePublicScope,
  makeStaffScope,
  type PublicScope,
  type StaffScope,
} from "./scope.ts";

/** The signed-in client's scope, or undefined. */
export const clientScope = cache(async (): Promise<ClientScope | undefined> => {
  const session = await readClientSession();
  return session && makeClientScope(session.userId, session.clientId);
});

export const staffScope = cache(async (): Promise<StaffScope | undefined> => {
  const session = await readStaffSession();
  return session && makeStaffScope(session.name);
});

/** For pages of clients: their scope, or the sign-in page. `path` is where to come back to. */
export async function requireClient(path = "/"): Promise<ClientScope> {
  const scope = await clientScope();
  if (!scope) redirect(path === "/" ? "/login" : `/login?next=${encodeURIComponent(path)}`);
  return scope;
}

export async function requireStaff(path = "/admin"): Promise<StaffScope> {
  const scope = await staffScope();
  if (!scope) redirect(path === "/admin" ? "/admin/login" : `/admin/login?next=${encodeURIComponent(path)}`);
  return scope;
}

/** For what anybody may see: the signed-in client's scope, or the public one. */
export const anybodyScope = async (): Promise<ClientScope | PublicScope> => (await clientScope()) ?? makePublicScope();

/** For what anybody may see. */
export const publicScope = (): PublicScope => makePublicScope();

/** A form that came from another site, or from no page at all. */
export class ForeignOriginError extends Error {
  override name = "ForeignOriginError";
}

/**
 * Server actions and route handlers that write begin with this: the browser says from where the form came, and that
 * must be this site. A missing Origin is refused too; forwarded headers are not asked.
 */
export async function requireSameOrigin(): Promise<void> {
  const origin = (await headers()).get("origin");
  if (origin === null || !env().origins.includes(origin)) throw new ForeignOriginError("The form came from elsewhere");
}

/** A client's write: from this site, by a client who is signed in. */
export async function requireClientWrite(path?: string): Promise<ClientScope> {
  await requireSameOrigin();
  return requireClient(path);
}

export async function requireStaffWrite(path?: string): Promise<StaffScope> {
  await requireSameOrigin();
  return requireStaff(path);
}

/** Where to go after signing in: a path of this site, else the standard. */
export function safePath(next: unknown, standard: string): string {
  if (typeof next !== "string" || !/^\/(?![/\\])[\x21-\x7e]*$/.test(next)) return standard;
  const url = new URL(next, "http://kraken.invalid");
  // "/.//elsewhere.example" is a path of this site until the dots are taken out of it.
  const isHere = url.host === "kraken.invalid" && !url.pathname.startsWith("//") && !next.includes("\\");
  return isHere ? `${url.pathname}${url.search}` : standard;
}
