import { type ChildProcess, execFile, fork } from "node:child_process";
import { once } from "node:events";
import { closeSync, mkdtempSync, openSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { withHeapBound } from "../../scripts/lib/portal-ready.mjs";
import { freePort } from "../../scripts/lib/ports.mjs";
import { type FaultProxy, openFaultProxy } from "../../scripts/testing/fault-proxy.ts";
import { type LossyLine, openLine } from "./lossy-line.ts";
import { portalFolder, runningTest } from "./portal-folder.ts";

const inRoot = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** Without what could lead these processes to somebody's real installation. */
export const cleanEnvironment = () =>
  Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) =>
        !/^(API_|DATABASE_URL|REDIS_URL|PUBLIC_URL|TRUSTED_PROXIES|REGISTRATION|PASSWORD_MIN|OIDC_|BRAND_|OTEL_|METRICS_TOKEN|LOG_REQUESTS)/.test(
          name,
        ),
    ),
  );

type Login = { email: string; password: string };
/** What a test wants otherwise than everybody. */
export type OwnOptions = {
  env?: Record<string, string> | ((portal: string) => Promise<Record<string, string>>);
  strict?: boolean;
  /** How many the demo company has. */
  clients?: number;
  backendEnv?: Record<string, string>;
};
export type Ready = { type: string; endpoint: string; identifier: string; secret: string; logins: Login[] };

/** A portal and a backend of a test's own, so that it may stop them. */
export type OwnSystem = {
  portal: string;
  /** The folder with both databases, and portal.log: everything that the portal says. */
  home: string;
  login: Login;
  logins: Login[];
  /** The built-in owner's password. */
  adminPassword: string;
  /** The backend's address, past the line, and its credential. */
  backend: { endpoint: string; identifier: string; secret: string };
  /** Calls the backend itself, as somebody does who works in WHMCS. */
  api: (action: string, parameters: Record<string, string>) => Promise<Record<string, unknown>>;
  startBackend: () => Promise<void>;
  stopBackend: () => Promise<void>;
  /** Ends the portal's process at once (SIGKILL), whatever it does. */
  killPortal: () => Promise<void>;
  /** Starts it again where it was. */
  startPortal: () => Promise<void>;
  /** Between the portal and the backend: tells what was asked, and changes what is answered. */
  line: LossyLine;
  /** Between the portal and that: a connection that is slow, cut or gone. */
  faults: FaultProxy;
  /** The memory that the portal's process has at this moment, in bytes. */
  portalMemory: () => Promise<number>;
  stop: () => Promise<void>;
};

export async function end(child: ChildProcess | undefined, how: "SIGKILL" | "SIGTERM" = "SIGKILL"): Promise<void> {
  if (!child || child.exitCode !== null || child.signalCode !== null) return;
  child.kill(how);
  await once(child, "exit");
}

export async function memoryOf({ pid }: ChildProcess): Promise<number> {
  const { stdout } = await promisify(execFile)("ps", ["-o", "rss=", "-p", String(pid)]);
  return Number(stdout) * 1024;
}

export async function launchBackend(
  home: string,
  port: number,
  { strict = false, clients = 10, backendEnv = {} }: Pick<OwnOptions, "strict" | "clients" | "backendEnv">,
): Promise<{ child: ChildProcess; ready: Ready }> {
  const env = { ...cleanEnvironment(), KRAKEN_HOME: home, KRAKEN_BACKEND_PORT: String(port), ...backendEnv };
  const child = fork(
    inRoot("packages/backend/dist/cli.js"),
    ["--demo", "--clients", String(clients), ...(strict ? ["--strict-whmcs"] : [])],
    {
      env,
      execArgv: [],
      stdio: ["ignore", "ignore", "ignore", "ipc"],
    },
  );
  const ready = await new Promise<Ready>((resolve, reject) => {
    child.on("message", (said: Ready) => said.type === "ready" && resolve(said));
    child.once("exit", (code) => reject(new Error(`The backend ended with ${code}`)));
  });
  return { child, ready };
}

export const portalSecret = (letter: string) => letter.repeat(48);

async function callBackend({ endpoint, identifier, secret }: Omit<Ready, "type" | "logins">, fields: object) {
  const body = new URLSearchParams({ ...fields, identifier, secret, responsetype: "json" });
  const answer = await fetch(endpoint, { method: "POST", body });
  return (await answer.json()) as Record<string, unknown>;
}

export async function launchPortal(
  home: string,
  backend: Omit<Ready, "type" | "logins">,
  port: number,
  extra: Record<string, string>,
): Promise<ChildProcess> {
  const log = openSync(join(home, "portal.log"), "a");
  const child = fork(inRoot("node_modules/next/dist/bin/next"), ["start", "-p", String(port), "-H", "127.0.0.1"], {
    cwd: portalFolder(),
    // It ends with the tests, however they end.
    execArgv: ["--import", new URL("../../scripts/lib/exit-with-parent.mjs", import.meta.url).href],
    env: withHeapBound({
      ...cleanEnvironment(),
      NODE_ENV: "production",
      NEXT_TELEMETRY_DISABLED: "1",
      PORT: String(port),
      KRAKEN_HOME: home,
      API_ENDPOINT: backend.endpoint,
      API_IDENTIFIER: backend.identifier,
      API_SECRET: backend.secret,
      API_TIMEOUT: "3000",
      // What staff answer goes at once, but where a test is about that.
      UNDO_SECONDS: "0",
      JWT_SECRET: portalSecret("c"),
      ADMIN_JWT_SECRET: portalSecret("s"),
      ADMIN_PASSWORD: portalSecret("p"),
      ...extra,
    }),
    stdio: ["ignore", log, log, "ipc"],
  });
  closeSync(log);
  const isUp = () =>
    fetch(`http://127.0.0.1:${port}/api/health`).then(
      (answer) => answer.ok,
      () => false,
    );
  while (!(await isUp())) {
    if (child.exitCode !== null) throw new Error(`The portal ended with ${child.exitCode}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return child;
}

export async function startOwnSystem({ env = {}, ...options }: OwnOptions = {}): Promise<OwnSystem> {
  // A hook does not have the time that its file gives its tests.
  runningTest()?.setTimeout(120_000);
  const home = mkdtempSync(join(tmpdir(), "kraken-own-"));
  const [backendPort, portalPort] = [await freePort(), await freePort()];
  let backend: ChildProcess | undefined;
  let portal: ChildProcess | undefined;
  let line: LossyLine | undefined;
  let faults: FaultProxy | undefined;
  const startBackend = async () => {
    if (backend) return;
    const launched = await launchBackend(home, backendPort, options);
    backend = launched.child;
    // The portal finds that out by itself, a moment later.
    while (portal && !(await fetch(`http://127.0.0.1:${portalPort}/api/health?ready`)).ok)
      await new Promise((resolve) => setTimeout(resolve, 200));
  };
  const stopBackend = async () => {
    await end(backend);
    backend = undefined;
  };
  const stop = async () => {
    await end(portal);
    await faults?.close();
    await line?.close();
    await stopBackend();
    rmSync(home, { recursive: true, force: true });
  };
  try {
    const launched = await launchBackend(home, backendPort, options);
    backend = launched.child;
    const address = `http://127.0.0.1:${portalPort}`;
    const extra = typeof env === "function" ? await env(address) : env;
    line = await openLine(launched.ready.endpoint);
    faults = await openFaultProxy(line.endpoint);
    const through = { ...launched.ready, endpoint: faults.endpoint };
    const startPortal = async () => {
      portal = await launchPortal(home, through, portalPort, extra);
    };
    await startPortal();
    const { logins, endpoint, identifier, secret } = launched.ready;
    const [login] = logins;
    if (!login) throw new Error("The backend has no login");
    return {
      portal: address,
      home,
      login,
      logins,
      adminPassword: portalSecret("p"),
      backend: { endpoint, identifier, secret },
      api: (action, parameters) => callBackend(launched.ready, { ...parameters, action }),
      startBackend,
      stopBackend,
      killPortal: () => end(portal),
      startPortal,
      line,
      faults,
      portalMemory: async () => (portal ? memoryOf(portal) : 0),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
