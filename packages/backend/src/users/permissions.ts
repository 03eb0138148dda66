import { permissions } from "@kraken/contract";

export type Permission = (typeof permissions)[number];

/** Those of a list that there are, each once, in WHMCS's order. */
export function knownPermissions(given: readonly string[]): Permission[] {
  const wanted = new Set(given.map((name) => name.trim().toLowerCase()));
  return permissions.filter((permission) => wanted.has(permission));
}

/** What is kept in user_clients.permissions and user_invites.permissions. */
export const storedPermissions = (given: readonly string[]): string => knownPermissions(given).join(",");

/** What a user may do, by his row: an owner everything. */
export const heldPermissions = (row: { is_owner: number; permissions: string }): Permission[] =>
  row.is_owner === 1 ? [...permissions] : knownPermissions(row.permissions.split(","));
