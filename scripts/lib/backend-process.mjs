import { orStopped, startChild } from "./child.mjs";
import { Failure } from "./failure.mjs";
import { answers } from "./health.mjs";
import { inRoot } from "./root.mjs";

/** The first start fills the demo company. */
const TIMEOUT_MS = 180_000;

/**
 * What the backend says through its channel once it listens.
 * @typedef {object} BackendReady
 * @property {"ready"} type
 * @property {string} endpoint
 * @property {string} identifier
 * @property {string} secret
 * @property {Array<{ role: string, email: string, password: string, note?: string }>} logins
 */

/**
 * Starts the backend with its demo data, and waits until it answers.
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<{ child: import("./child.mjs").Child, ready: BackendReady }>}
 */
export async function startBackend(env) {
  const child = startChild("backend", inRoot("packages/backend/dist/cli.js"), ["--demo"], { env });
  try {
    return { child, ready: await readyOf(child) };
  } catch (error) {
    // It may still run, and would hold the port.
    await child.stop();
    throw error;
  }
}

/** @param {import("./child.mjs").Child} child @returns {Promise<BackendReady>} */
async function readyOf(child) {
  const message = new Promise((resolve) => {
    child.process.on("message", (value) => {
      if (/** @type {BackendReady} */ (value)?.type === "ready") resolve(value);
    });
  });
  const ready = /** @type {BackendReady} */ (await orStopped(child, message, TIMEOUT_MS));
  const health = new URL("/health", ready.endpoint).href;
  const { well, status } = await orStopped(child, answers(health, child.isRunning), TIMEOUT_MS);
  if (!well) throw new Failure(`The backend runs, but ${health} answers with status ${status}.`, child.lastOutput());
  return ready;
}
