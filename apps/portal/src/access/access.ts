import "server-only";
import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { env } from "../env.ts";
import { readClientSession, readStaffSession } from "../session/session.ts";
import type { SessionRow } from "../store/sessions.ts";
import { BUILT_IN, type StaffRow, staffById } from "../store/staff.ts";
import { openStore } from "../store/store.ts";
import { audit } from "./audit.ts";
import { roleMay, roleMayAsClient, type StaffPermission } from "./roles.ts";
import {
  type ClientScope,
  makeClientScope,
  makePublicScope,
  makeStaffScope,
  type PublicScope,
  type StaffMember,
  type StaffScope,
} from "./scope.ts";
import { mayStay } from "./standing.ts";

const builtInOwner: StaffMember = { id: BUILT_IN, name: "owner", role: "owner" };

/** The member of staff whose session this is, while the account may be used. */
async function memberOf(session: SessionRow): Promise<{ member: StaffMember; account?: StaffRow } | undefined> {
  const id = Number(session.subject);
  if (id === BUILT_IN) return { member: builtInOwner };
  const account = await staffById(await openStore(), id);
  if (!account || account.disabled_at !== null) return undefined;
  return { member: { id, name: account.name, role: account.role }, account };
}

/** The signed-in client's scope, or undefined. */
export const clientScope = cache(async (): Promise<ClientScope | undefined> => {
  const found = await readClientSession();
  if (!found) return undefined;
  const { session, parent } = found;
  const { id: sessionId, client_id: clientId, subject, name } = session;
  if (clientId === null) return undefined;
  const actor = parent && (await memberOf(parent))?.member;
  if (parent && !(actor && roleMay(actor.role, "act"))) return undefined;
  if (!(await mayStay(session, clientId))) return undefined;
  return makeClientScope(Number(subject), clientId, { sessionId, name, actor, purpose: session.purpose });
});

export const staffScope = cache(async (): Promise<StaffScope | undefined> => {
  const session = await readStaffSession();
  const found = session && (await memberOf(session));
  if (!found) return undefined;
  const { member, account } = found;
  return makeStaffScope(account?.admin_username || env().STAFF_USERNAME, {
    member,
    email: account?.email ?? "",
    sessionId: session.id,
    adminId: account?.admin_id ?? undefined,
  });
});

/** For pages of clients: their scope, or the sign-in page. `path` is where to come back to. */
export async function requireClient(path = "/"): Promise<ClientScope> {
  const scope = await clientScope();
  if (!scope) redirect(path === "/" ? "/login" : `/login?next=${encodeURIComponent(path)}`);
  return scope;
}

/** For pages of staff: their scope, or the sign-in page; for those whose role has not this permission, no page. */
export async function requireStaff(path = "/admin", permission: StaffPermission = "read"): Promise<StaffScope> {
  const scope = await staffScope();
  if (!scope) redirect(path === "/admin" ? "/admin/login" : `/admin/login?next=${encodeURIComponent(path)}`);
  if (!roleMay(scope.member.role, permission)) {
    await audit(scope, { action: "access.page", on: path, result: "refused" });
    notFound();
  }
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
 * A client's write: from this site, by a client who is signed in. Staff who act for him write what their role covers
 * (`permission` is WHMCS's name for it), and never change how he signs in ("own").
 */
export async function requireClientWrite(path: string | undefined, permission: string): Promise<ClientScope> {
  await requireSameOrigin();
  const scope = await requireClient(path);
  const { actor } = scope;
  if (actor && (permission === "own" || !roleMayAsClient(actor.role, permission))) {
    await audit(scope, { action: "access.write", on: path, result: "refused", note: permission });
    notFound();
  }
  return scope;
}

/** Staff's write: from this site, by a member of staff whose role has this permission. */
export async function requireStaffWrite(permission: StaffPermission, path?: string): Promise<StaffScope> {
  await requireSameOrigin();
  return requireStaff(path, permission);
}

/** Where to go after signing in: a path of this site, else the standard. */
export function safePath(next: unknown, standard: string): string {
  if (typeof next !== "string" || !/^\/(?![/\\])[\x21-\x7e]*$/.test(next)) return standard;
  const url = new URL(next, "http://kraken.invalid");
  // "/.//elsewhere.example" is a path of this site until the dots are taken out of it.
  const isHere = url.host === "kraken.invalid" && !url.pathname.startsWith("//") && !next.includes("\\");
  return isHere ? `${url.pathname}${url.search}` : standard;
}
