import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { parseEnv } from "../env.ts";
import { examine } from "./doctor.ts";

const secret = "a-secret-that-no-sentence-may-hold";
let server: Server | undefined;

afterEach(() => {
  server?.close();
});

type Answers = Record<string, object | string | undefined>;

/** A WHMCS that answers so, and keeps what it was asked. */
async function whmcs(answers: Answers, status = 200) {
  const asked: URLSearchParams[] = [];
  const made = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const form = new URLSearchParams(Buffer.concat(chunks).toString());
    asked.push(form);
    const said = answers[form.get("action") ?? ""] ??
      answers.any ?? { result: "error", message: "Invalid Permissions" };
    response.writeHead(status).end(typeof said === "string" ? said : JSON.stringify(said));
  });
  server = made;
  await new Promise<void>((resolve) => made.listen(0, "127.0.0.1", resolve));
  return { asked, port: (made.address() as AddressInfo).port };
}

const look = (port: number) =>
  examine(
    parseEnv({
      API_ENDPOINT: `http://127.0.0.1:${port}/includes/api.php`,
      API_IDENTIFIER: "identifier",
      API_SECRET: secret,
      API_TIMEOUT: "2000",
      JWT_SECRET: "j".repeat(32),
      ADMIN_JWT_SECRET: "a".repeat(32),
      ADMIN_PASSWORD: "p".repeat(32),
    }),
  );

const details = { result: "success", whmcs: { version: "8.13.1", canonicalversion: "8.13.1-release.1" } };

test("says what is wrong with a credential, an address and an endpoint, and ends there", async () => {
  for (const [message, sentence] of [
    ["Authentication Failed", /credential is not accepted/],
    ["Invalid IP 192.0.2.7", /this machine's address/],
  ] as const) {
    const { port } = await whmcs({ any: { result: "error", message } }, 403);
    const found = await look(port);
    expect(found).toEqual([{ state: "wrong", about: "Endpoint", sentence: expect.stringMatching(sentence) }]);
    server?.close();
  }
  const { port } = await whmcs({ any: "<html>A page</html>" });
  expect(await look(port)).toMatchObject([{ state: "wrong", sentence: expect.stringContaining("not as WHMCS's API") }]);
  expect(await look(1)).toMatchObject([{ state: "wrong", sentence: expect.stringContaining("Nothing answers there") }]);
});

test("names each action that the role lacks, never makes a write, and never says a secret", async () => {
  const { asked, port } = await whmcs({
    WhmcsDetails: details,
    GetClients: { result: "success", totalresults: 0, startnumber: 0, numreturned: 0, clients: "" },
    GetInvoice: { result: "error", message: "Invoice ID Not Found" },
    GetUserPermissions: { result: "error", message: "Invalid user id" },
  });
  const found = await look(port);
  const of = (about: string) => found.find((each) => each.about === about);
  expect(of("Version")).toMatchObject({ state: "ok", sentence: "8.13.1" });
  expect(of("GetClients")?.state).toBe("ok");
  expect(of("GetInvoice")?.state).toBe("ok");
  expect(of("GetUserPermissions")?.state).toBe("ok");
  expect(of("GetTickets")).toMatchObject({ state: "wrong", sentence: expect.stringContaining("Add it to the role") });
  expect(of("ValidateLogin")).toBeUndefined();
  expect(found.filter(({ sentence }) => sentence.includes("does not know how"))).toEqual([]);
  expect(JSON.stringify(found)).not.toContain(secret);
  for (const form of asked) expect(form.get("action")).toMatch(/^((Domain)?Get|(WhmcsDetails|DomainWhois)$)/);
});
