import { testDatabases } from "@kraken/database/testing";
import { beforeEach, describe, expect, test } from "vitest";
import { verifyAudit } from "./audit.ts";
import { hashPassword, isPassword, makePassword, makeRecoveryCode } from "./passwords.ts";
import * as factors from "./second-factor.ts";
import { insertSession, lookUpSession } from "./sessions.ts";
import * as staff from "./staff.ts";
import type { Store } from "./store.ts";
import { eachInStores } from "./test/stores.ts";

const entry = { who: "shell", action: "staff.change", result: "done" } as const;
const ana: staff.NewStaff = {
  name: "Ana Reyes",
  email: "Ana@kraken.example",
  role: "owner",
  password_hash: "$argon2id$",
  admin_username: "ana",
  admin_id: null,
};

describe.each(testDatabases())("staff, on $name", ({ create }) => {
  let stores: Store[];
  let store: Store;
  const opened = eachInStores(create, 2);
  beforeEach(() => {
    stores = opened();
    store = stores[0] as Store;
  });

  const lines = async () => (await verifyAudit(store)).end.number;
  const begin = (subject: string) =>
    insertSession(
      store,
      { kind: "staff", subject, name: "", address: "", userAgent: "", seconds: 3600 },
      { ...entry, action: "account.sign-in" },
    );
  const stateOf = async (id: string) => {
    const found = await lookUpSession(store, id, "staff", 3600);
    return found.state === "open" ? "open" : found.reason;
  };

  test("an account is found by its address in any case, and an address has one", async () => {
    const id = await staff.addStaff(store, ana, entry);
    expect(await staff.staffByEmail(store, "aNA@KRAKEN.example")).toMatchObject({ id, name: "Ana Reyes" });
    await expect(staff.addStaff(store, { ...ana, email: "ana@kraken.example" }, entry)).rejects.toMatchObject({
      why: "email taken",
    });
    expect(await lines()).toBe(1);
  });

  test("switching an account off ends its sessions, and a new password does", async () => {
    const id = await staff.addStaff(store, { ...ana, role: "support" }, entry);
    const [first, another] = [await begin(String(id)), await begin("99")];
    await staff.changeStaff(store, id, { passwordHash: "$other" }, entry);
    expect(await stateOf(first)).toBe("password");
    const second = await begin(String(id));
    await staff.changeStaff(store, id, { role: "billing" }, entry);
    expect(await stateOf(second)).toBe("open");
    await staff.changeStaff(store, id, { disabled: true }, entry);
    expect(await stateOf(second)).toBe("disabled");
    expect(await stateOf(another)).toBe("open");
    expect(await staff.staffById(store, id)).toMatchObject({ role: "billing", password_hash: "$other" });
  });

  test("the owner's password can't go before there is an owner", async () => {
    expect(await staff.staffSignIn(store)).toEqual({ ownerPassword: true, accounts: false, owner: false });
    await expect(staff.setOwnerPassword(store, false, entry)).rejects.toMatchObject({ why: "no owner" });
    await staff.addStaff(store, { ...ana, role: "support" }, entry);
    await expect(staff.setOwnerPassword(store, false, entry)).rejects.toMatchObject({ why: "no owner" });
    await staff.addStaff(store, { ...ana, email: "eva@kraken.example" }, entry);
    const session = await begin("0");
    await staff.setOwnerPassword(store, false, entry);
    expect(await staff.staffSignIn(store)).toEqual({ ownerPassword: false, accounts: true, owner: true });
    expect(await stateOf(session)).toBe("disabled");
    await staff.setOwnerPassword(store, true, entry);
    expect((await staff.staffSignIn(store)).ownerPassword).toBe(true);
  });

  test.each([{ role: "support" }, { disabled: true }] as staff.StaffChange[])(
    "without the owner's password the last owner stays one: %j",
    async (change) => {
      const id = await staff.addStaff(store, ana, entry);
      await staff.setOwnerPassword(store, false, entry);
      const before = await lines();
      await expect(staff.changeStaff(store, id, change, entry)).rejects.toMatchObject({ why: "last owner" });
      expect(await staff.staffById(store, id)).toMatchObject({ role: "owner", disabled_at: null });
      expect(await lines()).toBe(before);
    },
  );

  test("two owners who switch each other off at once can't both succeed", async () => {
    const ids = [
      await staff.addStaff(store, ana, entry),
      await staff.addStaff(store, { ...ana, email: "eva@kraken.example" }, entry),
    ];
    await staff.setOwnerPassword(store, false, entry);
    const done = await Promise.allSettled(
      ids.map((id, index) => staff.changeStaff(stores[index] as Store, id, { disabled: true }, entry)),
    );
    expect(done.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  test("what does not exist can't be changed", async () => {
    await expect(staff.changeStaff(store, 99, { disabled: true }, entry)).rejects.toMatchObject({ why: "unknown" });
    expect(await lines()).toBe(0);
  });

  describe("a second factor", () => {
    const eva = { kind: "staff", subject: "2" } as const;

    test("counts once its first code came, and a new secret can't take its place", async () => {
      expect(await factors.beginSecondFactor(store, eva, "sealed 1")).toBe(true);
      expect(await factors.beginSecondFactor(store, eva, "sealed 2")).toBe(true);
      expect(await factors.takeStep(store, eva, 100)).toBe(false);
      expect(await factors.confirmSecondFactor(store, eva, 100, ["a", "b"], entry)).toBe(true);
      expect(await factors.confirmSecondFactor(store, eva, 101, ["c"], entry)).toBe(false);
      expect(await factors.beginSecondFactor(store, eva, "sealed 3")).toBe(false);
      expect(await factors.secondFactorOf(store, eva)).toMatchObject({ secret: "sealed 2", last_step: 100 });
      expect(await factors.staffWithSecondFactor(store)).toEqual(new Set(["2"]));
      expect(await lines()).toBe(1);
    });

    test("takes the code of a step once, on whichever instance, and none of an earlier step", async () => {
      await factors.beginSecondFactor(store, eva, "sealed");
      await factors.confirmSecondFactor(store, eva, 100, [], entry);
      expect(await factors.takeStep(store, eva, 100)).toBe(false);
      const taken = await Promise.all(
        Array.from({ length: 8 }, (_, index) => factors.takeStep(stores[index % 2] as Store, eva, 101)),
      );
      expect(taken.filter(Boolean)).toHaveLength(1);
      expect(await factors.takeStep(store, eva, 100)).toBe(false);
      expect(await factors.takeStep(store, eva, 102)).toBe(true);
      expect(await factors.takeStep(store, { ...eva, kind: "client" }, 103)).toBe(false);
    });

    test("takes a recovery code once", async () => {
      await factors.beginSecondFactor(store, eva, "sealed");
      await factors.confirmSecondFactor(store, eva, 1, ["a", "b"], entry);
      const taken = await Promise.all(
        [0, 1, 0, 1].map((at) => factors.takeRecoveryCode(stores[at] as Store, eva, "a")),
      );
      expect(taken.filter(Boolean)).toHaveLength(1);
      expect(await factors.recoveryCodesLeft(store, eva)).toBe(1);
      expect(await factors.renewRecoveryCodes(store, eva, ["c", "d", "e"], entry)).toBe(true);
      expect(await factors.takeRecoveryCode(store, eva, "b")).toBe(false);
      expect(await factors.takeRecoveryCode(store, eva, "c")).toBe(true);
    });

    test("is forgotten with its codes", async () => {
      await factors.beginSecondFactor(store, eva, "sealed");
      await factors.confirmSecondFactor(store, eva, 1, ["a"], entry);
      expect(await factors.removeSecondFactor(store, eva, entry)).toBe(true);
      expect(await factors.removeSecondFactor(store, eva, entry)).toBe(false);
      expect(await factors.takeRecoveryCode(store, eva, "a")).toBe(false);
      expect(await factors.renewRecoveryCodes(store, eva, ["x"], entry)).toBe(false);
      expect(await factors.secondFactorOf(store, eva)).toBeUndefined();
    });
  });
});

test("passwords are kept as argon2id, and compared whether there is one or not", async () => {
  const password = makePassword();
  expect(password).toMatch(/^([2-9a-hjkmnp-z]{5}-){3}[2-9a-hjkmnp-z]{5}$/);
  const hash = await hashPassword(password);
  expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(await isPassword(hash, password)).toBe(true);
  expect(await isPassword(hash, `${password} `)).toBe(false);
  expect(await isPassword(undefined, password)).toBe(false);
  expect(await isPassword("not a hash", password)).toBe(false);
});

test("recovery codes differ", () => {
  const codes = new Set(Array.from({ length: 1000 }, makeRecoveryCode));
  expect(codes.size).toBe(1000);
  for (const code of codes) expect(code).toMatch(/^[2-9a-hjkmnp-z]{5}-[2-9a-hjkmnp-z]{5}$/);
});
