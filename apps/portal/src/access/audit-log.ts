import "server-only";
import { type AuditQuery, type AuditRow, listAudit } from "../store/audit.ts";
import { openStore } from "../store/store.ts";
import { roleMay } from "./roles.ts";
import type { StaffScope } from "./scope.ts";

/** One page of the audit log, for those whose role reads it. */
export async function auditLog(scope: StaffScope, query: AuditQuery): Promise<{ rows: AuditRow[]; total: number }> {
  if (!roleMay(scope.member.role, "audit")) throw new Error("Only an owner reads the audit log");
  return listAudit(await openStore(), query);
}
