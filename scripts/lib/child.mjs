import { fork } from "node:child_process";
import { Failure } from "./failure.mjs";
import { atEnd } from "./lifetime.mjs";
import { ownGroup, signalGroup } from "./process-group.mjs";
import { root } from "./root.mjs";
import { verbose } from "./say.mjs";

const KEPT_LINES = 40;
const PATIENCE_MS = 8_000;
const preload = new URL("./exit-with-parent.mjs", import.meta.url).href;

/** What programs write for programs stays whole, so that they can read it. @param {string} line */
const isJson = (line) => line.startsWith("{") && line.endsWith("}");
/** @param {string} line */
const isAboutRequest = (line) => isJson(line) && line.includes('"event":"request"');

/**
 * A program that runs as long as we do. It never outlives us: it is stopped at the end, and its channel to us tells it
 * when we were killed.
 * @typedef {object} Child
 * @property {string} name
 * @property {import("node:child_process").ChildProcess} process
 * @property {Promise<string>} exited how it ended, such as "with code 1"
 * @property {() => boolean} isRunning
 * @property {() => string} lastOutput
 * @property {() => void} showOutput from now on, line by line
 * @property {() => Promise<void>} stop asks, waits, then insists
 */

/**
 * @param {string} name how people know it
 * @param {string} file a Node program
 * @param {string[]} args
 * @param {{ cwd?: string, env: NodeJS.ProcessEnv }} options
 * @returns {Child}
 */
export function startChild(name, file, args, { cwd = root, env }) {
  const child = fork(file, args, {
    cwd,
    env,
    execArgv: ["--import", preload],
    stdio: ["ignore", "pipe", "pipe", "ipc"],
    ...ownGroup,
  });

  /** @type {string[]} */
  const lines = [];
  let visible = verbose();
  for (const stream of [child.stdout, child.stderr]) {
    let rest = "";
    stream?.setEncoding("utf8").on("data", (chunk) => {
      const parts = (rest + chunk).split("\n");
      rest = parts.pop() ?? "";
      // A line about each request would leave no room for why it died.
      lines.push(...parts.filter((line) => !isAboutRequest(line)));
      lines.splice(0, lines.length - KEPT_LINES);
      if (visible) for (const line of parts) process.stdout.write(`${isJson(line) ? "" : `${name} | `}${line}\n`);
    });
    stream?.on("end", () => rest && lines.push(rest));
  }

  let running = true;
  const exited = new Promise((resolve) => {
    child.once("error", (error) => {
      running = false;
      resolve(error.message);
    });
    // "close" comes after its output has been read to the end, but not while a grandchild holds the pipes.
    child.once("exit", (code, signal) => {
      running = false;
      setTimeout(() => resolve(signal ? `by ${signal}` : `with code ${code}`), 50);
    });
  });

  const stop = async () => {
    forget();
    if (running) {
      child.kill("SIGTERM");
      const insist = setTimeout(() => signalGroup(child, "SIGKILL"), PATIENCE_MS);
      await exited;
      clearTimeout(insist);
    }
    // Whatever it left behind: Next in development runs a second process.
    signalGroup(child, "SIGKILL");
  };
  const forget = atEnd(stop);

  return {
    name,
    process: child,
    exited,
    isRunning: () => running,
    lastOutput: () => lines.join("\n").trim(),
    showOutput: () => {
      visible = true;
    },
    stop,
  };
}

/** The sentence about a child that should be running. @param {Child} child @param {string} how */
export const stoppedSentence = (child, how) => `The ${child.name} stopped ${how}.`;

/**
 * Waits for something from a child, and fails with its last words when it stops before.
 * @template T
 * @param {Child} child @param {Promise<T>} promise @param {number} timeoutMs @returns {Promise<T>}
 */
export async function orStopped(child, promise, timeoutMs) {
  let timer;
  const late = new Promise((_, reject) => {
    const sentence = `The ${child.name} was not ready after ${Math.round(timeoutMs / 1000)} seconds.`;
    timer = setTimeout(() => reject(new Failure(sentence, child.lastOutput())), timeoutMs);
  });
  const stopped = child.exited.then((how) => {
    throw new Failure(stoppedSentence(child, how), child.lastOutput());
  });
  try {
    return await Promise.race([promise, stopped, late]);
  } finally {
    clearTimeout(timer);
    stopped.catch(() => {});
    late.catch(() => {});
  }
}
