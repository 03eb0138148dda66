import { beforeEach, expect, test, vi } from "vitest";
import { clientScope, requireClient, requireStaff, staffScope } from "./access.ts";
import * as account from "./account.ts";
import { auditLog } from "./audit-log.ts";
import { signInClient, signInStaff } from "./login.ts";
import { makeStaffScope } from "./scope.ts";
import * as factor from "./second-factor.ts";
import * as staff from "./staff.ts";
import { codeAt } from "./test/codes.ts";
import {
  as,
  askedOf,
  Browser,
  beginAnew,
  browser,
  ines,
  OWNER_PASSWORD,
  refusal,
  say,
  takeBrowser,
  tomas,
  triesElsewhere,
  unknownAction,
} from "./test/world.ts";

vi.mock("next/headers", async () => (await import("./test/world.ts")).nextHeaders);
vi.mock("../lib/whmcs.ts", async () => (await import("./test/world.ts")).whmcsModule);
vi.mock("./even-time.ts", () => ({ evenTime: () => async () => {} }));

beforeEach(beginAnew);

const signIn = (person = ines) => as(() => signInClient(person.email, person.password));
const client = () => as(() => requireClient("nothing"));
const owner = async () => {
  await as(() => signInStaff("", OWNER_PASSWORD));
  return as(() => requireStaff());
};
const robin = {
  name: "Robin",
  email: "robin@staff.example",
  role: "support",
  admin_username: "robin",
  admin_id: 3,
} as const;

test("one ends one's own sessions by their handles, and nobody else's", async () => {
  await signIn();
  const mine = await client();
  const others = new Browser();
  await others.run(() => signInClient(tomas.email, tomas.password));
  const other = new Browser();
  await other.run(() => signInClient(ines.email, ines.password));
  const theirs = await others.run(() => requireClient("nothing"));
  const [of] = await as(() => account.openSessions(theirs));
  expect(await as(() => account.endOneSession(mine, of?.handle ?? ""))).toBe(false);
  expect(await as(() => account.endOneSession(mine, "0123456789abcdef0123"))).toBe(false);
  const handle = (await as(() => account.openSessions(mine))).find(({ isThis }) => !isThis)?.handle ?? "";
  expect(await as(() => account.endOneSession(mine, handle))).toBe(true);
  expect(await other.run(clientScope)).toBeUndefined();
  expect(await others.run(clientScope)).toBeDefined();
  expect(await as(clientScope)).toBeDefined();
});

test("one's own password is asked for, counted like a sign-in, and no other's is taken", async () => {
  await signIn();
  const scope = await client();
  expect(await as(() => account.isOwnPassword(scope, ines.password))).toBe(true);
  expect(await as(() => account.isOwnPassword(scope, "another"))).toBe(false);
  say({ validateLogin: () => ({ userid: tomas.id, twoFactorEnabled: false }) });
  expect(await as(() => account.isOwnPassword(scope, tomas.password))).toBe(false);
  expect(await triesElsewhere(() => account.isOwnPassword(scope, "wrong"))).toBe(10);
});

test("staff's own password is asked for and counted too, the built-in owner's and a named one's", async () => {
  const scope = await owner();
  expect(await as(() => account.isOwnPassword(scope, OWNER_PASSWORD))).toBe(true);
  expect(await as(() => account.isOwnPassword(scope, "another"))).toBe(false);
  expect(await triesElsewhere(() => account.isOwnPassword(scope, "wrong"))).toBe(10);
  const { password } = await as(() => staff.addStaffAccount(scope, robin));
  takeBrowser();
  await as(() => signInStaff(robin.email, password));
  const named = await as(() => requireStaff());
  expect(await as(() => account.isOwnPassword(named, password))).toBe(true);
  expect(await as(() => account.isOwnPassword(named, OWNER_PASSWORD))).toBe(false);
  expect(await triesElsewhere(() => account.isOwnPassword(named, "wrong"))).toBe(10);
});

test("a wrong current password changes nothing and is counted", async () => {
  await signIn();
  const scope = await client();
  say({
    krakenChangeUserPassword: () => {
      throw refusal("The existing password is incorrect");
    },
  });
  expect(await as(() => account.changeClientPassword(scope, "wrong", "a new one"))).toBe("wrong");
  expect(await as(clientScope)).toBeDefined();
  expect(await triesElsewhere(() => account.changeClientPassword(scope, "wrong", "a new one"))).toBe(10);
});

test("where only WHMCS can change a password the session stays, and the log says that a link was mailed", async () => {
  await signIn();
  const scope = await client();
  say({
    krakenChangeUserPassword: () => {
      throw unknownAction();
    },
    resetPassword: () => ({}),
  });
  expect(await as(() => account.changeClientPassword(scope, "wrong", "a new one"))).toBe("wrong");
  expect(await as(() => account.changeClientPassword(scope, ines.password, "a new one"))).toBe("mailed");
  expect(await as(clientScope)).toBeDefined();
  const { rows } = await auditLog(await owner(), { page: 1, pageSize: 25 });
  const lines = rows.filter(({ action }) => action === "account.password").map(({ result, note }) => [result, note]);
  expect(lines.slice(0, 2)).toEqual([
    ["done", "mailed"],
    ["refused", "wrong"],
  ]);
});

test("a named account changes its own password with the current one; the built-in owner's is in the environment", async () => {
  const scope = await owner();
  expect(await as(() => account.changeStaffPassword(scope, OWNER_PASSWORD, "another long password"))).toBe("wrong");
  const { password } = await as(() => staff.addStaffAccount(scope, robin));
  takeBrowser();
  await as(() => signInStaff(robin.email, password));
  const named = await as(() => requireStaff());
  const old = browser.copy();
  expect(await as(() => account.changeStaffPassword(named, "wrong", "another long password"))).toBe("wrong");
  expect(await as(() => signInStaff(robin.email, "another long password"))).toBe("refused");
  expect(await as(() => account.changeStaffPassword(named, password, "another long password"))).toBe("changed");
  expect(await old.run(staffScope)).toBeUndefined();
  expect(await as(staffScope)).toBeDefined();
});

test("the second factor is switched on by its code, off and renewed by the password", async () => {
  await signIn();
  const scope = await client();
  expect(await as(() => factor.secondFactor(scope))).toEqual({ state: "off" });
  expect(await as(() => factor.switchOnSecondFactor(scope, "123456"))).toBeUndefined();
  await as(() => factor.prepareSecondFactor(scope));
  const pending = await as(() => factor.secondFactor(scope));
  const secret = pending.state === "pending" ? pending.secret : "";
  for (const code of ["", "12345", "abcdef", "000000 0"])
    expect(await as(() => factor.switchOnSecondFactor(scope, code))).toBeUndefined();
  expect(await as(() => factor.makeNewRecoveryCodes(scope, ines.password))).toBeUndefined();
  // Of two at once one switches it on: the other's recovery codes would be none.
  const both = [1, 2].map(() => as(() => factor.switchOnSecondFactor(scope, codeAt(secret))));
  expect((await Promise.all(both)).map((codes) => codes?.length).sort()).toEqual([10, undefined]);
  // Once it is on its secret is shown to nobody, and it can't be switched on again.
  expect(JSON.stringify(await as(() => factor.secondFactor(scope)))).not.toContain(secret);
  expect(await as(() => factor.switchOnSecondFactor(scope, codeAt(secret)))).toBeUndefined();
  expect(await as(() => factor.makeNewRecoveryCodes(scope, "wrong"))).toBeUndefined();
  expect(await as(() => factor.switchOffSecondFactor(scope, "wrong"))).toBe(false);
  expect((await as(() => factor.secondFactor(scope))).state).toBe("on");
  expect(await as(() => factor.makeNewRecoveryCodes(scope, ines.password))).toHaveLength(10);
  expect(await as(() => factor.switchOffSecondFactor(scope, ines.password))).toBe(true);
  expect((await as(() => factor.secondFactor(scope))).state).toBe("off");
});

test("who is no owner manages no staff, and reads no audit log, whatever page he comes from", async () => {
  const scope = await owner();
  const { id } = await as(() => staff.addStaffAccount(scope, robin));
  const facts = { email: "", sessionId: "", adminId: undefined };
  for (const role of ["billing", "support", "read-only"] as const) {
    const other = makeStaffScope("robin", { ...facts, member: { id: 99, name: "R", role } });
    const asks: (() => Promise<unknown>)[] = [
      () => staff.staffAccounts(other),
      () => staff.staffAccount(other, id),
      () => staff.addStaffAccount(other, { ...robin, email: "eve@staff.example" }),
      () => staff.changeStaffDetails(other, id, { ...robin, role: "owner" }),
      () => staff.setStaffDisabled(other, id, true),
      () => staff.makeStaffPassword(other, id),
      () => staff.resetStaffSecondFactor(other, id),
      () => staff.staffSessions(other, id),
      () => staff.endStaffSessions(other, id),
      () => staff.switchOwnerPassword(other, true),
    ];
    for (const ask of asks) await expect(as(ask)).rejects.toThrow("Only an owner manages staff");
    await expect(as(() => auditLog(other, { page: 1, pageSize: 25 } as never))).rejects.toThrow("Only an owner reads");
  }
  const [found] = await as(() => staff.staffAccounts(scope));
  expect(found).toMatchObject({ id, role: "support", disabled_at: null });
  expect(JSON.stringify(found)).not.toMatch(/argon2|hash/);
  expect(askedOf("addClient")).toEqual([]);
});
