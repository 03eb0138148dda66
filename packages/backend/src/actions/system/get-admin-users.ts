import { createHash } from "node:crypto";
import { actions } from "@kraken/contract";
import { handler } from "../../handler.ts";
import { wireTime } from "../../wire/amounts.ts";

/** Gravatar names people by the MD5 of their address. */
const gravatar = (email: string) => createHash("md5").update(email.trim().toLowerCase()).digest("hex");

export const getAdminUsers = handler(actions.getAdminUsers, async ({ db }, input) => {
  let found = db.selectFrom("admins");
  if (input.roleid !== undefined) found = found.where("role_id", "=", input.roleid);
  if (input.email) found = found.where(({ fn }) => fn("lower", ["email"]), "=", input.email.toLowerCase());
  if (!input.include_disabled) found = found.where("is_disabled", "=", 0);
  const [rows, departments] = await Promise.all([
    found.selectAll().orderBy("id").execute(),
    db.selectFrom("admin_departments").selectAll().orderBy("department_id").execute(),
  ]);
  const admin_users = rows.map((row) => {
    const own = departments.filter((department) => department.admin_id === row.id);
    return {
      id: row.id,
      uuid: row.uuid,
      roleId: row.role_id,
      username: row.username,
      twoFactorAuthModule: row.two_factor_module,
      firstname: row.firstname,
      lastname: row.lastname,
      email: row.email,
      signature: row.signature,
      notes: row.notes,
      template: row.template,
      language: row.language,
      isDisabled: row.is_disabled === 1,
      loginAttempts: row.login_attempts,
      supportDepartmentIds: own.map((department) => department.department_id),
      receivesTicketNotifications: own.filter(({ notify }) => notify === 1).map(({ department_id }) => department_id),
      homepageWidgetsConfig: "",
      hiddenHomepageWidgets: [],
      created_at: wireTime(row.created_at),
      updated_at: wireTime(row.updated_at),
      fullName: `${row.firstname} ${row.lastname}`.trim(),
      gravatarHash: gravatar(row.email),
    };
  });
  return { count: admin_users.length, admin_users };
});
