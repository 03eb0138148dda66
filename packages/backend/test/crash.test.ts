import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createWhmcs } from "@kraken/sdk";
import { afterEach, expect, it } from "vitest";
import type { BackendFacts } from "../src/start.ts";
import { startProgram } from "./support/program.ts";

const cli = new URL("../src/cli.ts", import.meta.url);

let home: string | undefined;
let child: ChildProcess | undefined;
afterEach(() => {
  child?.kill("SIGKILL");
  if (home) rmSync(home, { recursive: true, force: true });
});

async function start(folder: string): Promise<BackendFacts> {
  child = await startProgram(cli, ["--demo", "--clients", "10"], {
    ...process.env,
    KRAKEN_HOME: folder,
    KRAKEN_BACKEND_PORT: "0",
    DATABASE_URL: "",
    API_IDENTIFIER: "",
    API_SECRET: "",
  });
  const [message] = (await once(child, "message")) as [BackendFacts & { type: string }];
  expect(message.type).toBe("ready");
  return message;
}

it("loses no ticket that it confirmed when it is killed", async () => {
  home = mkdtempSync(join(tmpdir(), "kraken-crash-"));
  const first = await start(home);
  const whmcs = createWhmcs(first);
  const confirmed: { id: number; subject: string }[] = [];
  const kill = () => child?.kill("SIGKILL");
  // Four writers, and the process dies under them as soon as forty tickets are confirmed.
  await Promise.all(
    Array.from({ length: 4 }, async (_, writer) => {
      for (let number = 0; child?.killed === false; number++) {
        const subject = `Ticket ${writer}-${number}`;
        const opened = await whmcs
          .openTicket({ clientid: 1, deptid: 1, subject, message: subject })
          .catch(() => undefined);
        if (opened) confirmed.push({ id: opened.id, subject });
        if (confirmed.length >= 40) kill();
      }
    }),
  );
  await whmcs.close();
  expect(confirmed.length).toBeGreaterThanOrEqual(40);

  const again = createWhmcs(await start(home));
  for (const { id, subject } of confirmed) {
    const ticket = await again.getTicket({ ticketid: id });
    expect([ticket.subject, ticket.replies.map((reply) => reply.message)]).toEqual([subject, [subject]]);
  }
  await again.close();
});

it("keeps its credentials for the next start", async () => {
  home = mkdtempSync(join(tmpdir(), "kraken-keep-"));
  const first = await start(home);
  child?.kill("SIGTERM");
  if (child) await once(child, "exit");
  const second = await start(home);
  expect([second.identifier, second.secret, second.logins]).toEqual([first.identifier, first.secret, first.logins]);
});
