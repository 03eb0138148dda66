import { spawn } from "node:child_process";
import { Failure } from "./failure.mjs";
import { atEnd } from "./lifetime.mjs";
import { ownGroup, signalGroup } from "./process-group.mjs";
import { root } from "./root.mjs";
import { verbose } from "./say.mjs";

const PATIENCE_MS = 10_000;

/**
 * @typedef {object} CommandOptions
 * @property {string} [cwd] default: the repository's folder
 * @property {NodeJS.ProcessEnv} [env]
 * @property {"show" | "hide"} [output] show: as it comes; hide (default): kept, for when the command fails
 * @property {number} [timeout] milliseconds, after which the command is stopped and has failed
 */

/**
 * Runs a program to its end. It never throws for the program's own failure: the caller knows the better sentence.
 * @param {string} file
 * @param {string[]} args
 * @param {CommandOptions} [options]
 * @returns {Promise<{ ok: boolean, code: number | null, output: string }>}
 */
export function command(file, args, { cwd = root, env = process.env, output = "hide", timeout } = {}) {
  return new Promise((resolve) => {
    const show = output === "show";
    const stdio = show ? "inherit" : "pipe";
    const child = spawn(file, args, { cwd, env, stdio: ["ignore", stdio, stdio], ...ownGroup });
    let text = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding("utf8").on("data", (chunk) => {
        text += chunk;
      });
    }
    const closed = new Promise((resolve) => child.once("close", resolve));
    const stop = async () => {
      signalGroup(child, "SIGINT");
      const insist = setTimeout(() => signalGroup(child, "SIGKILL"), PATIENCE_MS);
      await closed;
      clearTimeout(insist);
    };
    const timer = timeout ? setTimeout(stop, timeout) : undefined;
    const forget = atEnd(stop);
    const finish = (code, problem = "") => {
      clearTimeout(timer);
      forget();
      resolve({ ok: code === 0, code, output: text + problem });
    };
    child.on("error", (error) => finish(null, error.message));
    child.on("close", (code, signal) => finish(code, signal ? `\nStopped by ${signal}.` : ""));
  });
}

/**
 * Runs a step of the set-up: silent unless it fails (or VERBOSE=1), and a failure is the given sentence.
 * @param {string} sentence
 * @param {string} file
 * @param {string[]} args
 * @param {CommandOptions} [options]
 */
export async function must(sentence, file, args, options = {}) {
  const result = await command(file, args, { output: verbose() ? "show" : "hide", ...options });
  if (!result.ok) throw new Failure(sentence, result.output);
}
