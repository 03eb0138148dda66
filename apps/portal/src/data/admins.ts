import "server-only";
import { assertScope, type StaffScope } from "../access/scope.ts";
import { ask } from "./ask.ts";
import { failureOf } from "./failure.ts";

export type AdminAnswer = { state: "found"; id: number } | { state: "none" } | { state: "not told" };

/**
 * Whether WHMCS has an admin of this username, and his id; "not told" where the credential may not list admins.
 * (GetAdminUsers)
 */
export async function adminByUsername(scope: StaffScope, username: string): Promise<AdminAnswer> {
  assertScope(scope, "staff");
  try {
    const { admin_users: admins } = await ask(scope).getAdminUsers({ include_disabled: true });
    const found = admins.find((admin) => admin.username.toLowerCase() === username.toLowerCase());
    return found ? { state: "found", id: found.id } : { state: "none" };
  } catch (error) {
    if (failureOf(error) === undefined) throw error;
    return { state: "not told" };
  }
}
