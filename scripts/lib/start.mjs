import { join } from "node:path";
import { startBackend } from "./backend-process.mjs";
import { build, buildPackages } from "./build.mjs";
import { stoppedSentence } from "./child.mjs";
import { keepCompiled } from "./dev.mjs";
import { krakenHome, loadEnvFile, withoutEmpty } from "./environment.mjs";
import { makeHome } from "./folder.mjs";
import { installIfNeeded } from "./install.mjs";
import { keepRunning } from "./keep-running.mjs";
import { end, endOnSignals, endWithNpm, isEnding, run } from "./lifetime.mjs";
import { portalUrl, startPortal } from "./portal-process.mjs";
import { portalSecrets } from "./portal-secrets.mjs";
import { portalSettingsMustBeRight } from "./portal-settings.mjs";
import { portFrom, portsMustBeFree } from "./ports.mjs";
import { say } from "./say.mjs";
import { startInfoMustBeWritable, writeStartInfo } from "./start-info.mjs";
import { summary } from "./summary.mjs";
import { readUsage } from "./usage.mjs";

/** What the environment says about this start. @param {NodeJS.ProcessEnv} env */
function settingsFrom(env) {
  const home = krakenHome(env);
  const host = env.HOST || "127.0.0.1";
  const port = portFrom(env, "PORT", 3000);
  const backendPort = portFrom(env, "KRAKEN_BACKEND_PORT", 4100);
  const ownBackend = !env.API_ENDPOINT;
  const addresses = [{ name: "PORT", port, host, uses: "portal" }];
  if (ownBackend)
    addresses.push({ name: "KRAKEN_BACKEND_PORT", port: backendPort, host: "127.0.0.1", uses: "backend" });
  return { home, host, port, ownBackend, addresses, backendPort };
}

/** Without the portal there is nothing to use: when it dies, the rest is stopped and the reason said. */
function endWhenStopped(child) {
  child.exited.then((how) => {
    if (isEnding()) return;
    const words = child.lastOutput();
    say(`${words ? `\n${words}\n` : ""}\n${stoppedSentence(child, how)} Everything else is stopped too.`);
    void end(1);
  });
}

/** @param {{ dev: boolean }} options */
async function start({ dev }) {
  loadEnvFile();
  const env = withoutEmpty(process.env);
  const { home, host, port, ownBackend, addresses, backendPort } = settingsFrom(env);
  startInfoMustBeWritable(env.KRAKEN_START_INFO);
  makeHome(home);
  await portsMustBeFree(addresses);
  await installIfNeeded();
  await portalSettingsMustBeRight(env);
  await (dev ? buildPackages() : build());
  if (isEnding()) return;

  const secrets = portalSecrets(home, env);
  const shared = { ...env, KRAKEN_HOME: home };
  const backendEnv = { ...shared, KRAKEN_BACKEND_PORT: String(backendPort) };
  const portalEnv = { ...shared, ...secrets.values, PORT: String(port), HOST: host };
  // In a terminal somebody reads how to sign in, and a line for each request would push that away.
  portalEnv.LOG_REQUESTS ||= process.stdout.isTTY || dev ? "off" : "on";

  say("Starting …");
  const backend = ownBackend ? await startBackend(backendEnv) : undefined;
  if (backend) {
    const { endpoint, identifier, secret } = backend.ready;
    Object.assign(portalEnv, { API_ENDPOINT: endpoint, API_IDENTIFIER: identifier, API_SECRET: secret });
  }
  if (isEnding()) return;
  const portal = await startPortal({ host, port, dev, env: portalEnv });
  // Somebody may have had enough while both came up: nothing is called ready then.
  if (isEnding()) return;

  portal.child.showOutput();
  endWhenStopped(portal.child);
  const startBackendAgain = () => startBackend(backendEnv);
  if (dev) keepCompiled(backend && { child: backend.child, restart: startBackendAgain });
  else if (backend) {
    backend.child.showOutput();
    void run(() => keepRunning(backend.child, startBackendAgain));
  }

  const address = env.PUBLIC_URL?.replace(/\/$/, "") ?? portalUrl(host, port);
  const facts = {
    portal: address,
    admin: `${address}/admin`,
    endpoint: portalEnv.API_ENDPOINT ?? "",
    logins: backend?.ready.logins ?? [],
  };
  if (env.KRAKEN_START_INFO) {
    const { API_IDENTIFIER: identifier, API_SECRET: secret, ADMIN_PASSWORD: adminPassword } = portalEnv;
    writeStartInfo(env.KRAKEN_START_INFO, { ...facts, identifier, secret, adminPassword, home });
  }
  const adminPassword = secrets.generated.includes("ADMIN_PASSWORD") ? secrets.values.ADMIN_PASSWORD : undefined;
  const { warnings, problem } = portal;
  console.log(summary({ ...facts, adminPassword, secretsFile: join(home, "portal-secrets.json"), warnings, problem }));
}

const help = `Starts Kraken: installs, builds and migrates what is needed, then serves the portal, and its own backend with a demo
company where API_ENDPOINT names no WHMCS.

  npm start
  npm run dev      the same while you work on it: what you change is compiled at once

PORT (3000), HOST (127.0.0.1), KRAKEN_BACKEND_PORT (4100), KRAKEN_HOME (.kraken), API_ENDPOINT, and what else
docs/configuration.md names, in the environment or in .env. Ctrl-C stops it.`;

/** npm start and npm run dev. @param {string[]} args */
export function main(args) {
  readUsage(args, { help, options: ["--dev"] });
  // To be stopped is how this ends well.
  endOnSignals({ code: 0, onSignal: () => say("\nStopping …") });
  endWithNpm();
  return run(() => start({ dev: args.includes("--dev") }));
}
