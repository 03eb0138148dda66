import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { rdapLookup } from "../src/modules/index.ts";

let server: Server;
let base = "";
let asked: string[] = [];
const answers: Record<string, (response: ServerResponse) => void> = {};
const json =
  (body: unknown, status = 200) =>
  (response: ServerResponse) =>
    response.writeHead(status, { "content-type": "application/rdap+json" }).end(JSON.stringify(body));

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(request.url ?? "");
    (answers[request.url ?? ""] ?? json({ errorCode: 404 }, 404))(response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());
beforeEach(() => {
  asked = [];
  for (const key of Object.keys(answers)) delete answers[key];
  answers["/dns.json"] = json({
    version: "1.0",
    services: [
      [["com", "net"], [`${base}/com/v1/`]],
      [["co.uk"], [`${base}/couk`]],
      [["uk"], [`${base}/uk/`]],
      [["evil"], ["http://registry.example.org/"]],
    ],
  });
});

let now = new Date("2026-11-23T10:00:00Z");
const lookup = (timeoutMs = 2000) => rdapLookup({ bootstrapUrl: `${base}/dns.json`, clock: () => now, timeoutMs });

it("tells a name that is free from one that is taken, and what the registry says of it", async () => {
  answers["/com/v1/domain/taken.com"] = json({
    objectClassName: "domain",
    ldhName: "TAKEN.COM",
    status: ["client transfer prohibited", "active\nForged: line"],
    events: [
      { eventAction: "registration", eventDate: "1995-08-14T04:00:00Z" },
      { eventAction: "expiration", eventDate: "2027-08-13T04:00:00Z" },
      { eventAction: "last update of RDAP database", eventDate: "2026-11-23T00:00:00Z" },
    ],
    entities: [
      { roles: ["registrar"], vcardArray: ["vcard", [["fn", {}, "text", "Example Registrar"]]] },
      { roles: ["registrant"], vcardArray: ["vcard", [["fn", {}, "text", "A Person"]]] },
    ],
    nameservers: [{ ldhName: "a.iana-servers.net" }],
  });
  const rdap = lookup();
  expect(await rdap.lookup("free.com")).toEqual({ outcome: "available", text: 'No match for "free.com".' });
  expect(await rdap.lookup("taken.com")).toEqual({
    outcome: "registered",
    text: [
      "Domain Name: TAKEN.COM",
      "Registrar: Example Registrar",
      "Creation Date: 1995-08-14T04:00:00Z",
      "Registry Expiry Date: 2027-08-13T04:00:00Z",
      "Domain Status: client transfer prohibited",
      "Domain Status: active Forged: line",
      "Name Server: a.iana-servers.net",
    ].join("\n"),
  });
});

it("asks the server of the longest ending, and keeps the list for a day", async () => {
  const rdap = lookup();
  await rdap.lookup("name.co.uk");
  await rdap.lookup("name.uk");
  expect(asked).toEqual(["/dns.json", "/couk/domain/name.co.uk", "/uk/domain/name.uk"]);
  now = new Date("2026-11-24T10:00:01Z");
  await rdap.lookup("name.uk");
  expect(asked.filter((path) => path === "/dns.json")).toHaveLength(2);
  expect(await rdap.lookup("name.nowhere")).toEqual({ outcome: "unsupported" });
});

it("follows a registry's redirect, but not out of its bounds", async () => {
  const redirect = (location: string) => (response: ServerResponse) => response.writeHead(302, { location }).end();
  answers["/com/v1/domain/moved.com"] = redirect("/elsewhere");
  answers["/elsewhere"] = json({ ldhName: "moved.com" });
  answers["/com/v1/domain/plain.com"] = redirect("http://registry.example.org/");
  answers["/com/v1/domain/round.com"] = redirect("/com/v1/domain/round.com");
  const rdap = lookup();
  expect(await rdap.lookup("moved.com")).toMatchObject({ outcome: "registered" });
  expect(await rdap.lookup("plain.com")).toEqual({
    outcome: "failed",
    error: "http://registry.example.org is not asked",
  });
  expect(await rdap.lookup("round.com")).toEqual({ outcome: "failed", error: "Too many redirects" });
  expect(await rdap.lookup("name.evil")).toMatchObject({ outcome: "failed" });
});

it.each<[string, (response: ServerResponse) => void, RegExp]>([
  ["overloaded", json({}, 429), /answered 429/],
  ["broken", (response) => response.end("<html>"), /./],
  ["cut off", (response) => response.destroy(), /./],
  ["endless", (response) => response.end(`"${"x".repeat(600_000)}"`), /too large/],
  ["silent", () => {}, /./],
])("says that it failed, and never that a name is free, when the registry is %s", async (_, answer, error) => {
  answers["/com/v1/domain/name.com"] = answer;
  const result = await lookup(300).lookup("name.com");
  expect(result).toEqual({ outcome: "failed", error: expect.stringMatching(error) });
});

it("asks for the list again soon after it failed", async () => {
  answers["/dns.json"] = json({}, 500);
  const rdap = lookup();
  expect(await rdap.lookup("name.com")).toMatchObject({ outcome: "failed" });
  answers["/dns.json"] = json({ services: [[["com"], [`${base}/com/v1/`]]] });
  expect(await rdap.lookup("name.com")).toMatchObject({ outcome: "failed" });
  now = new Date(now.getTime() + 61_000);
  expect(await rdap.lookup("name.com")).toMatchObject({ outcome: "available" });
});
