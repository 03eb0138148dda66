import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { stepOfCode } from "../session/totp.ts";
import { openStore } from "../store/store.ts";
import { clientScope, requireClient, requireStaff, staffScope } from "./access.ts";
import { changeClientPassword, endEverywhere } from "./account.ts";
import { TooManyError } from "./limits.ts";
import * as login from "./login.ts";
import { prepareSecondFactor, secondFactor, switchOnSecondFactor } from "./second-factor.ts";
import * as staff from "./staff.ts";
import { codeAt } from "./test/codes.ts";
import {
  as,
  asked,
  askedOf,
  Browser,
  beginAnew,
  browser,
  changeStore,
  elsewhere,
  endOf,
  ines,
  OWNER_PASSWORD,
  refusal,
  say,
  takeBrowser,
  tomas,
  tries,
} from "./test/world.ts";

vi.mock("next/headers", async () => (await import("./test/world.ts")).nextHeaders);
vi.mock("../lib/whmcs.ts", async () => (await import("./test/world.ts")).whmcsModule);
// What a refusal waits is measured elsewhere: here it only would take long.
vi.mock("./even-time.ts", () => ({ evenTime: () => async () => {} }));

beforeEach(beginAnew);
afterEach(() => vi.useRealTimers());

const signIn = ({ email, password } = ines) => as(() => login.signInClient(email, password));
const signInOwner = () => as(() => login.signInStaff("", OWNER_PASSWORD));
const isIn = async () => (await endOf(() => as(() => requireClient("nothing")))) === "went on";
const isStaffIn = async () => (await as(staffScope)) !== undefined;

/** Switches the second factor on for whoever is signed in; answers its secret and recovery codes. */
async function withFactor(kind: "client" | "staff") {
  return as(async () => {
    const scope = kind === "client" ? await requireClient("nothing") : await requireStaff();
    await prepareSecondFactor(scope);
    const state = await secondFactor(scope);
    if (state.state !== "pending") throw new Error("No secret to confirm");
    const codes = await switchOnSecondFactor(scope, codeAt(state.secret));
    if (!codes) throw new Error("The code was not taken");
    return { secret: state.secret, codes };
  });
}

describe("a client's user", () => {
  test("is in with his password, and not with another", async () => {
    expect(await signIn({ ...ines, password: "another" })).toEqual({ outcome: "refused" });
    expect(await isIn()).toBe(false);
    expect(await signIn({ ...tomas, email: "nobody@fjord.example" })).toEqual({ outcome: "refused" });
    expect(await signIn()).toEqual({ outcome: "signed in", clientId: 12 });
    expect(await isIn()).toBe(true);
  });

  test("whom WHMCS asks for a second factor gets no session, whatever his clients are", async () => {
    say({ validateLogin: () => ({ userid: 7, twoFactorEnabled: true }) });
    expect(await signIn()).toEqual({ outcome: "second factor" });
    expect(browser.cookies.size).toBe(0);
  });

  test("whose login is another's of the same address has no client", async () => {
    say({ validateLogin: () => ({ userid: 99, twoFactorEnabled: false }) });
    expect(await signIn()).toEqual({ outcome: "no client" });
    expect(await isIn()).toBe(false);
  });

  test("of a closed client is told so", async () => {
    say({ getClientsDetails: ({ clientid }) => ({ client: { id: clientid, status: "Closed", users: [] } }) });
    expect(await signIn()).toEqual({ outcome: "closed" });
    expect(browser.cookies.size).toBe(0);
  });

  test("of several clients chooses one of his, within five minutes", async () => {
    say({
      getUsers: () => [{ id: 7, email: ines.email, firstname: "", lastname: "", clients: [{ id: 12 }, { id: 14 }] }],
    });
    vi.useFakeTimers({ toFake: ["Date"] });
    expect(await signIn()).toEqual({ outcome: "choose" });
    expect(await isIn()).toBe(false);
    expect(await as(() => login.chooseClient(13))).toBeUndefined();
    const late = browser.copy();
    expect(await as(() => login.chooseClient(12))).toEqual({ outcome: "signed in", clientId: 12 });
    vi.setSystemTime(Date.now() + 301_000);
    expect(await late.run(() => login.chooseClient(12))).toBeUndefined();
  });

  test("of many clients has cookies that browsers keep", async () => {
    const clients = Array.from({ length: 300 }, (_, at) => ({ id: 1_000_000 + at }));
    say({ getUsers: () => [{ id: 7, email: ines.email, firstname: "", lastname: "", clients }] });
    expect(await signIn()).toEqual({ outcome: "choose" });
    for (const [name, value] of browser.cookies) expect(name.length + value.length, name).toBeLessThan(4096);
  });

  test("changes to another client of his, and to none that is not", async () => {
    await signIn();
    const change = (id: number) => as(async () => login.changeClient(await requireClient("nothing"), id));
    expect(await change(13)).toBe(false);
    expect((await as(clientScope))?.clientId).toBe(12);
    const users = [{ id: 7, name: "Ines", email: ines.email, is_owner: true }];
    say({ getClientsDetails: ({ clientid }) => ({ client: { id: clientid, status: "Active", users } }) });
    expect(await change(14)).toBe(true);
    expect((await as(clientScope))?.clientId).toBe(14);
  });

  test("is tried ten times, from wherever, and no sooner is WHMCS asked than counted", async () => {
    const wrong = (at: number) => {
      browser.address = `198.51.100.${at}`;
      return signIn({ ...ines, password: "wrong" });
    };
    expect(await tries(wrong)).toBe(10);
    expect(askedOf("validateLogin")).toHaveLength(10);
    expect(browser.cookies.size).toBe(0);
  });

  test("has tries of his own on a device where he was signed in before; a stranger on it has none", async () => {
    await signIn();
    const device = browser;
    takeBrowser();
    const wrong = () => login.signInClient(ines.email, "wrong");
    expect(await tries((at) => Object.assign(new Browser(), { address: `198.51.100.${at}` }).run(wrong))).toBe(10);
    expect(await device.run(() => login.signInClient(ines.email, ines.password))).toMatchObject({
      outcome: "signed in",
    });
    // The device is known for her account, and for no other.
    const other = () => login.signInClient(tomas.email, "wrong");
    expect(await tries((at) => Object.assign(new Browser(), { address: `198.51.101.${at}` }).run(other))).toBe(10);
    await expect(device.run(other)).rejects.toThrow(TooManyError);
  });

  test("whose password WHMCS could not look at has tried nothing", async () => {
    say({
      validateLogin: () => {
        throw refusal("Something else");
      },
    });
    for (let at = 0; at < 15; at++) await expect(signIn()).rejects.toThrow("Something else");
  });
});

describe("the second factor of a client's user", () => {
  beforeEach(() => vi.useFakeTimers({ toFake: ["Date"] }));

  test("is asked for after the password, and its code is good once", async () => {
    await signIn();
    const { secret } = await withFactor("client");
    takeBrowser();
    expect(await signIn()).toEqual({ outcome: "code" });
    expect(await isIn()).toBe(false);
    expect(await as(() => login.awaitsCode("client"))).toBe(true);
    expect(await as(() => login.awaitsCode("staff"))).toBe(false);
    // The code that switched it on is used up.
    expect(await as(() => login.signInWithCode(codeAt(secret)))).toEqual({ outcome: "refused" });
    vi.setSystemTime(Date.now() + 30_000);
    const code = codeAt(secret);
    expect(stepOfCode(secret, code)).toBeDefined();
    const other = browser.copy();
    expect(await as(() => login.signInWithCode(code))).toMatchObject({ outcome: "signed in" });
    expect(await isIn()).toBe(true);
    expect(await other.run(() => login.signInWithCode(code))).toEqual({ outcome: "refused" });
  });

  test("takes each recovery code once, and none of another's", async () => {
    await signIn();
    const { codes } = await withFactor("client");
    takeBrowser();
    await signIn();
    const again = browser.copy();
    expect(await as(() => login.signInWithCode("aaaaa-aaaaa"))).toEqual({ outcome: "refused" });
    expect(await as(() => login.signInWithCode(codes[0] ?? ""))).toMatchObject({ outcome: "signed in" });
    expect(await again.run(() => login.signInWithCode(codes[0] ?? ""))).toEqual({ outcome: "refused" });
  });

  test("that is not confirmed yet asks for nothing and takes nothing", async () => {
    await signIn();
    const codes = await withFactor("client");
    await changeStore((tx) => tx.updateTable("second_factors").set({ confirmed_at: null }).execute());
    const waiting = new Browser();
    takeBrowser(waiting);
    expect(await signIn()).toMatchObject({ outcome: "signed in" });
    await changeStore((tx) =>
      tx.updateTable("second_factors").set({ confirmed_at: "2026-01-01T00:00:00.000Z" }).execute(),
    );
    takeBrowser();
    expect(await signIn()).toEqual({ outcome: "code" });
    await changeStore((tx) => tx.updateTable("second_factors").set({ confirmed_at: null }).execute());
    vi.setSystemTime(Date.now() + 30_000);
    for (const code of [codeAt(codes.secret), codes.codes[0] ?? ""])
      expect(await as(() => login.signInWithCode(code))).toEqual({ outcome: "refused" });
  });

  test("can be guessed ten times in 15 minutes, whoever guesses", async () => {
    await signIn();
    await withFactor("client");
    const guess = async (at: number) => {
      takeBrowser(elsewhere(at));
      await signIn();
      return as(() => login.signInWithCode("000000"));
    };
    expect(await tries(guess)).toBe(10);
  });

  test("a password that was given before everything ended, or too long ago, is good for no code", async () => {
    await signIn();
    const owner = browser;
    const { secret } = await withFactor("client");
    takeBrowser();
    await signIn();
    vi.setSystemTime(Date.now() + 30_000);
    const [before, late] = [browser.copy(), browser.copy()];
    await owner.run(async () => endEverywhere(await requireClient("nothing")));
    expect(await before.run(() => login.signInWithCode(codeAt(secret)))).toBeUndefined();
    takeBrowser();
    await signIn();
    vi.setSystemTime(Date.now() + 301_000);
    for (const each of [browser, late])
      expect(await each.run(() => login.signInWithCode(codeAt(secret)))).toBeUndefined();
  });
});

describe("staff", () => {
  const details = {
    name: "Robin",
    email: "robin@staff.example",
    role: "support",
    admin_username: "robin",
    admin_id: 3,
  } as const;
  const add = async () => {
    await signInOwner();
    return as(async () => staff.addStaffAccount(await requireStaff(), details));
  };

  test("the built-in owner is in with ADMIN_PASSWORD while that is on, and with nothing else", async () => {
    expect(await as(() => login.signInStaff("", "another"))).toBe("refused");
    expect(await isStaffIn()).toBe(false);
    expect(await signInOwner()).toBe("signed in");
    expect(await isStaffIn()).toBe(true);
    await as(async () => {
      const scope = await requireStaff();
      await staff.addStaffAccount(scope, { ...details, role: "owner" });
      await staff.switchOwnerPassword(scope, false);
    });
    expect((await login.staffSignInWays()).ownerPassword).toBe(false);
    expect(await signInOwner()).toBe("refused");
  });

  test("a named account is in with its own password, while it is not switched off", async () => {
    const { id, password } = await add();
    takeBrowser();
    expect(await as(() => login.signInStaff(details.email, "another"))).toBe("refused");
    expect(await as(() => login.signInStaff("nobody@staff.example", password))).toBe("refused");
    expect(await as(() => login.signInStaff(details.email, OWNER_PASSWORD))).toBe("refused");
    expect(await isStaffIn()).toBe(false);
    expect(await as(() => login.signInStaff(details.email, password))).toBe("signed in");
    expect((await as(staffScope))?.member).toEqual({ id, name: "Robin", role: "support" });
    await changeStore((tx) => tx.updateTable("staff").set({ disabled_at: "2026-01-01T00:00:00.000Z" }).execute());
    takeBrowser();
    expect(await as(() => login.signInStaff(details.email, password))).toBe("refused");
  });

  test("are tried ten times, named or not", async () => {
    for (const email of ["", "robin@staff.example"]) {
      await beginAnew();
      const wrong = (at: number) => {
        takeBrowser(elsewhere(at));
        return as(() => login.signInStaff(email, "wrong"));
      };
      expect(await tries(wrong), email).toBe(10);
    }
  });

  test("have a second factor, good once, after the password, for an account that is not switched off", async () => {
    const { id, password } = await add();
    vi.useFakeTimers({ toFake: ["Date"] });
    takeBrowser();
    await as(() => login.signInStaff(details.email, password));
    const { secret } = await withFactor("staff");
    takeBrowser();
    expect(await as(() => login.signInStaff(details.email, password))).toBe("code");
    expect(await isStaffIn()).toBe(false);
    expect(await as(() => login.awaitsCode("staff"))).toBe(true);
    const [ended, disabled, wrong] = [browser.copy(), browser.copy(), browser.copy()];
    vi.setSystemTime(Date.now() + 30_000);
    expect(await wrong.run(() => login.signInStaffWithCode("000000"))).toBe("refused");
    expect(await as(() => login.signInStaffWithCode(codeAt(secret)))).toBe("signed in");
    expect(await isStaffIn()).toBe(true);
    vi.setSystemTime(Date.now() + 30_000);
    await changeStore((tx) =>
      tx.updateTable("staff").set({ disabled_at: "2026-01-01T00:00:00.000Z" }).where("id", "=", id).execute(),
    );
    expect(await disabled.run(() => login.signInStaffWithCode(codeAt(secret)))).toBeUndefined();
    // Nor does the right password lead to the code.
    expect(await new Browser().run(() => login.signInStaff(details.email, password))).toBe("refused");
    await changeStore((tx) => tx.updateTable("staff").set({ disabled_at: null }).where("id", "=", id).execute());
    vi.setSystemTime(Date.now() + 30_000);
    await as(async () => endEverywhere(await requireStaff()));
    expect(await ended.run(() => login.signInStaffWithCode(codeAt(secret)))).toBeUndefined();
  });
});

describe("a session's end", () => {
  test("by signing out is the end of a copy of its cookie too, in both portals", async () => {
    await signIn();
    await signInOwner();
    const thief = browser.copy();
    await as(login.signOutClient);
    await as(login.signOutStaff);
    expect(browser.cookies.has("__Host-kraken-client") || browser.cookies.has("__Host-kraken-staff")).toBe(false);
    expect(await thief.run(clientScope)).toBeUndefined();
    expect(await thief.run(staffScope)).toBeUndefined();
  });

  test("by a new password is everybody's but the one's who gave it", async () => {
    await signIn();
    const other = new Browser();
    await other.run(() => login.signInClient(ines.email, ines.password));
    const old = browser.copy();
    say({ krakenChangeUserPassword: () => ({}) });
    expect(await as(async () => changeClientPassword(await requireClient("nothing"), ines.password, "a new one"))).toBe(
      "changed",
    );
    expect(askedOf("krakenChangeUserPassword")).toEqual([
      { user_id: 7, oldpassword: ines.password, newpassword: "a new one" },
    ]);
    expect(await other.run(clientScope)).toBeUndefined();
    expect(await old.run(clientScope)).toBeUndefined();
    expect(await isIn()).toBe(true);
  });

  test("is in the audit log, as every sign-in is, without what was typed for a password", async () => {
    await signIn({ ...ines, password: "a wrong one that is secret" });
    await signIn();
    await as(login.signOutClient);
    const { db } = await openStore();
    const rows = await db.selectFrom("audit_entries").selectAll().orderBy("number").execute();
    expect(rows.slice(-3).map(({ action, result }) => [action, result])).toEqual([
      ["account.sign-in", "refused"],
      ["account.sign-in", "done"],
      ["account.sign-out", "done"],
    ]);
    expect(JSON.stringify(rows)).not.toMatch(/secret|password of hers/);
    expect(asked.length).toBeGreaterThan(0);
  });
});
