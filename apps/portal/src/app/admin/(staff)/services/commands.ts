import type { Repeatable } from "../../../../data/staff/service-deeds.ts";

const deeds: Readonly<Record<string, Repeatable>> = {
  CreateAccount: "create",
  SuspendAccount: "suspend",
  UnsuspendAccount: "unsuspend",
  TerminateAccount: "terminate",
  ChangePackage: "package",
  ChangePassword: "password",
};

/** What does once more what a module was told, by WHMCS's name of that; undefined for what is no service's. */
export const deedOfCommand = (command: string): Repeatable | undefined =>
  Object.hasOwn(deeds, command) ? deeds[command] : undefined;
