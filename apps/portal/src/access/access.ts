import "server-only";
import { headers } from "next/headers";
import { forbidden, notFound, redirect } from "next/navigation";
import { cache } from "react";
import { failureOf } from "../data/failure.ts";
import type { Gone, Standing } from "../data/standing.ts";
import { env } from "../env.ts";
import {
  type OpenSession,
  readClientSession,
  readStaffSession,
  watchClientSession,
  watchStaffSession,
} from "../session/session.ts";
import { endSession, type SessionRow } from "../store/sessions.ts";
import { BUILT_IN, type StaffRow, staffById } from "../store/staff.ts";
import { openStore } from "../store/store.ts";
import { audit, entryOf } from "./audit.ts";
import { lastStanding, standingNow, standingOfSession } from "./current-standing.ts";
import type { Permission } from "./permissions.ts";
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

const builtInOwner: StaffMember = { id: BUILT_IN, name: "owner", role: "owner" };

type Member = { member: StaffMember; account?: StaffRow };

/** The member of staff with this id, while the account may be used. */
async function memberById(id: number): Promise<Member | undefined> {
  if (id === BUILT_IN) return { member: builtInOwner };
  const account = await staffById(await openStore(), id);
  if (!account || account.disabled_at !== null) return undefined;
  return { member: { id, name: account.name, role: account.role }, account };
}

const memberOf = (session: SessionRow) => memberById(Number(session.subject));

const scopeOfMember = ({ member, account }: Member, sessionId: string): StaffScope =>
  makeStaffScope(account?.admin_username || env().STAFF_USERNAME, {
    member,
    email: account?.email ?? "",
    sessionId,
    adminId: account?.admin_id ?? undefined,
  });

/** The scope of a member of staff for what he began and what goes on without him, while he may still do that. */
export async function scopeOfStaff(id: number, permission: StaffPermission): Promise<StaffScope | undefined> {
  const found = await memberById(id);
  return found && roleMay(found.member.role, permission) ? scopeOfMember(found, "") : undefined;
}

/** A session with its client and the member of staff who acts in it, if one does and still may. */
async function signedBy(found: OpenSession) {
  const clientId = found?.session.client_id;
  if (!found || typeof clientId !== "number") return undefined;
  const { session, parent } = found;
  const actor = parent && (await memberOf(parent))?.member;
  if (parent && !(actor && roleMay(actor.role, "act"))) return undefined;
  return { session, userId: Number(session.subject), clientId, actor };
}

/** This request's. */
const sessionNow = cache(async () => signedBy(await readClientSession()));

type Signed = NonNullable<Awaited<ReturnType<typeof signedBy>>>;

const scopeOf = ({ session, userId, clientId, actor }: Signed, standing: Standing | undefined) =>
  makeClientScope(userId, clientId, {
    permissions: standing?.permissions,
    isOwner: standing?.isOwner,
    language: standing?.language,
    sessionId: session.id,
    name: session.name,
    actor,
    purpose: session.purpose,
  });

type Ask = (signed: Signed) => Promise<Standing | Gone>;

/** Who is signed in, and what he may do for his client. */
async function knownBy(ask: Ask, signed: Signed | undefined) {
  if (!signed) return undefined;
  const standing = await ask(signed);
  if (typeof standing !== "string") return { signed, standing };
  // A certain no ends the session, and the sign-in page says why.
  const deed = { action: "account.session-end", result: "done", note: standing } as const;
  const entry = await entryOf(scopeOf(signed, undefined), deed);
  await endSession(await openStore(), signed.session.id, standing, entry);
  return undefined;
}

/** For reading; looked up once a request. */
const known = cache(async () => knownBy(standingOfSession, await sessionNow()));

/**
 * The signed-in client's scope, or undefined. While WHMCS does not answer it allows what was allowed at last, for the
 * frame of a page: whatever shows or changes something asks for its permission by `requireClient`.
 */
export const clientScope = cache(async (): Promise<ClientScope | undefined> => {
  try {
    const found = await known();
    return found && scopeOf(found.signed, found.standing);
  } catch (error) {
    const signed = await sessionNow();
    if (failureOf(error) === undefined || !signed) throw error;
    return scopeOf(signed, lastStanding(signed.session));
  }
});

export const staffScope = cache(async (): Promise<StaffScope | undefined> => {
  const session = await readStaffSession();
  return session && staffScopeOf(session);
});

async function staffScopeOf(session: SessionRow): Promise<StaffScope | undefined> {
  const found = await memberOf(session);
  return found && scopeOfMember(found, session.id);
}

/**
 * What a page or an action asks for: a permission, several of which each is needed, or only to be signed in. "own" is
 * what a user does with his own sign-in: staff who act for him never do. "owner" is what only the client's owner does.
 */
export type Need = Permission | readonly Permission[] | "nothing" | "own" | "owner";

function needsOf(need: Need): readonly Permission[];
function needsOf(need: Need, own: "own"): readonly string[];
function needsOf(need: Need, own?: "own"): readonly string[] {
  if (need === "own" || need === "owner") return own ? [need] : [];
  if (need === "nothing") return [];
  return typeof need === "string" ? [need] : need;
}

/**
 * For pages of clients: their scope, the sign-in page, or the page that says that this user may not do it (403).
 * @param path where to come back to
 * @throws the SDK's error while WHMCS does not say what the user may do
 */
export async function requireClient(need: Need, path = "/"): Promise<ClientScope> {
  return admitted(await known(), need, path);
}

function admitted(found: Awaited<ReturnType<typeof known>>, need: Need, path: string): ClientScope {
  if (!found) redirect(path === "/" ? "/login" : `/login?next=${encodeURIComponent(path)}`);
  const scope = scopeOf(found.signed, found.standing);
  if (need === "owner" && !scope.isOwner) forbidden();
  if (!needsOf(need).every((permission) => scope.may(permission))) forbidden();
  return scope;
}

/** A page that stands open and is told what is new, after its own request too. */
export type Watcher = {
  scope: ClientScope;
  /** Whether the session is open still. */
  isThere: () => Promise<boolean>;
  /** Whether its user may be told something at this moment. @throws the SDK's error while WHMCS does not say it */
  mayHear: () => Promise<boolean>;
};

/** As `requireClient`, for a page that stands open: to watch is no use of the session. */
export async function requireWatcher(need: Need, path: string): Promise<Watcher> {
  const look = await watchClientSession();
  const now = async () => knownBy(standingOfSession, await signedBy(await look()));
  const mayHear = async () => {
    const found = await now();
    const scope = found && scopeOf(found.signed, found.standing);
    return scope !== undefined && needsOf(need).every((permission) => scope.may(permission));
  };
  const isThere = async () => (await signedBy(await look())) !== undefined;
  return { scope: admitted(await now(), need, path), isThere, mayHear };
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

/** As `requireStaff`, for a page that stands open: to watch is no use of the session. `isThere`: it is open still. */
export async function requireStaffWatcher(
  path: string,
): Promise<{ scope: StaffScope; isThere: () => Promise<boolean> }> {
  const look = await watchStaffSession();
  const now = async () => {
    const found = await look();
    return found && staffScopeOf(found.session);
  };
  const scope = await now();
  if (!scope) redirect(`/admin/login?next=${encodeURIComponent(path)}`);
  return { scope, isThere: async () => (await now()) !== undefined };
}

/** For what anybody may see: the signed-in client's scope, or the public one. */
export const anybodyScope = async (): Promise<ClientScope | PublicScope> => (await clientScope()) ?? makePublicScope();

/** For what anybody may see. */
export const publicScope = (): PublicScope => makePublicScope();

/**
 * Server actions and route handlers that write begin with this: the browser says from where the form came, and that
 * must be this site. A missing Origin is refused too (403); forwarded headers are not asked.
 */
export async function requireSameOrigin(): Promise<void> {
  const origin = (await headers()).get("origin");
  if (origin === null || !env().origins.includes(origin)) forbidden();
}

/**
 * A client's write: from this site, by a user who is signed in and may do it at this moment. Staff who act for him write what their role
 * covers. Call it where a form's failures are caught, so that what was typed is kept while WHMCS does not say what the
 * user may do.
 */
export async function requireClientWrite(need: Need, path = "/"): Promise<ClientScope> {
  await requireSameOrigin();
  const scope = admitted(await knownBy(standingNow, await sessionNow()), need, path);
  const { actor } = scope;
  if (actor && !needsOf(need, "own").every((permission) => roleMayAsClient(actor.role, permission))) {
    await audit(scope, { action: "access.write", on: path, result: "refused", note: String(need) });
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
