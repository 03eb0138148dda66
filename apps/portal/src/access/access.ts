import "server-only";
import { headers } from "next/headers";
import { forbidden, redirect } from "next/navigation";
import { cache } from "react";
import { failureOf } from "../data/failure.ts";
import type { Standing } from "../data/standing.ts";
import { env } from "../env.ts";
import { readClientSession, readStaffSession } from "../session/session.ts";
import { currentStanding, lastStanding } from "./current-standing.ts";
import type { Permission } from "./permissions.ts";
import {
  type ClientScope,
  makeClientScope,
  makePublicScope,
  makeStaffScope,
  type PublicScope,
  type StaffScope,
} from "./scope.ts";

/** Who is signed in, and what he may do for his client at this moment; looked up once a request. */
const known = cache(async () => {
  const session = await readClientSession();
  return session && { session, standing: await currentStanding(session.userId, session.clientId) };
});

/**
 * The signed-in client's scope, or undefined. While WHMCS does not answer it allows what was allowed at last, for the
 * frame of a page: whatever shows or changes something asks for its permission by `requireClient`.
 */
export const clientScope = cache(async (): Promise<ClientScope | undefined> => {
  try {
    const found = await known();
    return found?.standing && scopeOf(found.session, found.standing);
  } catch (error) {
    const session = await readClientSession();
    if (failureOf(error) === undefined || !session) throw error;
    return scopeOf(session, lastStanding(session.userId, session.clientId));
  }
});

type Session = { userId: number; clientId: number };

const scopeOf = ({ userId, clientId }: Session, standing: Standing | undefined) =>
  makeClientScope(userId, clientId, { permissions: standing?.permissions });

export const staffScope = cache(async (): Promise<StaffScope | undefined> => {
  const session = await readStaffSession();
  return session && makeStaffScope(session.name);
});

/** What a page or an action asks for: a permission, several of which each is needed, or only to be signed in. */
export type Need = Permission | readonly Permission[] | "nothing";

/**
 * For pages of clients: their scope, the sign-in page, or the page that says that this user may not do it (403).
 * @param path where to come back to
 * @throws the SDK's error while WHMCS does not say what the user may do
 */
export async function requireClient(need: Need, path = "/"): Promise<ClientScope> {
  const found = await known();
  if (!found?.standing) redirect(signInPath(path, found !== undefined));
  const scope = scopeOf(found.session, found.standing);
  const needs = need === "nothing" ? [] : typeof need === "string" ? [need] : need;
  if (!needs.every((permission) => scope.may(permission))) forbidden();
  return scope;
}

/** `left`: there is a session, but its user may not act for its client any more, or that is closed or gone. */
const signInPath = (path: string, left: boolean) => {
  const query = new URLSearchParams();
  if (path !== "/") query.set("next", path);
  if (left) query.set("left", "");
  return query.size === 0 ? "/login" : `/login?${query}`;
};

export async function requireStaff(path = "/admin"): Promise<StaffScope> {
  const scope = await staffScope();
  if (!scope) redirect(path === "/admin" ? "/admin/login" : `/admin/login?next=${encodeURIComponent(path)}`);
  return scope;
}

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

/**
 * A client's write: from this site, by a user who is signed in and may do it. Call it where a form's failures are
 * caught, so that what was typed is kept while WHMCS does not say what the user may do.
 */
export async function requireClientWrite(need: Need, path?: string): Promise<ClientScope> {
  await requireSameOrigin();
  return requireClient(need, path);
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
