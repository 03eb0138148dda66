import "server-only";
import { ActionError } from "@kraken/sdk";
import { isPermission, type Permission } from "../access/permissions.ts";
import { assertOwner, type ClientScope } from "../access/scope.ts";
import { ask, askAnew } from "./ask.ts";
import { type ClientDetails, clientDetails, clientDetailsNow } from "./client-details.ts";
import { failureOf } from "./failure.ts";
import { collect, ownRows } from "./owned.ts";
import { type Told, told } from "./told.ts";

/** A user who may act for the client. */
export type Member = {
  id: number;
  name: string;
  email: string;
  isOwner: boolean;
  /** None where WHMCS does not tell: it gives nobody none. */
  permissions: Permission[];
};

/** Those that we know: words of a newer WHMCS stand for nothing here. */
const permissionsIn = (words: readonly string[]): Permission[] => words.filter(isPermission);

type User = ClientDetails["users"][number];

async function memberFrom(asked: ReturnType<typeof ask>, scope: ClientScope, user: User): Promise<Member> {
  const member = { id: user.id, name: user.name.trim() || user.email, email: user.email, isOwner: user.is_owner };
  if (member.isOwner) return { ...member, permissions: [] };
  const { permissions } = await asked
    .getUserPermissions({ user_id: user.id, client_id: scope.clientId })
    .catch((error) => {
      if (failureOf(error) !== "refused") throw error;
      return { permissions: [] };
    });
  return { ...member, permissions: permissionsIn(permissions) };
}

/** Everybody who may act for the client, the owner first. (GetClientsDetails, GetUserPermissions) */
export async function members(scope: ClientScope): Promise<Member[]> {
  assertOwner(scope);
  const users = (await clientDetails(scope.clientId))?.users ?? [];
  const all = await Promise.all(users.map((user) => memberFrom(ask(scope), scope, user)));
  return all.sort((a, b) => Number(b.isOwner) - Number(a.isOwner) || a.id - b.id);
}

/** One of them; undefined when no such user acts for this client. */
export async function member(scope: ClientScope, id: number): Promise<Member | undefined> {
  assertOwner(scope);
  const user = (await clientDetails(scope.clientId))?.users.find((each) => each.id === id);
  return user && memberFrom(ask(scope), scope, user);
}

/** The same as it is at this moment, for who changes what he may do. */
export async function memberNow(scope: ClientScope, id: number): Promise<Member | undefined> {
  assertOwner(scope);
  const user = (await clientDetailsNow(scope.clientId))?.users.find((each) => each.id === id);
  return user && memberFrom(askAnew(scope), scope, user);
}

/** Nobody changes what he may do himself, and an owner may do everything. */
function assertOther(scope: ClientScope, { id, isOwner }: Member): void {
  assertOwner(scope);
  if (isOwner || id === scope.userId) throw new Error("Nobody changes what the owner may do");
}

/** Says what another user may do for the client: this, and nothing else. (UpdateUserPermissions) */
export async function setPermissions(scope: ClientScope, of: Member, permissions: Permission[]): Promise<void> {
  assertOther(scope, of);
  await ask(scope).updateUserPermissions({ user_id: of.id, client_id: scope.clientId, permissions });
}

/** Ends that another user acts for the client; his sign-in stays, for others. (DeleteUserClient) */
export async function removeMember(scope: ClientScope, of: Member): Promise<void> {
  assertOther(scope, of);
  await ask(scope).deleteUserClient({ user_id: of.id, client_id: scope.clientId });
}

export type Invited = "sent" | "member" | "email";

/** Has somebody asked by e-mail to act for the client, with no more than that. (CreateClientInvite) */
export async function invite(scope: ClientScope, email: string, permissions: Permission[]): Promise<Invited> {
  assertOwner(scope);
  try {
    await ask(scope).createClientInvite({ client_id: scope.clientId, email, permissions });
    return "sent";
  } catch (error) {
    if (!(error instanceof ActionError)) throw error;
    if (error.is("User already associated with client")) return "member";
    if (error.is("The email address entered is not valid", "Email is required")) return "email";
    throw error;
  }
}

export type Invitation = {
  id: number;
  email: string;
  permissions: Permission[];
  sent: string | null;
  until: string | null;
  isOver: boolean;
};

async function ownInvitations(asked: ReturnType<typeof ask>, scope: ClientScope): Promise<Told<Invitation[]>> {
  assertOwner(scope);
  return told(async () => {
    const rows = await collect(asked.paginate.krakenGetInvitations({ clientid: scope.clientId }));
    return ownRows(scope, "KrakenGetInvitations", rows, (row) => row.clientid).map((row) => ({
      id: row.id,
      email: row.email,
      permissions: permissionsIn(row.permissions),
      sent: row.created_at,
      until: row.expires_at,
      isOver: row.expired,
    }));
  }, "KrakenGetInvitations");
}

/** Who was invited and has not answered, which a WHMCS does not tell. (KrakenGetInvitations) */
export const invitations = (scope: ClientScope): Promise<Told<Invitation[]>> => ownInvitations(ask(scope), scope);

/** One of them as it is at this moment; undefined when this client has no such one. */
export async function invitationNow(scope: ClientScope, id: number): Promise<Invitation | undefined> {
  const all = await ownInvitations(askAnew(scope), scope);
  return all.is === "known" ? all.value.find((each) => each.id === id) : undefined;
}

/** Takes an invitation back; false when it was taken up meanwhile. (KrakenCancelInvitation) */
export async function withdrawInvitation(scope: ClientScope, { id }: Invitation): Promise<boolean> {
  assertOwner(scope);
  try {
    await ask(scope).krakenCancelInvitation({ invitationid: id, clientid: scope.clientId });
    return true;
  } catch (error) {
    if (error instanceof ActionError && error.is("The invitation has been accepted", "Invitation ID Not Found"))
      return false;
    throw error;
  }
}
