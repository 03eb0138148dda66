import { z } from "zod";
import type { StaffScope } from "../../../../access/scope.ts";
import type { StaffDetails } from "../../../../access/staff.ts";
import { adminByUsername } from "../../../../data/admins.ts";
import type { Words } from "../../../../messages/words.ts";
import { staffRoles } from "../../../../store/staff.ts";

export type StaffValues = { name: string; email: string; role: string; admin: string };
export type StaffErrors = { name: keyof StaffValues; message: string }[];

/** What was typed, whatever it was. */
export const staffForm = z.object({
  name: z.string().trim().catch(""),
  email: z.string().trim().catch(""),
  role: z.string().catch(""),
  admin: z.string().trim().catch(""),
});

const most = 100;

/** What is wrong with an account's details, and the details when nothing is. */
export async function checkDetails(
  scope: StaffScope,
  { name, role: asked, admin }: StaffValues,
  t: Words["t"],
): Promise<{ details?: StaffDetails; errors: StaffErrors }> {
  const errors: StaffErrors = [];
  const role = staffRoles.find((each) => each === asked);
  if (name === "") errors.push({ name: "name", message: t("staff.form.nameMissing") });
  if (name.length > most) errors.push({ name: "name", message: t("staff.form.long", { most }) });
  if (!role) errors.push({ name: "role", message: t("staff.form.roleMissing") });
  if (admin.length > most) errors.push({ name: "admin", message: t("staff.form.long", { most }) });
  const known = admin === "" || admin.length > most ? undefined : await adminByUsername(scope, admin);
  if (known?.state === "none") errors.push({ name: "admin", message: t("staff.form.adminUnknown") });
  if (errors.length > 0 || !role) return { errors };
  return {
    details: { name, role, admin_username: admin, admin_id: known?.state === "found" ? known.id : null },
    errors,
  };
}

export function checkEmail(email: string, t: Words["t"]): StaffErrors {
  const isAddress = z.email().max(254).safeParse(email).success;
  return isAddress ? [] : [{ name: "email", message: t("staff.form.emailMissing") }];
}
