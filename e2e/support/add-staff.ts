import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { OwnSystem } from "./own-system.ts";
import { Visitor } from "./visitor.ts";

/** A member of staff with that role, as an operator adds one from the shell; signed in. */
export async function addStaff(
  system: OwnSystem,
  role: "owner" | "billing" | "support" | "read-only",
): Promise<Visitor> {
  const email = `${role}@staff.example`;
  const args = [fileURLToPath(new URL("../../scripts/portal.mjs", import.meta.url)), "staff", "add", role];
  const env = { ...process.env, KRAKEN_HOME: system.home, DATABASE_URL: "", KRAKEN_ENV_FILE: "" };
  const { stdout } = await promisify(execFile)(process.execPath, [...args, "--email", email, "--role", role], { env });
  const password = /Password: (\S+)/.exec(stdout)?.[1] ?? "";
  return new Visitor(system.portal).signInAsStaff(password, email);
}
