import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { installDebianPackage } from "./debian.mjs";
import { Failure } from "./failure.mjs";
import { findProgram } from "./find-program.mjs";
import { keeperScript } from "./keeper.mjs";
import { atEnd } from "./lifetime.mjs";
import { freePort } from "./ports.mjs";

const START_MS = 15_000;

/** @returns {string | undefined} */
export const findRedis = () => findProgram("redis-server", ["/usr/bin", "/usr/local/bin"]);

/** @param {import("node:child_process").ChildProcess} keeper @returns {Promise<void>} once the server takes connections */
function ready(keeper) {
  return new Promise((resolve, reject) => {
    let output = "";
    const fail = (sentence) => reject(new Failure(sentence, output));
    const timer = setTimeout(() => fail("The temporary Redis did not start in time."), START_MS);
    keeper.stdout?.setEncoding("utf8").on("data", (chunk) => {
      output = (output + chunk).slice(-10_000);
      if (!output.includes("eady to accept connections")) return;
      clearTimeout(timer);
      resolve();
    });
    keeper.once("exit", () => {
      clearTimeout(timer);
      fail("The temporary Redis stopped while it started.");
    });
  });
}

/**
 * Makes a Redis for one test run, on a free port of this machine alone, which writes nothing to a disk.
 * @param {string} program
 * @returns {Promise<{ url: string, stop: () => Promise<void> }>}
 */
export async function startRedis(program) {
  const folder = mkdtempSync(join(tmpdir(), "kraken-redis-"));
  const remove = atEnd(() => rmSync(folder, { recursive: true, force: true }));
  const port = await freePort();
  const settings = ["--bind", "127.0.0.1", "--port", String(port), "--save", "", "--appendonly", "no", "--dir", folder];
  const keeper = spawn("/bin/sh", ["-c", keeperScript("TERM"), "keeper", program, ...settings], {
    cwd: folder,
    env: { ...process.env, KEEPER_FOLDER: folder },
    stdio: ["pipe", "pipe", "ignore"],
    // Ctrl-C is for us; the server stops when we close the pipe.
    detached: true,
  });
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
  return { url: `redis://127.0.0.1:${port}`, stop };
}

/** Redis, installed when it is missing and that can be done. @returns {Promise<{ program: string } | { problem: string }>} */
export async function redisServer() {
  let problem;
  if (!findRedis()) problem = await installDebianPackage("redis-server");
  const program = findRedis();
  if (program) return { program };
  return { problem: `Redis was not found (TEST_REDIS_URL, PATH), and ${problem ?? "installing it did not help"}` };
}

/**
 * A Redis for the tests: the one that TEST_REDIS_URL names, or a temporary one.
 * @returns {Promise<{ url: string, stop: () => Promise<void> } | { problem: string }>}
 */
export async function testRedis() {
  const given = process.env.TEST_REDIS_URL;
  if (given) return { url: given, stop: async () => {} };
  const found = await redisServer();
  return "program" in found ? startRedis(found.program) : found;
}
