import { fork } from "node:child_process";
import { createWriteStream, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "./ports.mjs";
import { inRoot } from "./root.mjs";

/** The name of the variable that leads tests to the file about what was started for them. */
export const START_INFO = "KRAKEN_START_INFO";

/** Long enough for a build, when Playwright is called by itself. */
const START_MS = 5 * 60_000;

/** What could lead a test to somebody's real installation, or make it look different from the next one. */
const NOT_FOR_TESTS =
  /^(API_\w+|ALLOW_INSECURE_\w+|DATABASE_URL|REDIS_URL|SMTP_URL|PUBLIC_URL|TRUSTED_PROXIES|(ADMIN_)?JWT_SECRET|ADMIN_PASSWORD|HOST|REGISTRATION|PASSWORD_MIN_LENGTH|OIDC_\w+|BRAND_\w+|OTEL_\w+|METRICS_TOKEN|LOG_REQUESTS)$/;

function environmentForTests() {
  const kept = Object.entries(process.env).filter(([name]) => !NOT_FOR_TESTS.test(name));
  return { ...Object.fromEntries(kept), KRAKEN_ENV_FILE: "" };
}

/**
 * Playwright's global set-up: starts the built system as `npm start` does, on free ports, with an empty home of its own.
 * Tests find it by `baseURL`, and everything else (logins, addresses) in the file that KRAKEN_START_INFO names.
 * @returns {Promise<() => Promise<void>>} stops it and removes its home
 */
export default async function setup() {
  const home = mkdtempSync(join(tmpdir(), "kraken-e2e-"));
  const info = join(home, "start-info.json");
  mkdirSync(inRoot("test-results"), { recursive: true });
  const logFile = inRoot("test-results", "system.log");
  const log = createWriteStream(logFile);

  const child = fork(inRoot("scripts/start.mjs"), [], {
    env: {
      ...environmentForTests(),
      PORT: String(await freePort()),
      KRAKEN_BACKEND_PORT: String(await freePort()),
      KRAKEN_HOME: home,
      // Tests take rights away and look at once.
      STANDING_SECONDS: "0",
      // What staff answer goes at once, but where a test is about that.
      UNDO_SECONDS: "0",
      [START_INFO]: info,
    },
    execArgv: ["--import", new URL("./exit-with-parent.mjs", import.meta.url).href],
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  const exited = new Promise((resolve) => child.once("close", resolve));
  const ready = new Promise((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream?.pipe(log, { end: false });
      stream?.setEncoding("utf8").on("data", (chunk) => chunk.includes("Kraken is ready.") && resolve(true));
    }
  });

  const stop = async () => {
    child.kill("SIGTERM");
    await exited;
    log.end();
    rmSync(home, { recursive: true, force: true });
  };
  let timer;
  const late = new Promise((resolve) => {
    timer = setTimeout(() => resolve(false), START_MS);
  });
  const up = await Promise.race([ready, late, exited.then(() => false)]);
  clearTimeout(timer);
  if (!up) {
    await stop();
    throw new Error(`The system under test did not start. It said:\n\n${readFileSync(logFile, "utf8")}`);
  }
  // Playwright's workers are started after this, with this environment.
  process.env[START_INFO] = info;
  process.env.KRAKEN_E2E_URL = JSON.parse(readFileSync(info, "utf8")).portal;
  return stop;
}
