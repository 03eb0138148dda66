import type { OwnSystem } from "./own-system.ts";

type UserRow = { id: number; email: string; clients: { id: number; isOwner: boolean }[] };

/** The demo's user who may act for the demo client without owning it. */
export async function memberOfDemo(own: OwnSystem): Promise<UserRow> {
  const { users } = await own.api("GetUsers", { limitnum: "100" });
  const found = (users as UserRow[]).find((user) => user.clients.some(({ id, isOwner }) => id === 1 && !isOwner));
  if (!found) throw new Error("The demo client has no member");
  return found;
}
