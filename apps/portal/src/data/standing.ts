import "server-only";
import { ActionError } from "@kraken/sdk";
import { everything, isPermission, type Permissions } from "../access/permissions.ts";
import { assertScope, type ClientScope, type PublicScope, type StaffScope } from "../access/scope.ts";
import { ask, askOfClient } from "./ask.ts";
import { type ClientDetails, clientDetails, clientDetailsNow, nameOf } from "./client-details.ts";

export type Standing = {
  isOwner: boolean;
  permissions: Permissions;
  /** The client's in WHMCS ("spanish"); "" for the standard one. */
  language: string;
};
/** Why a user may not act for a client: it is closed or gone, or he does not belong to it any more. */
export type Gone = "closed" | "deleted" | "removed";

type Member = { id: number; name: string; email: string; isOwner: boolean };

/** The user among those who may act for the client. */
function memberOf(client: ClientDetails, userId: number): Member | undefined {
  const user = client.users.find(({ id }) => id === userId);
  if (user) return { id: userId, name: user.name, email: user.email, isOwner: user.is_owner };
  // A WHMCS that lists no users at all still says who the owner is.
  const isOwner = client.users.length === 0 && client.owner_user_id === userId;
  const name = `${client.firstname} ${client.lastname}`.trim();
  return isOwner ? { id: userId, name, email: client.email, isOwner } : undefined;
}

/** What a user who is not the owner may do; undefined when he may not act for the client at all. (GetUserPermissions) */
async function permissionsOf(userId: number, clientId: number): Promise<Permissions | undefined> {
  const asked = askOfClient(clientId, "anew").getUserPermissions({ user_id: userId, client_id: clientId });
  const answer = await asked.catch((error) => {
    if (!(error instanceof ActionError)) throw error;
    if (error.is("User is not associated with client", "Invalid user id", "Invalid client id")) return undefined;
    // WHMCS does not tell (an API role without the action): then nothing is allowed.
    return { permissions: [] };
  });
  if (!answer) return undefined;
  // The documented answer holds no permissions: nothing is allowed then either.
  return new Set(answer.permissions.flatMap((word) => (isPermission(word) ? [word] : [])));
}

/** What a user may do for a client at this moment, or why he may not act for it. (GetClientsDetails, GetUserPermissions) */
export async function standing(scope: PublicScope, userId: number, clientId: number): Promise<Standing | Gone> {
  assertScope(scope, "public");
  const client = await clientDetailsNow(clientId);
  if (!client) return "deleted";
  if (client.status === "Closed") return "closed";
  const member = memberOf(client, userId);
  if (!member) return "removed";
  const { language } = client;
  if (member.isOwner) return { isOwner: true, permissions: everything, language };
  const permissions = await permissionsOf(userId, clientId);
  return permissions ? { isOwner: false, permissions, language } : "removed";
}

/** The signed-in user himself, whoever's client he acts for. (GetClientsDetails) */
export async function me(scope: ClientScope): Promise<{ name: string; email: string; isOwner: boolean }> {
  assertScope(scope, "client");
  const client = await clientDetails(scope.clientId);
  const member = client && memberOf(client, scope.userId);
  if (!member) throw new Error("The user is gone");
  const { name, email, isOwner } = member;
  return { name, email, isOwner };
}

export type User = { id: number; firstName: string; lastName: string; email: string; clientIds: number[] };

/** The user with that e-mail address, with the clients for whom he may act. (GetUsers) */
export async function userByEmail(
  scope: PublicScope | ClientScope | StaffScope,
  email: string,
): Promise<User | undefined> {
  assertScope(scope, "public", "client", "staff");
  for await (const user of ask(scope).paginate.getUsers({ search: email })) {
    // The search finds parts of names too: only this very address counts.
    if (user.email.toLowerCase() !== email.toLowerCase()) continue;
    const { id, firstname, lastname } = user;
    return {
      id,
      firstName: firstname,
      lastName: lastname,
      email: user.email,
      clientIds: user.clients.map((c) => c.id),
    };
  }
  return undefined;
}

export type ClientChoice = { id: number; name: string };

/** The names of clients, those that are closed or gone left out. (GetClientsDetails) */
async function namesOf(clientIds: number[]): Promise<ClientChoice[]> {
  const found = await Promise.all(clientIds.map(clientDetails));
  return found.flatMap((client) =>
    client && client.status !== "Closed" ? [{ id: client.id, name: nameOf(client) }] : [],
  );
}

/** The clients among which somebody may choose who proved who he is. */
export async function clientChoices(scope: PublicScope, clientIds: number[]): Promise<ClientChoice[]> {
  assertScope(scope, "public");
  return namesOf(clientIds);
}

/** The clients for whom the signed-in user may act. (GetUsers, GetClientsDetails) */
export async function myClients(scope: ClientScope): Promise<ClientChoice[]> {
  assertScope(scope, "client");
  // By the address he signed in with, so that nothing else is waited for; by today's where that is another.
  const first = scope.name ? await userByEmail(scope, scope.name) : undefined;
  const user = first?.id === scope.userId ? first : await userByEmail(scope, (await me(scope)).email);
  return user?.id === scope.userId ? namesOf(user.clientIds) : [];
}
