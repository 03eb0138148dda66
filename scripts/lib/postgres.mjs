import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chmodSync, chownSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { installDebianPackage } from "./debian.mjs";
import { Failure } from "./failure.mjs";
import { findProgram } from "./find-program.mjs";
import { keeperScript } from "./keeper.mjs";
import { atEnd } from "./lifetime.mjs";
import { freePort } from "./ports.mjs";

const DEBIAN_FOLDER = "/usr/lib/postgresql";
const START_MS = 30_000;

/** Debian keeps each version's programs in a folder of its own; the newest comes first. */
function debianFolders() {
  try {
    const versions = readdirSync(DEBIAN_FOLDER).sort((a, b) => Number(b) - Number(a));
    return versions.map((version) => join(DEBIAN_FOLDER, version, "bin"));
  } catch {
    return [];
  }
}

/** @returns {string | undefined} */
export const findInitdb = () => findProgram("initdb", debianFolders());

/**
 * PostgreSQL refuses to run as root: root runs it as the user that its package made, or as nobody.
 * @returns {{ uid: number, gid: number } | undefined}
 */
function serverUser() {
  if (process.getuid?.() !== 0) return undefined;
  const rows = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .map((line) => line.split(":"));
  const row = rows.find(([name]) => name === "postgres") ?? rows.find(([name]) => name === "nobody");
  if (!row) throw new Failure("PostgreSQL can't run as root, and this machine has no other user to run it as.");
  return { uid: Number(row[2]), gid: Number(row[3]) };
}

/** @param {string} file @param {string[]} args @param {object} options @returns {Promise<void>} */
function runToEnd(file, args, options) {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { ...options, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += chunk));
    child.on("error", (error) => reject(new Failure(`${file} can't be run: ${error.message}`)));
    child.on("close", (code) => (code === 0 ? resolve() : reject(new Failure(`${file} failed.`, output))));
  });
}

/** @param {import("node:child_process").ChildProcess} keeper @returns {Promise<void>} once the server takes connections */
function ready(keeper) {
  return new Promise((resolve, reject) => {
    let output = "";
    const fail = (sentence) => reject(new Failure(sentence, output));
    const timer = setTimeout(() => fail("The temporary PostgreSQL did not start in time."), START_MS);
    keeper.stderr?.setEncoding("utf8").on("data", (chunk) => {
      output = (output + chunk).slice(-10_000);
      if (!output.includes("database system is ready to accept connections")) return;
      clearTimeout(timer);
      resolve();
    });
    keeper.once("exit", () => {
      clearTimeout(timer);
      fail("The temporary PostgreSQL stopped while it started.");
    });
  });
}

/**
 * Makes a PostgreSQL server for one test run, on a free port of this machine alone. Nothing in it is meant to
 * survive, so it never waits for a disk.
 * @param {string} initdb its folder has the other programs
 * @returns {Promise<{ url: string, stop: () => Promise<void> }>}
 */
export async function startPostgres(initdb) {
  const user = serverUser();
  const folder = mkdtempSync(join(tmpdir(), "kraken-postgres-"));
  const remove = atEnd(() => rmSync(folder, { recursive: true, force: true }));
  const data = join(folder, "data");
  const password = randomBytes(18).toString("base64url");
  writeFileSync(join(folder, "password"), password, { mode: 0o600 });
  chmodSync(folder, 0o700);
  if (user) for (const path of [folder, join(folder, "password")]) chownSync(path, user.uid, user.gid);

  const options = { cwd: folder, ...user, env: { ...process.env, HOME: folder, LC_ALL: "C", KEEPER_FOLDER: folder } };
  const cluster = ["-D", data, "-U", "kraken", "-E", "UTF8", "--locale=C", "--auth=scram-sha-256", "--no-sync"];
  await runToEnd(initdb, [...cluster, `--pwfile=${join(folder, "password")}`], options);

  const port = await freePort();
  const settings = {
    listen_addresses: "127.0.0.1",
    port,
    unix_socket_directories: folder,
    fsync: "off",
    full_page_writes: "off",
    max_connections: 200,
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const keeper = spawn(
    "/bin/sh",
    ["-c", keeperScript("QUIT"), "keeper", join(dirname(initdb), "postgres"), "-D", data, ...flags],
    {
      ...options,
      stdio: ["pipe", "ignore", "pipe"],
      // Ctrl-C is for us; the server stops when we close the pipe.
      detached: true,
    },
  );
  const gone = new Promise((resolve) => keeper.once("exit", resolve));
  const stop = async () => {
    forget();
    keeper.stdin?.on("error", () => {}).end();
    await gone;
    remove();
    rmSync(folder, { recursive: true, force: true });
  };
  const forget = atEnd(stop);
  await ready(keeper);
  return { url: `postgres://kraken:${password}@127.0.0.1:${port}/postgres`, stop };
}

/** initdb, installed when it is missing and that can be done. @returns {Promise<{ program: string } | { problem: string }>} */
export async function postgresProgram() {
  let problem;
  if (!findInitdb()) problem = await installDebianPackage("postgresql");
  const program = findInitdb();
  if (program) return { program };
  const why = problem ?? "installing it did not help";
  return { problem: `PostgreSQL was not found (TEST_DATABASE_URL, PATH, ${DEBIAN_FOLDER}), and ${why}` };
}

/**
 * A PostgreSQL for the tests: the one that TEST_DATABASE_URL names, or a temporary one.
 * @returns {Promise<{ url: string, stop: () => Promise<void> } | { problem: string }>}
 */
export async function testDatabase() {
  const given = process.env.TEST_DATABASE_URL;
  if (given) return { url: given, stop: async () => {} };
  const found = await postgresProgram();
  return "program" in found ? startPostgres(found.program) : found;
}
