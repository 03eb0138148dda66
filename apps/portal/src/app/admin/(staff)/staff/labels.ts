import { env } from "../../../../env.ts";
import type { Words } from "../../../../messages/words.ts";
import { staffRoles } from "../../../../store/staff.ts";
import { labelled } from "../../../../ui/format.ts";

/** The words of an account's form. */
export const detailsLabels = (t: Words["t"]) => ({
  name: t("staff.form.name"),
  email: t("staff.form.email"),
  emailHelp: t("staff.form.emailHelp"),
  role: t("staff.form.role"),
  admin: t("staff.form.admin"),
  adminHelp: t("staff.form.adminHelp", { standard: env().STAFF_USERNAME }),
  optional: t("staff.form.optional"),
});

export const madeLabels = (t: Words["t"], href: string) => ({
  help: t("staff.form.addedHelp"),
  password: t("staff.form.password"),
  copy: t("staff.form.copy"),
  copied: t("staff.form.copied"),
  back: t("staff.form.another"),
  href,
});

export const roleOptions = ({ t, locale }: Words) =>
  staffRoles.map((role) => ({
    value: role,
    label: labelled(t(`staff.roles.${role}`), t(`staff.roles.${role}Help`), locale),
  }));
