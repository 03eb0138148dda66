import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createWhmcs } from "@kraken/sdk";
import { afterAll, beforeAll, expect, it } from "vitest";
import { startBackend } from "../src/start.ts";

const cli = fileURLToPath(new URL("../src/cli.ts", import.meta.url));

let folder: string;
let home: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "kraken-start-"));
  home = join(folder, "a", "home");
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const environment = (more: Record<string, string> = {}) => ({ KRAKEN_HOME: home, KRAKEN_BACKEND_PORT: "0", ...more });

/** Runs the command line in a process of its own, which may take its time but not for ever. */
function run(args: string[], env: Record<string, string> = {}) {
  return new Promise<{ code: number | string; said: string }>((resolve) => {
    execFile(
      process.execPath,
      ["--conditions=source", "--import", "tsx", cli, ...args],
      { env: { PATH: process.env.PATH, ...environment(env) }, timeout: 20_000, killSignal: "SIGKILL" },
      (error, stdout, stderr) =>
        resolve({ code: error === null ? 0 : (error.code ?? error.signal ?? "unknown"), said: stdout + stderr }),
    );
  });
}

it("says that KRAKEN_HOME can't be a folder, and what to do", { timeout: 60_000 }, async () => {
  writeFileSync(join(folder, "a-file"), "");
  for (const place of ["/proc/nope", "/proc/nope/deeper", join(folder, "a-file", "home")]) {
    expect(await run(["--demo"], { KRAKEN_HOME: place })).toEqual({
      code: 1,
      said: `KRAKEN_HOME can't be ${place}: no folder can be made there. Name one in a place that this user may write to.\n`,
    });
  }
});

it("says what is wrong with its arguments in its own words", { timeout: 60_000 }, async () => {
  for (const [args, sentence] of [
    [["--clients", "-5"], "--clients must be a whole number from 10 to 1000000."],
    [["--clients"], "--clients must be a whole number from 10 to 1000000."],
    [["--demo=yes"], "--demo takes no value."],
    [["--dmeo"], "There is no option --dmeo."],
  ] as const) {
    const { code, said } = await run([...args]);
    expect([code, said.split("\n")[0]]).toEqual([2, sentence]);
  }
});

it.each([
  ["KRAKEN_ADMIN_PASSWORDS", "maybe", "KRAKEN_ADMIN_PASSWORDS must be true or false."],
  ["KRAKEN_ALLOW_GET", "maybe", "KRAKEN_ALLOW_GET must be true or false."],
  ["KRAKEN_SANDBOX", "maybe", "KRAKEN_SANDBOX must be true or false."],
  ["KRAKEN_WHOIS", "maybe", "KRAKEN_WHOIS must be rdap or offline."],
  ["RDAP_BOOTSTRAP_URL", "foo", "RDAP_BOOTSTRAP_URL must begin with https://"],
  ["RDAP_BOOTSTRAP_URL", "foo:bar", "RDAP_BOOTSTRAP_URL must begin with https://"],
  ["KRAKEN_BACKEND_HOST", "a name", "KRAKEN_BACKEND_HOST must be an address of this machine, such as 0.0.0.0 for all."],
  ["KRAKEN_BACKEND_PORT", "eighty", "KRAKEN_BACKEND_PORT must be a whole number from 0 to 65535."],
])("%s=%s is refused before anything is made", async (name, value, sentence) => {
  const starting = startBackend({ demo: true, env: environment({ [name]: value }), say: () => {} });
  await expect(starting).rejects.toThrow(sentence);
  expect(existsSync(home)).toBe(false);
});

it("keeps its files to its owner, says where it is reached, and shows only logins that work", {
  timeout: 60_000,
}, async () => {
  const start = () => startBackend({ demo: true, clients: "10", env: environment(), say: () => {} });
  const mode = (path: string) => statSync(path).mode & 0o777;
  const address = join(home, "backend-address.json");
  const first = await start();
  const whmcs = createWhmcs(first.facts);
  try {
    expect(first.facts.logins.map(({ email }) => email)).toEqual(["demo@kraken.example", "other@kraken.example"]);
    expect([mode(join(folder, "a")), mode(home)]).toEqual([0o700, 0o700]);
    for (const name of ["backend.db", "backend.db-wal", "backend-secrets.json", "backend-address.json"])
      expect([name, mode(join(home, name))]).toEqual([name, 0o600]);
    expect(JSON.parse(readFileSync(address, "utf8"))).toEqual({ endpoint: first.facts.endpoint });
    const named = async (email: string) => (await whmcs.getClientsDetails({ email })).client.id;
    await whmcs.deleteClient({ clientid: await named("demo@kraken.example") });
    const { users } = await whmcs.getUsers({ search: "other@kraken.example" });
    await whmcs.krakenChangeUserPassword({
      user_id: users[0]?.id ?? 0,
      oldpassword: first.facts.logins[1]?.password ?? "",
      newpassword: "another long password",
    });
  } finally {
    await whmcs.close();
    await first.close();
  }
  expect(existsSync(address)).toBe(false);
  const second = await start();
  const third = await start();
  await second.close();
  // The third one's, which still runs.
  expect(JSON.parse(readFileSync(address, "utf8"))).toEqual({ endpoint: third.facts.endpoint });
  await third.close();
  expect(existsSync(address)).toBe(false);
  expect(second.facts.logins).toEqual([]);
});

it("an address that is another machine's is said in a sentence", async () => {
  const starting = startBackend({ env: environment({ KRAKEN_BACKEND_HOST: "192.0.2.1" }), say: () => {} });
  await expect(starting).rejects.toThrow("192.0.2.1 is no address of this machine.");
});
