import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createWhmcs } from "@kraken/sdk";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type BackendProcess, startProcess } from "./long/backend-process.ts";
import { program } from "./support/program.ts";

const cli = new URL("../src/cli.ts", import.meta.url);

let home: string;
let backend: BackendProcess | undefined;
beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), "kraken-backup-"));
});
afterAll(async () => {
  await backend?.kill();
  rmSync(home, { recursive: true, force: true });
});

/** Runs the command line; answers its exit code and everything that it said. */
async function run(args: string[], env: Record<string, string> = {}) {
  const file = await program(cli);
  return new Promise<{ code: number; said: string }>((resolve) => {
    execFile(
      process.execPath,
      ["--enable-source-maps", file, ...args],
      { env: { ...process.env, KRAKEN_HOME: home, DATABASE_URL: "", INIT_CWD: home, ...env } },
      (error, stdout, stderr) => resolve({ code: Number(error?.code ?? 0), said: stdout + stderr }),
    );
  });
}

it("backs the books up while they are served, and brings them back", { timeout: 60_000 }, async () => {
  backend = await startProcess(home);
  const whmcs = createWhmcs(backend.facts);
  const before = await whmcs.openTicket({ clientid: 1, deptid: 1, subject: "Before", message: "It was there" });
  expect(await run(["backup", "books.db"])).toEqual({ code: 0, said: `The books are in ${join(home, "books.db")}.\n` });
  const after = await whmcs.openTicket({ clientid: 1, deptid: 1, subject: "After", message: "It is lost" });

  const taken = await run(["backup", "books.db"]);
  expect(taken.code).toBe(1);
  expect(taken.said).toContain("a backup overwrites nothing");
  const used = await run(["restore", "books.db"]);
  expect(used).toEqual({ code: 1, said: expect.stringContaining("is in use: stop the backend first.") });
  expect((await whmcs.getTicket({ ticketid: after.id })).subject).toBe("After");
  await whmcs.close();
  await backend.kill();

  const restored = await run(["restore", "books.db"]);
  expect(restored.code, restored.said).toBe(0);
  expect(readdirSync(home).filter((name) => name.startsWith("backend.db.replaced-"))).toHaveLength(1);
  backend = await startProcess(home);
  const again = createWhmcs(backend.facts);
  expect((await again.getTicket({ ticketid: before.id })).subject).toBe("Before");
  await expect(again.getTicket({ ticketid: after.id })).rejects.toThrow("Ticket ID not found");
  await again.close();
});

it("says what is wrong", { timeout: 60_000 }, async () => {
  writeFileSync(join(home, "letter.txt"), "no database");
  expect(await run(["restore", "letter.txt"])).toEqual({
    code: 1,
    said: expect.stringContaining("is no database of Kraken's"),
  });
  expect(await run(["restore", "nothing.db"])).toEqual({ code: 1, said: expect.stringContaining("is not there") });
  const postgres = { DATABASE_URL: "postgres://nobody:secret@127.0.0.1:1/none" };
  const refused = await run(["backup", "other.db"], postgres);
  expect(refused).toEqual({ code: 1, said: expect.stringContaining("pg_dump") });
  expect(refused.said).not.toContain("nobody:secret");
  expect(existsSync(join(home, "other.db"))).toBe(false);
  expect((await run(["backup"])).code).toBe(2);
  expect((await run(["forget"])).said).toContain("There is no command forget");
});
