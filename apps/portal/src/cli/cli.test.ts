import { type TestDatabase, testDatabases } from "@kraken/database/testing";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { isPassword } from "../store/passwords.ts";
import { StaffError, staffByEmail, staffSignIn } from "../store/staff.ts";
import type { Store } from "../store/store.ts";
import { testStores } from "../store/test/stores.ts";
import { auditCommands } from "./audit.ts";
import { CommandError, type Shell } from "./command.ts";
import { staffCommands } from "./staff.ts";

describe.each(testDatabases())("the shell, on $name", ({ create }) => {
  let place: TestDatabase;
  let store: Store;
  let said: string[];
  let shell: Shell;

  beforeEach(async () => {
    place = await create();
    store = (await testStores(place))[0] as Store;
    said = [];
    shell = { store, say: (line) => said.push(line), user: "root" };
  });
  afterEach(async () => {
    await store.close();
    await place.drop();
  });

  const addAna = (role = "owner") => staffCommands.add(shell, ["Ana Reyes"], { email: "ana@kraken.example", role });
  const passwordSaid = () => /Password: (\S+)/.exec(said.join("\n"))?.[1] ?? "";

  test("adds an account with a password that is said once and kept as a hash", async () => {
    await addAna();
    const account = await staffByEmail(store, "ana@kraken.example");
    expect(await isPassword(account?.password_hash, passwordSaid())).toBe(true);
    const lines: string[] = [];
    await auditCommands.list({ ...shell, say: (line) => lines.push(line) }, [], {});
    expect(lines.join("\n")).toMatch(/staff\.add\s+ana@kraken\.example\s+done/);
    expect(lines.join("\n")).not.toContain(passwordSaid());
  });

  test.each([
    [[], { email: "a@b.example", role: "owner" }],
    [["Ana", "Reyes"], { email: "a@b.example", role: "owner" }],
    [["Ana"], { role: "owner" }],
    [["Ana"], { email: "nowhere", role: "owner" }],
    [["Ana"], { email: "a@b.example" }],
    [["Ana"], { email: "a@b.example", role: "king" }],
  ])("refuses %j %j with a sentence", async (rest, options) => {
    await expect(staffCommands.add(shell, rest, options)).rejects.toThrow(CommandError);
    expect(await staffSignIn(store)).toMatchObject({ accounts: false });
  });

  test("changes role and password, switches off and on", async () => {
    await addAna("support");
    const first = passwordSaid();
    await staffCommands.role(shell, ["ANA@kraken.example", "billing"]);
    said = [];
    shell = { ...shell, say: (line) => said.push(line) };
    await staffCommands.password(shell, ["ana@kraken.example"]);
    await staffCommands.disable(shell, ["ana@kraken.example"]);
    const account = await staffByEmail(store, "ana@kraken.example");
    expect(account).toMatchObject({ role: "billing", disabled_at: expect.any(String) });
    expect(await isPassword(account?.password_hash, first)).toBe(false);
    expect(await isPassword(account?.password_hash, passwordSaid())).toBe(true);
    await staffCommands.list(shell);
    expect(said.join("\n")).toMatch(/Ana Reyes\s+ana@kraken\.example\s+billing\s+-\s+switched off/);
    await staffCommands.enable(shell, ["ana@kraken.example"]);
    expect(await staffSignIn(store)).toMatchObject({ accounts: true });
    await expect(staffCommands.disable(shell, ["eva@kraken.example"])).rejects.toThrow(CommandError);
  });

  test("switches the owner's password, and not before there is an owner", async () => {
    await expect(staffCommands["owner-password"](shell, ["off"])).rejects.toThrow(StaffError);
    await expect(staffCommands["owner-password"](shell, ["maybe"])).rejects.toThrow(CommandError);
    await addAna();
    await staffCommands["owner-password"](shell, ["off"]);
    expect(await staffSignIn(store)).toMatchObject({ ownerPassword: false });
    await staffCommands["owner-password"](shell, ["on"]);
    expect(await staffSignIn(store)).toMatchObject({ ownerPassword: true });
  });

  test("verify says which entry was changed, and that all is well when it is", async () => {
    for (const email of ["a@k.example", "b@k.example", "c@k.example"])
      await staffCommands.add(shell, [email], { email, role: "support" });
    expect(await auditCommands.verify(shell, [], {})).toBe(true);
    const end = /--last: (\S+)/.exec(said.join("\n"))?.[1];
    expect(await auditCommands.verify(shell, [], { last: end })).toBe(true);
    await store.transaction((tx) =>
      tx.updateTable("audit_entries").set({ note: "nothing" }).where("number", "=", 2).execute(),
    );
    expect(await auditCommands.verify(shell, [], {})).toBe(false);
    expect(said).toContain("Entry 2 was changed.");
    await expect(auditCommands.verify(shell, [], { last: "2" })).rejects.toThrow(CommandError);
    await expect(auditCommands.list(shell, [], { limit: "0" })).rejects.toThrow(CommandError);
  });
});
