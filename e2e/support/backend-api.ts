import type { OwnSystem } from "./own-system.ts";

/** Asks the backend of a test's own system, as WHMCS's API is asked. */
export async function api(
  { backend }: OwnSystem,
  action: string,
  params: Record<string, string> = {},
): Promise<Record<string, unknown>> {
  const { endpoint, identifier, secret } = backend;
  const body = new URLSearchParams({ ...params, action, identifier, secret, responsetype: "json" });
  const answer = await fetch(endpoint, { method: "POST", body });
  return (await answer.json()) as Record<string, unknown>;
}

type UserRow = { id: number; email: string; clients: { id: number; isOwner: boolean }[] };

/** The demo's user who may act for the demo client without owning it. */
export async function memberOfDemo(own: OwnSystem): Promise<UserRow> {
  const { users } = await api(own, "GetUsers", { limitnum: "100" });
  const found = (users as UserRow[]).find((user) => user.clients.some(({ id, isOwner }) => id === 1 && !isOwner));
  if (!found) throw new Error("The demo client has no member");
  return found;
}
