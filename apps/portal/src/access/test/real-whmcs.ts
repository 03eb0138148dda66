import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type LossyLine, openLine } from "../../../../../e2e/support/lossy-line.ts";

type Ready = {
  type: string;
  endpoint: string;
  identifier: string;
  secret: string;
  logins: { email: string; password: string }[];
};

/** A backend in a process of its own, with the demo company, behind a line that loses what it is told to lose. */
export type RealWhmcs = Ready & {
  line: LossyLine;
  /** The folder with its database. */
  home: string;
  /** Calls it past the line, as somebody does who works in WHMCS. */
  api: (action: string, parameters?: Record<string, string>) => Promise<Record<string, unknown>>;
  close: () => Promise<void>;
};

/** Starts it, and makes it this process's WHMCS. Before anything of the portal reads its configuration. */
export async function startRealWhmcs({ strict = false } = {}): Promise<RealWhmcs> {
  const home = mkdtempSync(join(tmpdir(), "kraken-whmcs-"));
  const cli = fileURLToPath(new URL("../../../../../packages/backend/src/cli.ts", import.meta.url));
  const child: ChildProcess = fork(cli, ["--demo", "--clients", "10", ...(strict ? ["--strict-whmcs"] : [])], {
    env: { NODE_ENV: "test", PATH: process.env.PATH, KRAKEN_HOME: home, KRAKEN_BACKEND_PORT: "0" },
    execArgv: ["--import", "tsx", "--conditions=source"],
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  const ready = await new Promise<Ready>((resolve, reject) => {
    child.on("message", (said: Ready) => said.type === "ready" && resolve(said));
    child.once("exit", (code) => reject(new Error(`The backend ended with ${code}`)));
  });
  const line = await openLine(ready.endpoint);
  const { identifier, secret } = ready;
  const own = { API_ENDPOINT: line.endpoint, API_IDENTIFIER: identifier, API_SECRET: secret, API_TIMEOUT: "5000" };
  Object.assign(process.env, own);
  return {
    ...ready,
    line,
    home,
    async api(action, parameters = {}) {
      const body = new URLSearchParams({ ...parameters, action, identifier, secret, responsetype: "json" });
      const answer = await fetch(ready.endpoint, { method: "POST", body });
      return (await answer.json()) as Record<string, unknown>;
    },
    async close() {
      await line.close();
      const ended = once(child, "exit");
      child.kill("SIGKILL");
      await ended;
      rmSync(home, { recursive: true, force: true });
    },
  };
}
