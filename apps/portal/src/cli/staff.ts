import { z } from "zod";
import { hashPassword, makePassword } from "../store/passwords.ts";
import { removeSecondFactor } from "../store/second-factor.ts";
import {
  addStaff,
  BUILT_IN,
  changeStaff,
  listStaff,
  type StaffRow,
  setOwnerPassword,
  staffByEmail,
  staffRoles,
  staffSignIn,
} from "../store/staff.ts";
import { CommandError, type Shell, shellEntry, table } from "./command.ts";

export type StaffOptions = { email?: string | undefined; role?: string | undefined; admin?: string | undefined };

function roleOf(role: string | undefined) {
  const found = staffRoles.find((each) => each === role);
  if (!found) throw new CommandError(`The role is one of ${staffRoles.join(", ")}.`);
  return found;
}

async function accountOf({ store }: Shell, email: string | undefined): Promise<StaffRow> {
  if (!email) throw new CommandError("Say whose account it is, by its e-mail address.");
  const account = await staffByEmail(store, email);
  if (!account) throw new CommandError(`Nobody has the e-mail address ${email}. "staff list" shows who has one.`);
  return account;
}

const on = ({ id }: StaffRow) => `staff ${id}`;

async function add(shell: Shell, [name, ...more]: string[], { email, role: asked, admin = "" }: StaffOptions) {
  if (!name || more.length > 0) throw new CommandError('Give one name, in quotes where it has spaces: "Anna Reyes".');
  if (!z.email().max(254).safeParse(email).success || email === undefined)
    throw new CommandError("--email needs an e-mail address.");
  const role = roleOf(asked);
  const password = makePassword();
  const account = {
    name,
    email,
    role,
    password_hash: await hashPassword(password),
    admin_username: admin,
    admin_id: null,
  };
  await addStaff(shell.store, account, shellEntry(shell.user, "staff.add", email, `${name}, ${role}`));
  shell.say(`${name} signs in at /admin with ${email}.`);
  shell.say(`Password: ${password}`);
  shell.say("It is shown only now. Have it changed at /admin/account.");
}

async function list({ store, say }: Shell) {
  const [rows, ways] = await Promise.all([listStaff(store), staffSignIn(store)]);
  const lines = rows.map((row) => [
    row.name,
    row.email,
    row.role,
    row.admin_username || "-",
    row.disabled_at === null ? "active" : "switched off",
  ]);
  for (const line of table([["NAME", "E-MAIL", "ROLE", "WHMCS ADMIN", "STATUS"], ...lines])) say(line);
  say(`The owner's password (ADMIN_PASSWORD) is ${ways.ownerPassword ? "on" : "off"}.`);
}

async function disable(shell: Shell, [email]: string[]) {
  const account = await accountOf(shell, email);
  await changeStaff(shell.store, account.id, { disabled: true }, shellEntry(shell.user, "staff.disable", on(account)));
  shell.say(`${account.name}'s account is off, and all its sessions are ended.`);
}

async function enable(shell: Shell, [email]: string[]) {
  const account = await accountOf(shell, email);
  await changeStaff(shell.store, account.id, { disabled: false }, shellEntry(shell.user, "staff.enable", on(account)));
  shell.say(`${account.name}'s account is on.`);
}

async function role(shell: Shell, [email, asked]: string[]) {
  const account = await accountOf(shell, email);
  const wanted = roleOf(asked);
  const entry = shellEntry(shell.user, "staff.change", on(account), wanted);
  await changeStaff(shell.store, account.id, { role: wanted }, entry);
  shell.say(`${account.name} has the role ${wanted}.`);
}

async function password(shell: Shell, [email]: string[]) {
  const account = await accountOf(shell, email);
  const made = makePassword();
  const entry = shellEntry(shell.user, "staff.password", on(account));
  await changeStaff(shell.store, account.id, { passwordHash: await hashPassword(made) }, entry);
  shell.say(`${account.name}'s sessions are ended. Password: ${made}`);
  shell.say("It is shown only now. Have it changed at /admin/account.");
}

async function resetFactor(shell: Shell, [email]: string[]) {
  const account = email === "owner" ? undefined : await accountOf(shell, email);
  const who = account ? on(account) : "owner";
  const subject = String(account?.id ?? BUILT_IN);
  const entry = shellEntry(shell.user, "staff.second-factor-reset", who);
  const wasOn = await removeSecondFactor(shell.store, { kind: "staff", subject }, entry);
  shell.say(wasOn ? "The second factor is off." : "There was no second factor.");
}

async function ownerPassword(shell: Shell, [to]: string[]) {
  if (to !== "on" && to !== "off") throw new CommandError("Say on or off.");
  await setOwnerPassword(shell.store, to === "on", shellEntry(shell.user, `staff.owner-password-${to}`));
  shell.say(`The owner's password is ${to}.`);
}

/** `npm run portal -- staff …`, by its second word. */
export const staffCommands = {
  add,
  list,
  disable,
  enable,
  role,
  password,
  "reset-factor": resetFactor,
  "owner-password": ownerPassword,
} satisfies Record<string, (shell: Shell, rest: string[], options: StaffOptions) => Promise<void>>;
