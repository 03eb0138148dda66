import type { StaffRole } from "../store/tables/people.ts";
import { nothing, type Permission, type Permissions } from "./permissions.ts";

/**
 * Who is asking. Every function of src/data takes a scope, and only src/access makes one, from a session: the API's
 * credential can do everything, so what a scope allows is all that anybody gets.
 */

/** Not exported: a scope can't be written down anywhere else. */
class Scope<K extends string> {
  readonly #made = true;
  readonly kind: K;
  constructor(kind: K) {
    this.kind = kind;
  }
  static isScope(value: object): boolean {
    return #made in value;
  }
}

/** A member of staff: a named account, or the built-in owner, whose id is 0. */
export type StaffMember = {
  id: number;
  name: string;
  role: StaffRole;
};

/** What is known of a client's user besides his ids. */
export type ClientFacts = {
  /** What he may do for the client: without it, nothing. */
  permissions?: Permissions | undefined;
  /** Whether the client is his own: who else may act for it is his affair alone. */
  isOwner?: boolean | undefined;
  /** The client's in WHMCS ("spanish"). */
  language?: string | undefined;
  sessionId?: string | undefined;
  /** The user's e-mail address at sign-in. */
  name?: string | undefined;
  /** The member of staff who acts for the client. */
  actor?: StaffMember | undefined;
  /** Why he does. */
  purpose?: string | undefined;
};

class ClientScopeValue extends Scope<"client"> {
  /** WHMCS's id of the user who signed in. */
  readonly userId: number;
  /** WHMCS's id of the client for whom he acts. */
  readonly clientId: number;
  readonly permissions: Permissions;
  readonly isOwner: boolean;
  readonly language: string;
  readonly sessionId: string;
  readonly name: string;
  readonly actor: StaffMember | undefined;
  readonly purpose: string;
  constructor(userId: number, clientId: number, facts: ClientFacts) {
    const { permissions = nothing, isOwner = false, language = "", sessionId = "", name = "" } = facts;
    const { actor, purpose = "" } = facts;
    super("client");
    this.userId = userId;
    this.clientId = clientId;
    this.permissions = permissions;
    this.isOwner = isOwner;
    this.language = language;
    this.sessionId = sessionId;
    this.name = name;
    this.actor = actor;
    this.purpose = purpose;
  }
  /** Whether the user may do that for his client. */
  may(permission: Permission): boolean {
    return this.permissions.has(permission);
  }
}

/** What a session knows of a member of staff besides the WHMCS admin. */
export type StaffSessionFacts = { member: StaffMember; email: string; sessionId: string; adminId: number | undefined };

/** Of a scope that no session made: it may read. */
const nobodyKnown: StaffSessionFacts = {
  member: { id: 0, name: "", role: "read-only" },
  email: "",
  sessionId: "",
  adminId: undefined,
};

class StaffScopeValue extends Scope<"staff"> {
  /** The WHMCS admin as whom staff write. */
  readonly adminUsername: string;
  /** His id in WHMCS, where it is known. */
  readonly adminId: number | undefined;
  readonly member: StaffMember;
  readonly email: string;
  readonly sessionId: string;
  constructor(adminUsername: string, { member, email, sessionId, adminId }: StaffSessionFacts) {
    super("staff");
    this.adminUsername = adminUsername;
    this.member = member;
    this.email = email;
    this.sessionId = sessionId;
    this.adminId = adminId;
  }
}

export type ClientScope = ClientScopeValue;
export type StaffScope = StaffScopeValue;
/** For what needs no session: signing in, the catalogue, announcements. */
export type PublicScope = Scope<"public">;
export type AnyScope = ClientScope | StaffScope | PublicScope;

export const makeClientScope = (userId: number, clientId: number, facts: ClientFacts = {}): ClientScope =>
  new ClientScopeValue(userId, clientId, facts);
export const makeStaffScope = (adminUsername: string, facts: StaffSessionFacts = nobodyKnown): StaffScope =>
  new StaffScopeValue(adminUsername, facts);
export const makePublicScope = (): PublicScope => new Scope("public");

/** Fails closed when something else than a scope of this kind came, whatever the types said. */
export function assertScope(scope: AnyScope, ...kinds: AnyScope["kind"][]): void {
  if (!Scope.isScope(scope) || !kinds.includes(scope.kind)) throw new Error("No scope for this");
}

/** The same for a client's user who needs a permission. Pages have asked for it already: this is the second lock. */
export function assertMay(scope: AnyScope, permission: Permission): asserts scope is ClientScope {
  assertScope(scope, "client");
  // Of this kind there are only ClientScopeValues.
  if (!(scope as ClientScope).may(permission)) throw new Error("No permission for this");
}

/** The same for what only the client's owner does. */
export function assertOwner(scope: AnyScope): asserts scope is ClientScope {
  assertScope(scope, "client");
  if (!(scope as ClientScope).isOwner) throw new Error("No permission for this");
}
