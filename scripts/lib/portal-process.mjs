import { next, portalFolder } from "./build.mjs";
import { orStopped, startChild } from "./child.mjs";
import { answers } from "./health.mjs";
import { openPages, withHeapBound } from "./portal-ready.mjs";

const TIMEOUT_MS = 90_000;

/** An address that listens on every interface is asked, and shown, as this machine. @param {string} host */
const reachable = (host) => {
  if (host === "0.0.0.0" || host === "::") return "127.0.0.1";
  return host.includes(":") ? `[${host}]` : host;
};

/** @param {string} host @param {number} port */
export const portalUrl = (host, port) => `http://${reachable(host)}:${port}`;

/**
 * Starts the portal, and waits until it answers.
 * @param {{ host: string, port: number, dev: boolean, env: NodeJS.ProcessEnv }} options
 * @returns {Promise<{ child: import("./child.mjs").Child, warnings: string[], problem?: string }>} problem: why WHMCS
 *   does not answer as it should
 */
export async function startPortal({ host, port, dev, env }) {
  const args = [dev ? "dev" : "start", "-p", String(port), "-H", host];
  const mode = { NODE_ENV: dev ? "development" : "production", NEXT_TELEMETRY_DISABLED: "1" };
  const portalEnv = withHeapBound({ ...env, ...mode });
  const child = startChild("portal", next, args, { cwd: portalFolder, env: portalEnv });
  const health = `${portalUrl(host, port)}/api/health`;
  const { well, status, said } = await orStopped(child, answers(health, child.isRunning), TIMEOUT_MS);
  if (!well) {
    const warning = `The portal runs, but ${health} answers with status ${status}; look there for what is wrong.`;
    return { child, warnings: [warning] };
  }
  // In development each page is compiled when somebody opens it.
  if (!dev) void openPages(portalUrl(host, port));
  const warnings = Array.isArray(said.warnings) ? said.warnings.map(String) : [];
  return { child, warnings, problem: said.ready === false ? String(said.why) : undefined };
}
