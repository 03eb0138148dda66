import type { StaffRole } from "../store/tables/people.ts";

/**
 * What staff may do: look at everything ("read"), mind their own account ("own"), look after clients, orders, services and
 * domains, answer tickets, handle money, write what clients read ("content"), act in a client's portal, take clients away for
 * good ("delete"), manage staff, read the audit log.
 */
export const staffPermissions = [
  ...(["read", "own", "clients", "orders", "services", "tickets", "money", "content"] as const),
  ...(["act", "delete", "staff", "audit"] as const),
] as const;

export type StaffPermission = (typeof staffPermissions)[number];

const permissions: Record<StaffRole, readonly StaffPermission[]> = {
  owner: staffPermissions,
  billing: ["read", "own", "clients", "orders", "money", "act"],
  support: ["read", "own", "clients", "services", "tickets", "content", "act"],
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
