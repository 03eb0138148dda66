import { type Permission, permissions } from "../../../../access/permissions.ts";
import type { Words } from "../../../../messages/words.ts";
import type { DescribedGroup } from "../../../forms/described-form.tsx";
import type { Problems } from "../../../forms/write-form.ts";

const nameOf = (permission: Permission) => `may.${permission}`;

/** A box for each thing that a user may do for the client. */
export const permissionGroup = (chosen: readonly Permission[], t: Words["t"]): DescribedGroup => ({
  legend: t("accounts.users.mayTitle"),
  fields: permissions.map((permission) => ({
    kind: "check",
    name: nameOf(permission),
    label: t(`people.permissions.${permission}`),
    value: chosen.includes(permission) ? "on" : "",
  })),
});

/** Which of them were ticked. */
export const typedPermissions = (texts: Record<string, string>): Permission[] =>
  permissions.filter((permission) => (texts[nameOf(permission)] ?? "") !== "");

/** WHMCS has no user who may do nothing: such a one is removed. */
export const checkPermissions = (texts: Record<string, string>, t: Words["t"]): Problems =>
  typedPermissions(texts).length > 0 ? [] : [{ name: nameOf("profile"), message: t("accounts.users.mayMissing") }];
