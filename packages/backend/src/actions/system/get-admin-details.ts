import { actions } from "@kraken/contract";
import { apiAdmin } from "../../activity.ts";
import { refuse } from "../../errors.ts";
import { handler } from "../../handler.ts";
import { adminPermissions } from "../../system/admin-permissions.ts";
import { version } from "../../system/version.ts";
import { wireTime } from "../../wire/amounts.ts";

export const getAdminDetails = handler(actions.getAdminDetails, async ({ db, now }) => {
  const admin = (await apiAdmin(db)) ?? refuse("Admin Not Found");
  const [row, departments] = await Promise.all([
    db.selectFrom("admins").select(["notes", "signature"]).where("id", "=", admin.id).executeTakeFirstOrThrow(),
    db
      .selectFrom("admin_departments")
      .select("department_id")
      .where("admin_id", "=", admin.id)
      .orderBy("department_id")
      .execute(),
  ]);
  return {
    adminid: admin.id,
    name: `${admin.firstname} ${admin.lastname}`.trim(),
    notes: row.notes,
    signature: row.signature,
    allowedpermissions: [...adminPermissions],
    departments: departments.map(({ department_id }) => department_id),
    requesttime: wireTime(now),
    whmcs: version,
  };
});
