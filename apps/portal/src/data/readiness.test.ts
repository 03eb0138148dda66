import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createWhmcs, type Whmcs } from "@kraken/sdk";
import { afterEach, expect, test } from "vitest";
import { createReadiness } from "./readiness.ts";

const secret = "a-secret-that-no-sentence-may-hold";
let server: Server | undefined;
let whmcs: Whmcs | undefined;
let asked: string[];

afterEach(async () => {
  await whmcs?.close();
  server?.closeAllConnections();
  server?.close();
});

/** A WHMCS that answers each action so; nothing for one that is not there. */
async function standing(answers: (action: string) => object | string | undefined, status = 200) {
  asked = [];
  const made = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const action = new URLSearchParams(Buffer.concat(chunks).toString()).get("action") ?? "";
    asked.push(action);
    const said = answers(action);
    if (said !== undefined) response.writeHead(status).end(typeof said === "string" ? said : JSON.stringify(said));
  });
  server = made;
  await new Promise<void>((resolve) => made.listen(0, "127.0.0.1", resolve));
  whmcs = createWhmcs({
    endpoint: `http://127.0.0.1:${(made.address() as AddressInfo).port}/includes/api.php`,
    identifier: "identifier",
    secret,
    logger: { debug: () => {}, warn: () => {} },
  });
  return whmcs;
}

const details = { result: "success", whmcs: { version: "8.13.1", canonicalversion: "8.13.1-release.1" } };
const admins = { count: 1, admin_users: [{ id: 1, username: "Admin", fullName: "A", email: "a@kraken.example" }] };
const well = (action: string) => (action === "WhmcsDetails" ? details : admins);

test.each([
  ["a wrong credential", { result: "error", message: "Authentication Failed" }, 403, "Check API_IDENTIFIER"],
  ["a page of somebody else's", "<html>Not found</html>", 200, "not as WHMCS's API does"],
  ["an error page", "<html>Down for maintenance</html>", 503, "API_ENDPOINT"],
])("%s is not ready, with what to do", async (_what, answer, status, sentence) => {
  const found = await createReadiness(await standing(() => answer, status), "admin")();
  expect(found).toEqual({ ready: false, why: expect.stringContaining(sentence) });
  expect(JSON.stringify(found)).not.toContain(secret);
});

test("nothing that answers in time is not ready, and that is said within seconds", async () => {
  const began = performance.now();
  expect(await createReadiness(await standing(() => undefined), "admin")()).toEqual({
    ready: false,
    why: expect.stringContaining("No answer came"),
  });
  expect(performance.now() - began).toBeLessThan(6000);
});

test("is ready with a role that lacks both actions, and knows a STAFF_USERNAME that nobody has", async () => {
  const forbidden = { result: "error", message: 'Invalid Permissions: API action "x" is not allowed' };
  const none = createReadiness(await standing(() => forbidden, 403), "nobody");
  expect(await none()).toEqual({ ready: true, warnings: [] });
  await whmcs?.close();
  server?.close();
  expect(await createReadiness(await standing(well), "admin")()).toEqual({ ready: true, warnings: [] });
  await whmcs?.close();
  server?.close();
  expect(await createReadiness(await standing(well), "nobody")()).toEqual({
    ready: true,
    warnings: [expect.stringMatching(/^STAFF_USERNAME names no active admin/)],
  });
});

test("asks once for everybody, and again after a moment: it recovers by itself", async () => {
  let time = 0;
  let isWell = false;
  const up = (action: string) => (isWell ? well(action) : "<html></html>");
  const ready = createReadiness(await standing(up), "admin", () => time);
  const both = await Promise.all([ready(), ready()]);
  expect(both.map((each) => each.ready)).toEqual([false, false]);
  const before = asked.length;
  isWell = true;
  expect((await ready()).ready).toBe(false);
  expect(asked.length).toBe(before);
  time = 6000;
  expect(await ready()).toEqual({ ready: true, warnings: [] });
});
