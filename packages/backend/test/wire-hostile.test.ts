import { request as httpRequest } from "node:http";
import { testDatabases } from "@kraken/database/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { credentials, openBooks, type TestBooks } from "./support/books.ts";

const pair = `identifier=${credentials.identifier}&secret=${credentials.secret}`;
const form = "application/x-www-form-urlencoded";

describe.each(testDatabases())("odd and hostile requests, on $name", (kind) => {
  let books: TestBooks;
  beforeAll(async () => {
    books = await openBooks(kind, 10);
  });
  afterAll(async () => {
    expect(books.failures).toEqual([]);
    await books.close();
  });

  /** Sends these bytes, in these pieces and as this type; status and answer. */
  function send(body: string | Buffer | (() => Iterable<Buffer>), type = form, method = "POST", query = "") {
    return new Promise<{ status: number; json: Record<string, unknown> }>((resolve, reject) => {
      const sent = httpRequest(
        `${books.endpoint}${query}`,
        { method, headers: { "content-type": type } },
        (response) => {
          const parts: Buffer[] = [];
          response.on("data", (part: Buffer) => parts.push(part));
          response.on("end", () => {
            const text = Buffer.concat(parts).toString();
            resolve({ status: response.statusCode ?? 0, json: text === "" ? {} : JSON.parse(text) });
          });
        },
      );
      sent.on("error", reject);
      // In pieces there is no content-length.
      if (typeof body === "function") for (const piece of body()) sent.write(piece);
      else sent.write(body);
      sent.end();
    });
  }
  const error = (status: number, message: string) => ({ status, json: { result: "error", message } });
  const unreadable = error(400, "The request's form can't be read");
  const clients = expect.objectContaining({ result: "success", numreturned: 1 });

  it.each([
    [
      "without a boundary",
      "multipart/form-data",
      `--x\r\nContent-Disposition: form-data; name="action"\r\n\r\nGetClients\r\n--x--\r\n`,
    ],
    [
      "with another boundary",
      "multipart/form-data; boundary=y",
      `--x\r\nContent-Disposition: form-data; name="action"\r\n\r\nGetClients\r\n--x--\r\n`,
    ],
    ["cut off", "multipart/form-data; boundary=x", `--x\r\nContent-Disposition: form-data; name="action"\r\n\r\nGetCl`],
    ["of nothing", "multipart/form-data; boundary=x", ""],
    ["without names", "multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data\r\n\r\nx\r\n--x--\r\n"],
    ["of noise", "multipart/form-data; boundary=x", "\u0000\u0001--x--x--x"],
  ])("says that a multipart form %s can't be read", async (_name, type, body) => {
    expect(await send(body, type)).toEqual(unreadable);
  });

  it("does not take a file for a field", async () => {
    const part = (about: string, value: string) =>
      `--x\r\nContent-Disposition: form-data; ${about}\r\n\r\n${value}\r\n`;
    const fields = [...new URLSearchParams(pair)].map(([name, value]) => part(`name="${name}"`, value)).join("");
    const file = `${fields}${part('name="action"; filename="a.txt"', "GetClients")}--x--\r\n`;
    expect(await send(file, "multipart/form-data; boundary=x")).toEqual(error(400, "Empty action request"));
  });

  it("keeps to the limit whatever a body says of its length, in both encodings", async () => {
    const piece = Buffer.alloc(1024 * 1024, "x");
    const head = (text: string) =>
      function* () {
        yield Buffer.from(text);
        for (let sent = 0; sent < 33; sent++) yield piece;
      };
    const long = error(413, "The request is too long");
    expect(await send(head(`${pair}&action=GetClients&search=`))).toEqual(long);
    const multipart = `--x\r\nContent-Disposition: form-data; name="search"\r\n\r\n`;
    expect(await send(head(multipart), "multipart/form-data; boundary=x")).toEqual(long);
  });

  it("counts fields before it reads them", async () => {
    const many = error(400, "More than 1000 fields");
    expect(await send(`${pair}&action=GetClients${"&a".repeat(10_000_000)}`)).toEqual(many);
    const part = `--x\r\nContent-Disposition: form-data; name="a[]"\r\n\r\n1\r\n`;
    expect(await send(`${part.repeat(5000)}--x--\r\n`, "multipart/form-data; boundary=x")).toEqual(many);
  });

  it.each([
    ["JSON", "application/json", JSON.stringify({ ...credentials, action: "GetClients" })],
    ["XML", "text/xml", "<action>GetClients</action>"],
    ["bytes", "application/octet-stream", Buffer.from([0, 255, 254, 128, 37, 255])],
  ])("finds no credentials in a body of %s", async (_name, type, body) => {
    expect(await send(body, type)).toEqual(error(403, "Invalid or missing credentials"));
  });

  it("reads a form whose type is not said, or said with more", async () => {
    const body = `${pair}&action=GetClients&limitnum=1`;
    for (const type of [`${form}; charset=UTF-8`, "APPLICATION/X-WWW-FORM-URLENCODED", "text/plain"]) {
      expect(await send(body, type)).toEqual({ status: 200, json: clients });
    }
  });

  it.each(["PUT", "PATCH", "DELETE", "OPTIONS", "GET"])("takes no %s", async (method) => {
    expect((await send("", form, method, `?${pair}&action=GetClients`)).status).toBe(405);
  });

  it("does the last of two actions that a request names, as PHP reads it, and that once", async () => {
    const before = (await books.whmcs.getClients({ limitnum: 1 })).totalresults;
    expect(await send(`${pair}&action=DeleteClient&clientid=3&action=GetClients&limitnum=1`)).toEqual({
      status: 200,
      json: clients,
    });
    // The body stands over the query.
    expect(await send(`${pair}&action=GetClients&limitnum=1`, form, "POST", "?action=DeleteClient&clientid=3")).toEqual(
      {
        status: 200,
        json: clients,
      },
    );
    expect((await books.whmcs.getClients({ limitnum: 1 })).totalresults).toBe(before);
  });

  it.each(["action[]=GetClients", "action[0]=GetClients", "action[__proto__]=GetClients", "action=", "action=%00"])(
    "finds no action in %s",
    async (action) => {
      expect(await send(`${pair}&${action}`)).toEqual(error(400, "Empty action request"));
    },
  );

  it.each(["__proto__", "constructor", "toString", "GetClients'--", "GetClients%0d%0a", "../GetClients", "\u{1F991}"])(
    "knows no action called %s",
    async (action) => {
      expect(await send(`${pair}&action=${action}`)).toEqual(error(200, "Command Not Found"));
    },
  );

  it("takes keys of any kind without harm", async () => {
    for (const key of [
      "__proto__",
      "__proto__[result]",
      "constructor[prototype][result]",
      "x[__proto__][__proto__]",
      `x${"[a]".repeat(5000)}`,
      "x[",
      "[]",
      "[x]",
      "x]]",
      "=",
      "k".repeat(1024 * 1024),
      "%ff%fe%00",
    ]) {
      const answer = await send(`${pair}&action=GetClients&limitnum=1&${key}=1`);
      expect(answer, key.slice(0, 40)).toEqual({ status: 200, json: clients });
    }
    expect(({} as Record<string, unknown>).result).toBeUndefined();
  });

  it("reads bytes that are no UTF-8 as replacement characters, and keeps them so", async () => {
    const body = Buffer.concat([
      Buffer.from(`${pair}&action=OpenTicket&clientid=1&deptid=1&message=m&subject=raw `),
      Buffer.from([0xff, 0xc3, 0x28]),
      Buffer.from("%ED%A0%80 nul%00l"),
    ]);
    const { json } = await send(body);
    await books.restart();
    const { subject } = await books.whmcs.getTicket({ ticketid: Number(json.id) });
    expect(subject).toMatch(/^raw \u{FFFD}+\(\u{FFFD}+ null$/u);
  });

  it("takes no NUL inside what is encoded twice", async () => {
    const fields = Buffer.from('a:1:{i:1;s:3:"a\0b";}').toString("base64");
    const attachments = Buffer.from(
      JSON.stringify([{ name: "no\u0000te\ud800.txt", data: Buffer.from("x").toString("base64") }]),
    ).toString("base64");
    const { json } = await send(
      new URLSearchParams({
        ...credentials,
        action: "OpenTicket",
        clientid: "1",
        deptid: "1",
        subject: "s",
        message: "m",
        customfields: fields,
        attachments,
      }).toString(),
    );
    expect(json).toMatchObject({ result: "success" });
    await books.restart();
    const [opening] = (await books.whmcs.getTicket({ ticketid: Number(json.id) })).replies;
    expect(opening?.attachments).toMatchObject([{ filename: "note_.txt" }]);
  });

  it.each([
    ["GetClients", "limitnum=1000000000", { result: "success", numreturned: 10 }],
    ["GetClients", "limitnum=1e9", { result: "error", message: "Invalid or missing parameter: limitnum" }],
    ["GetClients", "limitnum=99999999999", { result: "success", numreturned: 10 }],
    [
      "GetClients",
      "limitnum=99999999999999999999",
      { result: "error", message: "Invalid or missing parameter: limitnum" },
    ],
    ["GetClients", "limitstart=-1&limitnum=1", { result: "success", startnumber: 0, numreturned: 1 }],
    ["GetClients", "limitstart=99999999999", { result: "success", numreturned: 0 }],
    [
      "GetClients",
      "orderby=id;drop table clients",
      { result: "error", message: "Invalid or missing parameter: orderby" },
    ],
    ["GetClients", "sorting=desc,(select 1)", { result: "error", message: "Invalid or missing parameter: sorting" }],
    ["GetClientsProducts", "serviceid=2147483648", { result: "success", numreturned: 0 }],
    ["GetClientsDetails", "clientid=2147483648", { result: "error", message: "Client Not Found" }],
    ["GetTicket", "ticketid=9007199254740993", { result: "error", message: "Ticket ID not found" }],
    ["GetTicket", "ticketid=2147483648", { result: "error", message: "Ticket ID not found" }],
    ["DeleteTicket", "ticketid=4294967297", { result: "error", message: "Ticket ID not found" }],
    ["UpdateClientProduct", "serviceid=1&nextduedate=2026-02-31", { result: "error" }],
    ["UpdateClientProduct", "serviceid=1&nextduedate=99999-01-01", { result: "error" }],
    ["UpdateClientProduct", "serviceid=1&diskusage=4294967296", { result: "error" }],
    ["LogActivity", "description=x&clientid=2147483648", { result: "error" }],
  ])("answers %s with %s", async (action, given, expected) => {
    const { status, json } = await send(`${pair}&action=${action}&${given}`);
    expect(status).toBe(200);
    expect(json).toMatchObject(expected);
  });
});
