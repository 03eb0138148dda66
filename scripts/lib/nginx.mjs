import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { installDebianPackage } from "./debian.mjs";
import { Failure } from "./failure.mjs";
import { findProgram } from "./find-program.mjs";
import { keeperScript } from "./keeper.mjs";
import { atEnd } from "./lifetime.mjs";

const START_MS = 15_000;

/** @returns {string | undefined} */
export const findNginx = () => findProgram("nginx", ["/usr/sbin", "/usr/local/sbin"]);

/** nginx, installed when it is missing and that can be done. @returns {Promise<{ program: string } | { problem: string }>} */
export async function testNginx() {
  let problem;
  if (!findNginx()) problem = await installDebianPackage("nginx-light");
  const program = findNginx();
  return program
    ? { program }
    : { problem: `nginx was not found (PATH), and ${problem ?? "installing it did not help"}` };
}

/** @param {number} port @returns {Promise<boolean>} whether somebody listens there */
const listens = (port) =>
  new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.once("connect", () => resolve(Boolean(socket.destroy())));
    socket.once("error", () => resolve(false));
  });

/** What is kept outside of the folder otherwise. @param {string} folder */
const inFolder = (folder) =>
  ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
    .map((kind) => `  ${kind}_temp_path ${join(folder, kind)};`)
    .concat("  access_log off;")
    .join("\n");

/**
 * Runs nginx with a configuration, until it is stopped or we are gone.
 * @param {string} program
 * @param {string} configuration with `http {` on a line of its own
 * @param {number} port one on which it listens then
 * @returns {Promise<{ stop: () => Promise<void> }>}
 */
export async function startNginx(program, configuration, port) {
  const folder = mkdtempSync(join(tmpdir(), "kraken-nginx-"));
  const remove = atEnd(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, "nginx.conf");
  writeFileSync(file, configuration.replace(/^http \{$/m, `http {\n${inFolder(folder)}`));
  const globals = `daemon off; master_process off; pid ${join(folder, "pid")}; error_log stderr warn;`;
  const keeper = spawn(
    "/bin/sh",
    ["-c", keeperScript("QUIT"), "keeper", program, "-p", folder, "-c", file, "-e", "stderr", "-g", globals],
    {
      cwd: folder,
      env: { ...process.env, KEEPER_FOLDER: folder },
      stdio: ["pipe", "ignore", "pipe"],
      // Ctrl-C is for us; the server stops when we close the pipe.
      detached: true,
    },
  );
  let output = "";
  keeper.stderr?.setEncoding("utf8").on("data", (chunk) => {
    output = (output + chunk).slice(-10_000);
  });
  let isOver = false;
  const gone = new Promise((resolve) =>
    keeper.once("exit", () => {
      isOver = true;
      resolve(undefined);
    }),
  );
  const stop = async () => {
    forget();
    keeper.stdin?.on("error", () => {}).end();
    await gone;
    remove();
    rmSync(folder, { recursive: true, force: true });
  };
  const forget = atEnd(stop);
  for (const until = Date.now() + START_MS; !(await listens(port)); await wait(20)) {
    if (isOver) throw new Failure("nginx stopped while it started.", output);
    if (Date.now() > until) {
      await stop();
      throw new Failure("nginx did not start in time.", output);
    }
  }
  return { stop };
}
