import { request } from "node:http";
import { text } from "node:stream/consumers";
import { expect, test } from "@playwright/test";
import { handlers, serverActions } from "../../apps/portal/src/access/manifest.ts";
import { backendOf, changesNothing, clientIdOf, idsOf } from "../support/books-of.ts";
import { type OwnSystem, startOwnSystem } from "../support/own-system.ts";
import { refusalOf } from "../support/refusal.ts";
import { type ActOptions, Visitor } from "../support/visitor.ts";

/*
 * Ways around a guard that frameworks and forms are known for: other spellings of an address, Next's own headers, the
 * form without scripts, parameters twice, methods and types that nobody has asked for.
 */
test.describe.configure({ mode: "default", timeout: 120_000 });

let system: OwnSystem;
let nobody: Visitor;
let mine: Visitor;
let theirs: Visitor;
/** The other client's pages, and what of him stands on each. */
let guarded: { path: string; secret: string }[];
let ticketOf: { mine: string; theirs: string };

const canary = `canary ${crypto.randomUUID()}`;

test.beforeAll(async () => {
  system = await startOwnSystem();
  const [me, other] = system.logins;
  if (!me || !other) throw new Error("The demo has two logins");
  const whmcs = backendOf(system);
  const [myId, otherId] = [await clientIdOf(whmcs, me.email), await clientIdOf(whmcs, other.email)];
  const opened = await system.api("OpenTicket", {
    ...{ clientid: String(otherId), deptid: "1", subject: canary, message: canary },
  });
  // Whoever signs in then finds it: what is kept for him begins there.
  nobody = new Visitor(system.portal);
  mine = await new Visitor(system.portal).signIn(me);
  theirs = await new Visitor(system.portal).signIn(other);
  const [domain] = (await whmcs.getClientsDomains({ clientid: otherId })).domains;
  ticketOf = { mine: String((await idsOf(whmcs, "ticket", myId))[0]), theirs: String(opened.id) };
  guarded = [
    { path: `/tickets/${opened.id}`, secret: canary },
    { path: "/tickets", secret: canary },
    { path: `/domains/${domain?.id}`, secret: domain?.domainname ?? "" },
  ];
  await whmcs.close();
});
test.afterAll(async () => {
  await system?.stop();
});

/** One request whose path is sent just as it stands here. */
async function ask(visitor: Visitor, path: string, headers: Record<string, string> = {}, method = "GET", body = "") {
  const { hostname, port } = new URL(system.portal);
  const all = { ...headers, ...(visitor.cookie ? { cookie: visitor.cookie } : {}) };
  return new Promise<{ status: number; body: string }>((resolve, reject) => {
    const sent = request({ hostname, port, path, method, headers: all, agent: false }, (answer) => {
      text(answer).then((said) => resolve({ status: answer.statusCode ?? 0, body: said }), reject);
    });
    sent.on("error", reject).end(body);
  });
}

/** Other spellings of an address. */
const spellings = (path: string) => [
  ...[`${path}.rsc`, `${path}?_rsc=1`, `${path}.segments/_tree.segment.rsc`, `${path}.segments/_full.segment.rsc`],
  ...[`${path}.txt`, `${path}.json`, `/_next/data/build${path}.json`, `${path}/`, `${path}//`, `/${path}`],
  ...[`/.${path}`, `/%2e${path}`, `/login/..${path}`, `/login/%2e%2e${path}`, `/_next/static/..${path}`],
  ...[path.toUpperCase(), path.replace("/", "/%2f"), path.replace("/t", "/%74"), `${path}%00`, `${path};a=b`],
  ...[`${path}?nxtPid=1&id=1`, `${path}?__nextLocale=en`, `${path}?__nextDataReq=1`, `/login?nxtPnext=${path}`],
  ...[`${path}/x.css`, `/en${path}`, `/(client)${path}`, `/api/legacy/..${path}`],
];

/** What Next's own parts tell one another. */
const headersOfNext = (path: string): Record<string, string>[] => [
  { rsc: "1" },
  { rsc: "1", "next-router-prefetch": "1" },
  { rsc: "1", "next-router-prefetch": "1", "next-router-segment-prefetch": "/_tree" },
  { rsc: "1", "next-router-prefetch": "1", "next-router-segment-prefetch": "/_full" },
  { rsc: "1", "next-router-prefetch": "2" },
  { rsc: "1", "next-router-state-tree": encodeURIComponent(JSON.stringify(["", {}, null, null, true])) },
  { rsc: "1", "next-hmr-refresh": "1" },
  { "x-nextjs-data": "1" },
  { "next-resume": "1" },
  { "x-matched-path": path },
  { "x-invoke-path": path, "x-invoke-status": "200" },
  { "x-rewrite-url": path, "x-original-url": path },
  { "x-middleware-prefetch": "1" },
  { "x-middleware-rewrite": path },
  { "x-middleware-next": "1" },
  { "x-middleware-invoke": "1" },
  { "x-nextjs-rewritten-path": path },
  { "x-now-route-matches": "1=1" },
  { "x-prerender-revalidate": "1" },
  ...["middleware", "src/middleware", "proxy", "src/proxy", "pages/_middleware"].flatMap((name) => [
    { "x-middleware-subrequest": name },
    { "x-middleware-subrequest": Array(5).fill(name).join(":") },
  ]),
];

test("no other spelling of an address, and none of Next's own headers, shows what is another's", async () => {
  // A list is everybody's own: of it only strangers are kept out.
  for (const { path, secret } of guarded) {
    expect((await theirs.get(path)).body, path).toContain(secret);
    const tries = [
      ...spellings(path).map((spelling) => ({ at: spelling, headers: {} })),
      ...headersOfNext(path).flatMap((headers) => [path, "/login", "/announcements"].map((at) => ({ at, headers }))),
    ];
    const one = async (visitor: Visitor, { at, headers }: (typeof tries)[number]) => {
      const { status, body } = await ask(visitor, at, headers);
      const what = `${at} ${JSON.stringify(headers)}`;
      expect(body.includes(secret), what).toBe(false);
      expect(status, what).toBeLessThan(500);
    };
    for (let from = 0; from < tries.length; from += 4)
      await Promise.all(tries.slice(from, from + 4).flatMap((each) => [one(nobody, each), one(mine, each)]));
  }
});

const closed = Object.entries(serverActions).filter(([, { who }]) => who !== "anyone");
const pageOf = (page: string) => page.replace(/\[\w+\]/, ticketOf.theirs);

const elsewhere: ActOptions[] = [
  { origin: null },
  { origin: null, headers: { referer: "https://evil.example/" } },
  { origin: "null" },
  { origin: "https://evil.example" },
  { origin: "https://evil.example", headers: { "x-forwarded-host": "evil.example" } },
];

test("a form without scripts does nothing for nobody, nor from elsewhere", async () => {
  // It is the form that the portal takes: it signs in.
  const somebody = new Visitor(system.portal);
  await somebody.submit("login/actions.ts#signIn", "/login", system.login);
  expect((await somebody.get("/services")).status).toBe(200);
  await changesNothing(system, async () => {
    for (const [key, { who, page, fields }] of closed) {
      const answer = await nobody.submit(key, pageOf(page), { ...fields });
      expect([303, 307], key).toContain(answer.status);
      expect(answer.location, key).toMatch(who === "staff" ? /^\/admin\/login/ : /^\/login/);
    }
    for (const [key, { page, fields }] of Object.entries(serverActions)) {
      for (const way of elsewhere) {
        const answer = await theirs.submit(key, pageOf(page), { ...fields }, way);
        expect(answer.headers["set-cookie"] ?? [], `${key} ${JSON.stringify(way)}`).toEqual([]);
        expect(answer.status, `${key} ${JSON.stringify(way)}`).toBe(refusalOf(way, "without scripts"));
      }
    }
  });
  expect((await theirs.get("/services")).status).toBe(200);
});

test("a parameter that is there twice names nothing of another's, and breaks nothing", async () => {
  const replies = async () => (await system.api("GetTicket", { ticketid: ticketOf.theirs })).replies;
  const before = JSON.stringify(await replies());
  // What belongs to WHMCS's own calls goes nowhere, whatever it is called.
  const notOurs: [string, string][] = Object.entries({
    ...{ action: "DeleteClient", clientid: "2", adminusername: "admin", identifier: "x", secret: "x" },
  });
  const from = system.line.calls.length;
  for (const ids of [
    [ticketOf.mine, ticketOf.theirs],
    [ticketOf.theirs, ticketOf.mine],
  ]) {
    const named = ids.map((id): [string, string] => ["ticket", id]);
    const fields: [string, string][] = [...named, ["message", "Twice"], ...notOurs];
    await mine.act("(client)/tickets/[id]/actions.ts#reply", `/tickets/${ids[0]}?id=${ids[1]}`, fields);
  }
  const calls = system.line.calls.slice(from);
  expect(calls.filter(({ action, fields }) => action === "DeleteClient" || "adminusername" in fields)).toEqual([]);
  expect(JSON.stringify(await replies())).toBe(before);
  const twice = ["?id=1&id=2", "?page=1&page=2", "?status=active&status=ended", "?q=a&q=b", "?id[]=1", "?__proto__=1"];
  for (const page of ["/services", "/invoices", `/tickets/${ticketOf.theirs}`, "/login", "/guest/tickets"])
    for (const query of twice) {
      const { status, body } = await ask(mine, `${page}${query}`);
      expect(status, `${page}${query}`).toBeLessThan(500);
      expect(body).not.toContain(canary);
    }
  for (const query of ["tid=1&tid=2&c=a&c=b", "tid[]=1&c[]=a"])
    expect((await ask(mine, `/guest/tickets?${query}`)).status, query).toBeLessThan(500);
});

test("programs' addresses take no other method and no form, and change nothing", async () => {
  const types = [
    "text/plain",
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=x",
    "application/json",
  ];
  await changesNothing(system, async () => {
    for (const route of Object.keys(handlers)) {
      const path = route.replace(/^GET /, "").replace("[ticket]", ticketOf.theirs).replace("[kind]", "messages");
      for (const method of ["POST", "PUT", "PATCH", "DELETE"]) {
        for (const type of types) {
          const headers = { "content-type": type, "content-length": "4", origin: system.portal };
          const { status } = await ask(theirs, path.replace(/\[\w+\]/g, "0"), headers, method, "a=b\n");
          expect([403, 405], `${method} ${path} as ${type}`).toContain(status);
        }
      }
    }
  });
});
