import { readFileSync } from "node:fs";
import { type IncomingHttpHeaders, request } from "node:http";
import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import type { Whmcs } from "@kraken/sdk";
import { expect, test } from "@playwright/test";
import { handlers, serverActions } from "../apps/portal/src/access/manifest.ts";
import { backendOf, clientIdOf, digestOf, idsOf } from "./support/books-of.ts";
import { type OwnSystem, startOwnSystem } from "./support/own-system.ts";
import { multipart } from "./support/raw-form.ts";
import { Visitor } from "./support/visitor.ts";

/* What no browser sends: odd addresses, odd bodies, odd headers. Nothing of a client comes out, and nothing is written. */
test.describe.configure({ mode: "default", timeout: 120_000 });

let system: OwnSystem;
let whmcs: Whmcs;
let mine: Visitor;
let theirs: Visitor;
let staff: Visitor;
/** Words that stand on the other client's pages, and nowhere else. */
let needles: string[];
let theirIds: { service: number | string; invoice: number | string; ticket: number | string };

test.beforeAll(async () => {
  system = await startOwnSystem();
  whmcs = backendOf(system);
  const [me, other] = system.logins;
  if (!me || !other) throw new Error("The demo has two logins");
  const otherId = await clientIdOf(whmcs, other.email);
  const [service = 0, invoice = 0, ticket = 0] = (
    await Promise.all((["service", "invoice", "ticket"] as const).map((kind) => idsOf(whmcs, kind, otherId)))
  ).map(([first]) => first);
  theirIds = { service, invoice, ticket };
  const subject = `needle-${crypto.randomUUID()}`;
  await whmcs.updateTicket({ ticketid: Number(ticket), subject });
  const { client } = await whmcs.getClientsDetails({ clientid: otherId });
  needles = [subject, client.email, client.fullname];
  mine = await new Visitor(system.portal).signIn(me);
  theirs = await new Visitor(system.portal).signIn(other);
  staff = await new Visitor(system.portal).signInAsStaff(system.adminPassword);
});
test.afterAll(async () => {
  await whmcs?.close();
  await system?.stop();
});

type Raw = { status: number; headers: IncomingHttpHeaders; body: string };

/** One request whose path, headers and body are just these. */
function raw(
  path: string,
  options: { method?: string; headers?: Record<string, string>; body?: string | Buffer } = {},
): Promise<Raw> {
  const { method = "GET", headers = {}, body } = options;
  const { hostname, port } = new URL(system.portal);
  return new Promise((resolve, reject) => {
    const all = body === undefined ? headers : { ...headers, "content-length": String(Buffer.byteLength(body)) };
    request({ hostname, port, path, method, headers: all, agent: false }, async (answer) => {
      const said = await text(answer).catch(() => "");
      resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: said });
    })
      .on("error", reject)
      .end(body);
  });
}

/** Nothing of the other client, wherever it might stand. */
function expectNothing({ body, headers }: Raw, what: string): void {
  const all = `${body}\n${JSON.stringify(headers)}`;
  expect(
    needles.filter((needle) => all.includes(needle)),
    what,
  ).toEqual([]);
}

async function unchanged(work: () => Promise<void>): Promise<void> {
  const before = digestOf(system);
  await work();
  expect(digestOf(system)).toBe(before);
}

const isAlive = async () => expect((await raw("/api/health")).status).toBe(200);

test("no form of an address, and no header of Next's own, gets past who is asking", async () => {
  const { service, invoice, ticket } = theirIds;
  // The needles are on the owner's page: this search finds what is there.
  expect((await theirs.get(`/tickets/${ticket}`)).body).toContain(needles[0]);
  const pages = [`/tickets/${ticket}`, `/invoices/${invoice}`, `/services/${service}`, "/tickets", "/account"];
  const forms = (path: string) => [
    ...[path, `${path}.rsc`, `${path}?_rsc=1a2b3`, `${path}/`, `/${path}`, `/.${path}`, `/x/..${path}`],
    ...[path.replace(/.$/, (c) => `%${c.charCodeAt(0).toString(16)}`), path.toUpperCase(), `${path};a=b`, `${path}%00`],
    ...[`/_next/data/x${path}.json`, `${path}.segments/_tree.segment.rsc`, `${path}.segments/!page.segment.rsc`],
    ...[`/en${path}`, `${path}?nxtPid=${ticket}&nxtInvoice=1`, `/${encodeURIComponent(path.slice(1))}`, `${path}%2f..`],
  ];
  const ways: Record<string, string>[] = [
    {},
    { rsc: "1" },
    { rsc: "1", "next-router-prefetch": "1" },
    { rsc: "1", "next-router-segment-prefetch": "/_tree" },
    { rsc: "1", "next-router-segment-prefetch": "/__PAGE__" },
    { "x-nextjs-data": "1" },
    { "next-resume": "1" },
    { "x-middleware-prefetch": "1" },
    { "x-matched-path": pages[0] ?? "" },
    { "x-invoke-path": pages[0] ?? "", "x-invoke-status": "200" },
    { "x-original-url": pages[0] ?? "", "x-rewrite-url": pages[0] ?? "" },
  ];
  for (const path of pages.flatMap(forms)) {
    for (const headers of ways.slice(0, 5))
      expectNothing(await raw(path, { headers }), `${path} ${JSON.stringify(headers)}`);
  }
  for (const path of pages) {
    for (const headers of ways) {
      const answer = await raw(path, { headers });
      expect([200, 307, 404], path).toContain(answer.status);
      expectNothing(answer, `${path} ${JSON.stringify(headers)}`);
      // Signed in as somebody else: his own lists, and not a thing of the other's.
      expectNothing(await raw(path, { headers: { ...headers, cookie: mine.cookie } }), `${path} as another`);
    }
  }
});

test("other names of a thing than its id are not heard", async () => {
  const { client } = await whmcs.getClientsDetails({ email: system.logins[1]?.email ?? "" });
  const names = {
    email: client.email,
    clientid: String(client.id),
    userid: String(client.id),
    invoicenum: "1",
    ticketnum: "1",
    transid: "1",
    domain: "a.example",
    username2: "x",
  };
  const from = system.line.calls.length;
  const query = new URLSearchParams(names).toString();
  for (const path of ["/", "/services", "/domains", "/invoices", "/tickets", "/account/emails", "/account"]) {
    const answer = await mine.get(`${path}?${query}`);
    expect([200, 307], path).toContain(answer.status);
    expectNothing(answer, path);
  }
  for (const kind of ["services", "domains", "invoices", "tickets"])
    for (const name of [client.email, `domain=${client.id}`, "INV-1"])
      expect((await mine.get(`/${kind}/${encodeURIComponent(name)}`)).status, `${kind} ${name}`).toBe(404);
  const { client: me } = await whmcs.getClientsDetails({ email: system.login.email });
  for (const { action, fields } of system.line.calls.slice(from)) {
    for (const name of ["email", "invoicenum", "transid", "domain", "username2"])
      expect(fields[name], action).toBeUndefined();
    for (const name of ["clientid", "userid"]) expect([undefined, String(me.id)], action).toContain(fields[name]);
  }
});

test("an address that can't be read is refused, on every page", async () => {
  for (const path of ["/services/%ff", "/tickets/number/%", "/announcements/%E2%82", "/shop/%zz", "/%c0%ae"]) {
    const answer = await mine.get(path);
    expect(answer.status, path).toBe(400);
    expectNothing(answer, path);
  }
});

test("what is said twice is refused, in an address and in a form, and of another's there is nothing", async () => {
  const [own = ""] = await idsOf(whmcs, "ticket", await clientIdOf(whmcs, system.login.email));
  const paths = [
    `/tickets/${own}?id=${theirIds.ticket}&id=${own}`,
    "/tickets?page=1&page=2",
    "/invoices?status=paid&%73tatus=x",
    "/login?next=/&next=/services",
    "/api/health?a=1&a=2",
  ];
  const from = system.line.calls.length;
  for (const path of paths) {
    const answer = await mine.get(path);
    expect(answer.status, path).toBe(400);
    expectNothing(answer, path);
  }
  expect(system.line.calls.slice(from)).toEqual([]);
  // A list is said as often as it has parts.
  expect((await mine.get("/tickets?of[]=1&of[]=2")).status).toBe(200);
  const key = "(client)/tickets/[id]/actions.ts#reply";
  await unchanged(async () => {
    for (const tickets of [[theirIds.ticket], [own, theirIds.ticket], [theirIds.ticket, own], [own, own]]) {
      const form = tickets.map((ticket): [string, string] => ["ticket", String(ticket)]);
      const answer = await mine.act(key, `/tickets/${own}?ticket=${own}`, [...form, ["message", "A reply"]]);
      expect(answer.status, String(tickets)).toBe(404);
    }
  });
});

/** The ids of all server actions, as the build wrote them down. */
function actionIds(): string[] {
  const dist = process.env.NEXT_DIST_DIR || ".next";
  const file = fileURLToPath(new URL(`../apps/portal/${dist}/server/server-reference-manifest.json`, import.meta.url));
  return Object.keys((JSON.parse(readFileSync(file, "utf8")) as { node: object }).node);
}

test("no action of the build runs for nobody, in either of the ways in which forms are sent", async () => {
  const ids = actionIds();
  expect(ids.length).toBeGreaterThanOrEqual(Object.keys(serverActions).length);
  const origin = system.portal;
  const from = system.line.calls.length;
  await unchanged(async () => {
    for (const id of ids) {
      for (const page of ["/login", "/admin/login"]) {
        const form = multipart({
          [`$ACTION_ID_${id}`]: "",
          ticket: "1",
          id: "1",
          client: "1",
          message: "A reply",
          do: "disable",
        });
        const plain = await raw(page, { method: "POST", headers: { origin, ...form.headers }, body: form.body });
        const headers = { origin, "next-action": id, accept: "text/x-component", "content-type": "text/plain" };
        const script = await raw(page, { method: "POST", headers, body: "[]" });
        for (const answer of [plain, script]) expectNothing(answer, id);
      }
    }
  });
  const asked = system.line.calls.slice(from).map(({ action }) => action);
  expect(asked.filter((action) => /^(Add|Update|Delete|Open|Create|Module|Domain)/.test(action))).toEqual([]);
  await isAlive();
});

test("programs' addresses take no other method, and no body", async () => {
  await unchanged(async () => {
    for (const route of Object.keys(handlers)) {
      const path = (route.split(" ")[1] ?? "").replace(/\[kind\]/g, "messages").replace(/\[\w+\]/g, "1");
      for (const method of ["POST", "PUT", "PATCH", "DELETE"]) {
        for (const type of ["text/plain", "application/x-www-form-urlencoded", "application/json"]) {
          const headers = { origin: system.portal, "content-type": type, cookie: `${mine.cookie}; ${staff.cookie}` };
          const answer = await raw(path, { method, headers, body: "a=1" });
          expect([400, 403, 405], `${method} ${path}`).toContain(answer.status);
        }
      }
    }
  });
});

/** Shapes by which servers of React were made to run what was sent to them, and what breaks readers. */
const shapes: Record<string, string>[] = [
  { 0: '["$1:__proto__:then"]', 1: "{}" },
  {
    0: '{"then":"$1:__proto__:then","status":"resolved_model","reason":-1,"value":"{\\"then\\":\\"$B1337\\"}","_response":{"_prefix":"process.exit(1);","_formData":{"get":"$1:constructor:constructor"}}}',
    1: '"$@0"',
    2: "[]",
  },
  { 0: '["$F1"]', 1: '{"id":"fs#readFileSync","bound":["/etc/passwd"]}' },
  { 0: '["$K__proto__"]', __proto___x: "1" },
  { 0: '["$Q1","$W1","$i1"]', 1: '[["a","$1"]]' },
  { 0: `${"[".repeat(20_000)}${"]".repeat(20_000)}` },
  { 0: `["$n${"9".repeat(100_000)}"]` },
  { 0: '["$1"]', 1: '"$0"' },
  { 0: "not json" },
  {},
];

test("bodies that are made to break the reader run nothing, and the portal goes on", async () => {
  const [id = ""] = actionIds();
  const before = await system.portalMemory();
  await unchanged(async () => {
    for (const action of [id, "0".repeat(42), "__proto__", "constructor", "x"]) {
      for (const shape of shapes) {
        const form = multipart(shape);
        const headers = { origin: system.portal, "next-action": action, accept: "text/x-component", ...form.headers };
        const answer = await raw("/login", { method: "POST", headers, body: form.body });
        expect(answer.status, `${action} ${JSON.stringify(shape).slice(0, 60)}`).toBeGreaterThanOrEqual(200);
        expect(answer.body, action).not.toMatch(/root:|at \w+ \(|node_modules/);
        await isAlive();
      }
    }
  });
  const huge = Buffer.alloc(10 * 1024 * 1024, "[");
  const headers = { origin: system.portal, "next-action": id, "content-type": "text/plain" };
  for (let round = 0; round < 20; round++)
    expect((await raw("/login", { method: "POST", headers, body: huge })).status).toBe(413);
  expect((await system.portalMemory()) - before, "bytes more").toBeLessThan(100 * 1024 * 1024);
  await isAlive();
});

test("two hundred requests of two people and of nobody at once bring each his own, which nobody keeps", async () => {
  const [me, other] = [system.logins[0]?.email ?? "", system.logins[1]?.email ?? ""];
  const ask = async (visitor: Visitor, own: string, foreign: string) => {
    const { body, headers } = await visitor.get("/account/emails");
    expect(body).toContain(own);
    expect(body).not.toContain(foreign);
    expect(headers["cache-control"]).toBe("private, no-store");
  };
  const askAsNobody = async () => {
    const answer = await raw("/account/emails");
    expect(answer.status).toBe(307);
    expect(answer.headers["cache-control"]).toBe("private, no-store");
    expectNothing(answer, "e-mails for nobody");
    expect(answer.body).not.toContain(me);
  };
  const asks = [() => ask(mine, me, other), () => ask(theirs, other, me), askAsNobody];
  for (let round = 0; round < 10; round++)
    await Promise.all(Array.from({ length: 20 }, (_, at) => asks[at % asks.length]?.()));
});

test("an address that looks like a file is none, and nothing that is somebody's may be kept by a cache", async () => {
  for (const end of ["/x.css", ".css", "/a.js", "/logo.png", "%2fx.css", ";x.css", "%0ax.css", "%3fx.css"]) {
    for (const path of [`/account${end}`, `/invoices${end}`, `/invoices/${theirIds.invoice}${end}`, `/tickets${end}`]) {
      const answer = await theirs.get(path);
      expect(answer.status, path).toBe(404);
      expect(answer.headers["cache-control"], path).toContain("no-store");
    }
  }
  const odd = {
    "x-forwarded-host": "evil.example",
    "x-forwarded-scheme": "http",
    "x-host": "evil.example",
    "x-original-url": "/evil",
  };
  const { body, headers } = await theirs.get("/invoices", odd);
  expect(`${body}${JSON.stringify(headers)}`).not.toContain("evil");
  expect(headers["cache-control"]).toBe("private, no-store");
  // What Next's scripts load of a page, and the page itself, at one address: a cache may keep neither.
  for (const how of [{ rsc: "1" }, {}] as Record<string, string>[])
    for (const path of ["/invoices?_rsc=1", "/login?_rsc=1"])
      expect((await theirs.get(path, how)).headers["cache-control"], path).toBe("private, no-store");
});

test("whatever host a request names, no link or redirect leads there", async () => {
  for (const path of [
    "/services",
    "/admin/clients",
    "/login/reset",
    "/viewinvoice.php?id=1",
    "/login?next=//evil.example",
  ]) {
    const answer = await raw(path, {
      headers: { host: "evil.example", "x-forwarded-host": "evil.example", forwarded: "host=evil.example" },
    });
    expect(answer.headers.location ?? "", path).not.toContain("evil.example/");
    expect(answer.headers.location ?? "/", path).toMatch(/^\//);
    expect(answer.body.replaceAll("%2F%2Fevil.example", ""), path).not.toMatch(/https?:\/\/evil\.example/);
  }
});

/** Writes bytes and says how the other side took them: its first line, or that it closed. */
function bytes(written: string): Promise<string> {
  const { hostname, port } = new URL(system.portal);
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname, () => socket.write(written));
    let said = "";
    socket.on("data", (chunk) => {
      said += chunk;
      if (said.includes("\r\n")) socket.destroy();
    });
    socket.on("error", () => {});
    socket.on("close", () => resolve(said.split("\r\n")[0] || "closed"));
  });
}

test("what is too much is refused: headers, cookies, numbers of pages, bodies of no said length", async () => {
  expect(await bytes(`GET /login HTTP/1.1\r\nHost: x\r\nCookie: ${"a=1; ".repeat(10_000)}\r\n\r\n`)).toMatch(
    / 431 |closed/,
  );
  expect(await bytes(`GET /${"a".repeat(50_000)} HTTP/1.1\r\nHost: x\r\n\r\n`)).toMatch(/ 4(14|31) |closed/);
  const chunked =
    "POST /login HTTP/1.1\r\nHost: x\r\nOrigin: http://x\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\n\r\n";
  expect(await bytes(chunked)).toContain(" 411 ");
  const twice = "POST /login HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n";
  expect(await bytes(twice)).toMatch(/ 4\d\d |closed/);
  const from = system.line.calls.length;
  for (const page of ["1000000000", "-1", "0", "1e9", "NaN", "1.5", "99999999999999999999"])
    for (const path of ["/invoices", "/tickets", "/services", "/account/emails"]) {
      const { status } = await mine.get(`${path}?page=${page}`);
      expect(status, `${path} ${page}`).toBeLessThan(500);
    }
  for (const { fields } of system.line.calls.slice(from)) expect(Number(fields.limitnum ?? 0)).toBeLessThanOrEqual(250);
  await isAlive();
});
