import { once } from "node:events";
import type { BackendFacts } from "../../src/start.ts";
import { startProgram } from "../support/program.ts";

const cli = new URL("../../src/cli.ts", import.meta.url);

export type BackendProcess = {
  facts: BackendFacts;
  /** Ends it at once, as a power cut does, and waits until it is gone. */
  kill(): Promise<void>;
  isAlive(): boolean;
};

/** A backend in a process of its own, over the SQLite file in a folder. */
export async function startProcess(home: string): Promise<BackendProcess> {
  const child = await startProgram(cli, ["--demo", "--clients", "10"], {
    ...process.env,
    KRAKEN_HOME: home,
    KRAKEN_BACKEND_PORT: "0",
    DATABASE_URL: "",
    SMTP_URL: "",
    API_IDENTIFIER: "",
    API_SECRET: "",
  });
  const gone = once(child, "exit");
  const message = await Promise.race([once(child, "message").then(([ready]) => ready), gone.then(() => undefined)]);
  if (message === undefined) throw new Error("The backend ended before it was ready");
  return {
    facts: message as BackendFacts,
    isAlive: () => child.exitCode === null && child.signalCode === null && !child.killed,
    async kill() {
      child.kill("SIGKILL");
      await gone;
    },
  };
}
