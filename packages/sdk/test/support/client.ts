import type { TlsOptions } from "node:tls";
import type { TestContext } from "vitest";
import { type CallReport, createWhmcs, type Whmcs, type WhmcsOptions } from "../../src/index.ts";
import { MisbehavingServer } from "./server.ts";

/** Values that nobody else writes: wherever one of them shows, something leaked. */
export const canary = {
  identifier: "canary-identifier-7d1f",
  secret: "canary-secret-91c4",
  accessKey: "canary-access-key-5b2e",
};

/** A server for one test, which takes it down again. */
export async function misbehaving(test: TestContext, certificate?: TlsOptions): Promise<MisbehavingServer> {
  const server = new MisbehavingServer(certificate);
  test.onTestFinished(() => server.close());
  return server.start();
}

/** A client of that server, for one test, with everything it reported. */
export function clientOf(
  server: MisbehavingServer,
  options: Partial<WhmcsOptions> = {},
): { whmcs: Whmcs; reports: CallReport[] } {
  const reports: CallReport[] = [];
  const whmcs = createWhmcs({
    endpoint: server.endpoint(),
    ...canary,
    onCall: (report) => reports.push(report),
    ...options,
  });
  return { whmcs, reports };
}

/** The error that a call ends with; a call that ends well fails the test. */
export async function errorOf(call: Promise<unknown>): Promise<unknown> {
  return call.then(
    () => {
      throw new Error("The call should have failed");
    },
    (error: unknown) => error,
  );
}
