import { createHash } from "node:crypto";
import { type AnyAction, actions } from "@kraken/contract";
import { testDatabases } from "@kraken/database/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { handlers } from "../src/actions/index.ts";
import { createBackend, type Failure } from "../src/backend.ts";
import { credentials, DEMO_PASSWORD, openBooks, plainPasswords, type TestBooks } from "./support/books.ts";

describe.each(testDatabases())("the wire, on $name", (kind) => {
  let books: TestBooks;
  beforeAll(async () => {
    books = await openBooks(kind);
  });
  afterAll(async () => {
    expect(books.failures).toEqual([]);
    await books.close();
  });

  const call = (action: string, params: Record<string, string> = {}) =>
    books.post({ ...credentials, action, responsetype: "json", ...params });

  it("answers an action as WHMCS does", async () => {
    const { status, type, json } = await call("GetClients", { limitnum: "2" });
    expect(status).toBe(200);
    expect(type).toMatch(/^application\/json/);
    expect(json).toMatchObject({ result: "success", startnumber: 0, numreturned: 2, clients: { client: [{}, {}] } });
  });

  it("takes an action's name in any case, in the body or in the query", async () => {
    expect((await call("gETcurrencies")).json?.result).toBe("success");
    const { json } = await books.post({ ...credentials, responsetype: "json" }, "?action=GetCurrencies");
    expect(json?.result).toBe("success");
  });

  it("serves what the contract says that it serves, and nothing else", () => {
    const served = handlers.map(({ action }) => action.name).sort();
    const declared = Object.values(actions as Record<string, AnyAction>).filter(({ whmcsOnly }) => !whmcsOnly);
    expect(served).toEqual(declared.map(({ name }) => name).sort());
  });

  it("says that it does not know an action", async () => {
    const { status, json } = await call("MakeCoffee");
    expect([status, json]).toEqual([200, { result: "error", message: "Command Not Found" }]);
  });

  it("says where the log has more of what nobody foresaw, and nothing else of it", async () => {
    const passwords = { ...plainPasswords, verify: () => Promise.reject(new Error("hunter2 at /opt/kraken/argon.js")) };
    const logged: Failure[] = [];
    const failing = createBackend({
      ...{ database: books.database, credentials, passwords },
      onFailure: (failure) => logged.push(failure),
    });
    const body = new URLSearchParams({
      ...{ ...credentials, action: "ValidateLogin", responsetype: "json" },
      ...{ email: "demo@kraken.example", password2: DEMO_PASSWORD },
    });
    const response = await failing.fetch(new Request(books.endpoint, { method: "POST", body }));
    expect(response.status).toBe(500);
    expect(logged).toMatchObject([{ action: "ValidateLogin", reference: expect.stringMatching(/^[0-9a-f]{8}$/) }]);
    expect(await response.json()).toEqual({
      result: "error",
      message: `An unexpected error occurred: see the log under ${logged[0]?.reference}`,
    });
  });

  it("says that the action is missing", async () => {
    const { status, json } = await books.post({ ...credentials });
    expect([status, json]).toEqual([400, { result: "error", message: "Empty action request" }]);
  });

  it.each([
    ["no credentials", {}, "Invalid or missing credentials"],
    ["half a credential", { identifier: "test-identifier" }, "Invalid or missing credentials"],
    ["a wrong secret", { identifier: "test-identifier", secret: "wrong" }, "Authentication Failed"],
    ["a wrong identifier", { identifier: "wrong", secret: "test-secret" }, "Authentication Failed"],
    ["the halves swapped", { identifier: "test-secret", secret: "test-identifier" }, "Authentication Failed"],
    [
      "arrays for credentials",
      { "identifier[0]": "test-identifier", "secret[0]": "test-secret" },
      "Invalid or missing credentials",
    ],
  ])("refuses %s with 403 and a JSON body", async (_name, given, message) => {
    const { status, json } = await books.post({ ...given, action: "GetClients" });
    expect([status, json]).toEqual([403, { result: "error", message }]);
  });

  it("takes the credential as username and password, beside an empty other pair", async () => {
    const pair = { username: credentials.identifier, password: credentials.secret, identifier: "", secret: "" };
    expect((await books.post({ ...pair, action: "GetCurrencies" })).json?.result).toBe("success");
    const other = { ...credentials, username: "", password: "" };
    expect((await books.post({ ...other, action: "GetCurrencies" })).json?.result).toBe("success");
  });

  it("does not tell whether an action exists to who has no credential", async () => {
    const unknown = await books.post({ action: "MakeCoffee" });
    const known = await books.post({ action: "GetClients" });
    expect(unknown.text).toBe(known.text);
  });

  it.each(["0", "-1", "abc", "1e3", "1,2", "", "999999999", "undefined", "null", "7'"])(
    "answers a bad invoice id (%s) with WHMCS's words",
    async (invoiceid) => {
      const { status, json } = await call("GetInvoice", { invoiceid });
      expect([status, json]).toEqual([200, { result: "error", message: "Invoice ID Not Found" }]);
    },
  );

  it("refuses a body that is too long", async () => {
    const { status, json } = await call("GetClients", { search: "x".repeat(33 * 1024 * 1024) });
    expect([status, json]).toEqual([413, { result: "error", message: "The request is too long" }]);
  });

  it("refuses more fields than PHP takes", async () => {
    const many = new URLSearchParams({ ...credentials, action: "GetClients" });
    for (let index = 0; index < 1100; index++) many.append(`x[${index}]`, "1");
    expect((await books.post(many)).status).toBe(400);
  });

  it("takes multipart forms", async () => {
    const form = new FormData();
    for (const [name, value] of Object.entries({ ...credentials, action: "GetClients", limitnum: "1" }))
      form.set(name, value);
    expect((await books.post(form)).json?.numreturned).toBe(1);
  });

  it("refuses GET, and any other path", async () => {
    const get = await fetch(`${books.endpoint}?action=GetClients`);
    expect([get.status, await get.json()]).toEqual([
      405,
      { result: "error", message: "The API accepts POST requests: in a query, credentials end up in logs" },
    ]);
    const elsewhere = await fetch(books.endpoint.replace("api.php", "other.php"), { method: "POST" });
    expect(elsewhere.status).toBe(404);
  });

  it("gives text that looks like SQL or a pattern back as nothing found", async () => {
    for (const search of ["' or 1=1 --", "%", "_", "\\", "\u0000", "\u{1F991}"]) {
      const { status, json } = await call("GetClients", { search });
      expect([status, json?.result]).toEqual([200, "success"]);
      expect((await call("GetTickets", { subject: search })).json?.result).toBe("success");
    }
  });

  it("says that it is well", async () => {
    const response = await fetch(books.endpoint.replace("/includes/api.php", "/health"));
    expect([response.status, await response.json()]).toEqual([200, { status: "ok" }]);
  });

  it("answers in XML when asked, errors too", async () => {
    const { status, type, text } = await call("GetCurrencies", { responsetype: "xml" });
    expect([status, type]).toEqual([200, "application/xml"]);
    expect(text).toContain(
      "<whmcsapi><action>getcurrencies</action><result>success</result><totalresults>3</totalresults>",
    );
    expect(text.match(/<currency>/g)).toHaveLength(3);
    const refused = await call("GetInvoice", { responsetype: "XML", invoiceid: "0" });
    expect(refused.text).toContain("<result>error</result><message>Invoice ID Not Found</message>");
  });

  it("escapes what clients wrote in XML", async () => {
    const subject = `<b>&"'\u0001</b>`;
    await call("OpenTicket", { deptid: "1", clientid: "1", subject, message: "x" });
    const { text } = await call("GetTickets", { responsetype: "xml", subject: "<b>", clientid: "1" });
    expect(text).toContain("<subject>&lt;b&gt;&amp;&quot;&#039;&lt;/b&gt;</subject>");
  });

  it("takes an admin's name with the MD5 of his password, where that is switched on", async () => {
    const md5 = createHash("md5").update(DEMO_PASSWORD).digest("hex");
    const login = { username: "Admin", password: md5, action: "GetCurrencies" };
    expect((await books.post(login)).json?.result).toBe("success");
    expect((await books.post({ ...login, password: DEMO_PASSWORD })).status).toBe(403);
    expect((await books.post({ ...login, username: "nobody" })).status).toBe(403);
    const strict = createBackend({ database: books.database, credentials, passwords: plainPasswords });
    const request = new Request(books.endpoint, { method: "POST", body: new URLSearchParams(login) });
    expect((await strict.fetch(request)).status).toBe(403);
  });

  it("makes an address wait that fails again and again, and no other", async () => {
    const pauses: number[] = [];
    const backend = createBackend({
      database: books.database,
      credentials,
      pause: async (milliseconds) => void pauses.push(milliseconds),
    });
    const attempt = (secret: string, address: string) => {
      const body = new URLSearchParams({ identifier: credentials.identifier, secret, action: "GetCurrencies" });
      return backend.fetch(new Request(books.endpoint, { method: "POST", body }), { address });
    };
    for (let tries = 0; tries < 6; tries++) await attempt("wrong", "192.0.2.1");
    expect(pauses).toEqual([100, 200, 400]);
    expect((await attempt(credentials.secret, "192.0.2.1")).status).toBe(200);
    await attempt("wrong", "192.0.2.2");
    await attempt("wrong", "192.0.2.1");
    expect(pauses).toHaveLength(3);
  });

  it("takes GET, and credentials in a POST's query, only where that is switched on", async () => {
    const backend = createBackend({ database: books.database, credentials, allowGet: true });
    const { identifier, secret } = credentials;
    for (const pair of [credentials, { username: identifier, password: secret }]) {
      const query = new URLSearchParams({ ...pair, action: "GetCurrencies" });
      expect((await backend.fetch(new Request(`${books.endpoint}?${query}`))).status).toBe(200);
      const posted = () => new Request(`${books.endpoint}?${query}`, { method: "POST", body: "" });
      expect((await backend.fetch(posted())).status).toBe(200);
      const refused = await fetch(posted());
      expect([refused.status, await refused.json()]).toEqual([
        400,
        {
          result: "error",
          message: "The API accepts credentials in a request's body: in a query, they end up in logs",
        },
      ]);
    }
  });

  it("keeps SQLite's commits on the disk before it confirms them", async () => {
    if (kind.name === "SQLite") expect(await books.database.synchronous()).toBe(2);
    else expect(await books.database.synchronous()).toBe("on");
  });
});
