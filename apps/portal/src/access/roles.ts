import type { StaffRole } from "../store/tables/people.ts";

/**
 * What staff may do: look at everything ("read"), mind their own account ("own"), answer tickets, handle money, act in
 * a client's portal, manage staff, read the audit log.
 */
export type StaffPermission = "read" | "own" | "tickets" | "money" | "act" | "staff" | "audit";

const permissions: Record<StaffRole, readonly StaffPermission[]> = {
  owner: ["read", "own", "tickets", "money", "act", "staff", "audit"],
  billing: ["read", "own", "money", "act"],
  support: ["read", "own", "tickets", "act"],
  "read-only": ["read", "own"],
};

export const roleMay = (role: StaffRole, permission: StaffPermission): boolean =>
  permissions[role].includes(permission);

/** What staff in a client's portal may write, in WHMCS's names for what a client's users may do. */
const writesAsClient: Record<StaffRole, readonly string[] | "everything"> = {
  owner: "everything",
  billing: ["invoices", "quotes", "orders"],
  support: ["tickets"],
  "read-only": [],
};

export function roleMayAsClient(role: StaffRole, permission: string): boolean {
  const allowed = writesAsClient[role];
  return roleMay(role, "act") && (allowed === "everything" || allowed.includes(permission));
}
