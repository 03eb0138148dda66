import type { Whmcs } from "@kraken/sdk";
import { expect, test } from "@playwright/test";
import {
  type ActionEntry,
  type Entry,
  handlers,
  type Kind,
  pages,
  serverActions,
} from "../apps/portal/src/access/manifest.ts";
import { roleMay } from "../apps/portal/src/access/roles.ts";
import { addStaff } from "./support/add-staff.ts";
import { backendOf, changesNothing, clientIdOf, idsOf, makeMember } from "./support/books-of.ts";
import { type OwnSystem, startOwnSystem } from "./support/own-system.ts";
import { outlive } from "./support/portal-store.ts";
import { refusalOf } from "./support/refusal.ts";
import { type ActOptions, type Answer, Visitor } from "./support/visitor.ts";

/*
 * Every entry of the manifest, tried as everybody whom it does not name: what must not be there is not, nothing is
 * written, and WHMCS is not even asked to write.
 */
test.describe.configure({ mode: "default", timeout: 120_000 });

const MISSING = "99999999";

let system: OwnSystem;
let whmcs: Whmcs;
let mine: Visitor;
let theirs: Visitor;
let staff: Visitor;
let otherId: number;
let theirIds: Record<Kind, (number | string)[]>;
const staffOf = new Map<StaffRole, Visitor>();

const roles = ["billing", "support", "read-only"] as const;
type StaffRole = (typeof roles)[number];

/** Those whose session is over by itself: nothing was done in it, or it began too long ago. */
const late: Record<"client" | "staff", Visitor[]> = { client: [], staff: [] };

const ways = ["idle", "absolute"] as const;

const tokenOf = (visitor: Visitor | undefined) =>
  [...(visitor?.cookies ?? [])].find(([name]) => /kraken-(client|staff)$/.test(name))?.[1] ?? "";

test.beforeAll(async () => {
  system = await startOwnSystem({ env: { STANDING_SECONDS: "0" } });
  whmcs = backendOf(system);
  const [me, other] = system.logins;
  if (!me || !other) throw new Error("The demo has two logins");
  mine = await new Visitor(system.portal).signIn(me);
  theirs = await new Visitor(system.portal).signIn(other);
  staff = await new Visitor(system.portal).signInAsStaff(system.adminPassword);
  otherId = await clientIdOf(whmcs, other.email);
  await whmcs.sendEmail({ id: otherId, customtype: "general", customsubject: "Hello", custommessage: "Hello" });
  await whmcs.addOrder({ clientid: otherId, paymentmethod: "banktransfer", pid: [10], billingcycle: ["monthly"] });
  await whmcs.createClientInvite({ client_id: otherId, email: "asked@kraken.example", permissions: ["tickets"] });
  const kinds = [
    "client",
    "service",
    "domain",
    "invoice",
    "ticket",
    "ticket number",
    "email",
    "quote",
    "order",
    "pay method",
    "contact",
    "user",
    "invitation",
    "transaction",
    "announcement",
  ] as const;
  const found = await Promise.all(kinds.map(async (kind) => [kind, await idsOf(whmcs, kind, otherId)] as const));
  for (const role of roles) staffOf.set(role, await addStaff(system, role));
  theirIds = { ...Object.fromEntries(found), "staff account": [1], letter: [1], "to-do item": [1] } as typeof theirIds;
  for (const _which of ways) {
    late.client.push(await new Visitor(system.portal).signIn(other));
    late.staff.push(await new Visitor(system.portal).signInAsStaff(system.adminPassword));
  }
  // Only when nobody signs in any more: that clears away what is over.
  for (const [at, which] of ways.entries())
    for (const visitor of [late.client[at], late.staff[at]]) await outlive(system, tokenOf(visitor), which);
});

test.afterAll(async () => {
  await whmcs?.close();
  await system?.stop();
});

const unchanged = (work: () => Promise<void>) => changesNothing(system, work);

/** The pages of somebody, with each of the given ids in the place of its parameter. */
function addressesOf(route: string, { ids = {} }: Entry, idsFor: (kind: Kind) => (number | string)[]): string[] {
  const [name, kind] = Object.entries(ids)[0] ?? [];
  if (name === undefined || kind === undefined) return [route];
  return idsFor(kind).map((id) =>
    route.includes(`[${name}]`) ? route.replace(`[${name}]`, String(id)) : `${route}?${name}=${id}`,
  );
}

/** Route handlers that answer GET, as pages. */
const gets = Object.fromEntries(
  Object.entries(handlers).flatMap(([route, entry]) => {
    const [method, path = ""] = route.split(" ");
    return method === "GET" ? [[path.replace("[kind]", "messages").replace(/\[(message|index)\]/g, "0"), entry]] : [];
  }),
);
const places = { ...pages, ...gets };

const entriesOf = <E extends Entry>(list: Readonly<Record<string, E>>, who: Entry["who"]) =>
  Object.entries(list).filter(([, entry]) => entry.who === who);

const formOf = ({ ids = {}, fields = {} }: ActionEntry, idFor: (kind: Kind) => string) => ({
  ...fields,
  ...Object.fromEntries(Object.entries(ids).map(([name, kind]) => [name, idFor(kind)])),
});
const pageOf = ({ page, ids = {} }: ActionEntry, idFor: (kind: Kind) => string) =>
  page.replace(/\[\w+\]/, idFor(Object.values(ids)[0] ?? "client"));

/** What can be read in a document, and where it leads: in which piece of the stream it came is a matter of time. */
const readable = (html: string): string[] =>
  [...html.matchAll(/>([^<]+)</g), ...html.matchAll(/\s(?:href|action|title|alt|value|aria-label)="([^"]*)"/g)]
    .map(([, text = ""]) => text.trim())
    .filter((text) => text !== "" && !text.startsWith("/_next/"));

/**
 * An answer's rows without what is its own each time: nonces, references, the address that was asked for, and the order in
 * which parts of the page were ready.
 */
function rowsOf({ body }: Answer, path: string): string[] {
  const parts = [...body.matchAll(/self\.__next_f\.push\(\[1,("(?:[^"\\]|\\.)*")\]\)/g)];
  const streamed = parts.map(([, text = '""']) => JSON.parse(text) as string).join("");
  return [...readable(body.replaceAll(/<script.*?<\/script>/gs, "")), ...streamed.split("\n")]
    .map((row) => row.replaceAll(path, "PATH").replaceAll(/"\d+(?=["|])/g, '"N'))
    .map((row) => row.replaceAll(/nonce="[^"]*"/g, "").replaceAll(/"nonce":"[^"]*"/g, ""))
    .map((row) => row.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}|_S_\d+_[0-9a-f]+/g, "UUID"))
    .map((row) => row.replace(/^[0-9a-f]+:/, "").replaceAll(/\$[LhQ@]?[0-9a-f]+/g, "$ROW"))
    .sort();
}

/** The rows of one answer that the other does not have: short, so that a failure can be read. */
const difference = (one: string[], other: string[]) =>
  one.filter((row) => !other.includes(row)).map((row) => row.slice(0, 300));

test("another client's things are not there, like what does not exist", async () => {
  await unchanged(async () => {
    for (const [route, entry] of entriesOf(places, "client")) {
      if (!entry.ids) continue;
      const [missing = ""] = addressesOf(route, entry, () => [MISSING]);
      const nothing = await mine.get(missing);
      expect(nothing.status, missing).toBe(404);
      for (const path of addressesOf(route, entry, (kind) => theirIds[kind])) {
        const answer = await mine.get(path);
        expect(answer.status, path).toBe(404);
        expect(difference(rowsOf(answer, path), rowsOf(nothing, missing)), path).toEqual([]);
        expect(difference(rowsOf(nothing, missing), rowsOf(answer, path)), path).toEqual([]);
        const { status, location } = await theirs.get(path);
        // That ticket has no files.
        if (path.includes("/files/")) continue;
        // A ticket's number leads to the ticket.
        expect(status === 307 ? location : status, `${path} for its owner`).toEqual(
          entry.ids.number ? expect.stringMatching(/^\/tickets\/\d+$/) : 200,
        );
      }
    }
  });
});

test("a form that names another client's thing does nothing", async () => {
  await unchanged(async () => {
    for (const [key, entry] of entriesOf(serverActions, "client")) {
      if (!entry.ids) continue;
      for (const idFor of [() => MISSING, (kind: Kind) => String(theirIds[kind][0])]) {
        const answer = await mine.act(key, pageOf(entry, idFor), formOf(entry, idFor));
        expect(answer.status, key).toBe(404);
      }
    }
  });
});

const odd = ["0", "-1", "01", "1e3", "1.0", "1,2", "undefined", "", " 1", "9".repeat(30), "1%00", "__proto__", "../1"];

/** Parameters of WHMCS that name one thing. */
const byId = ["serviceid", "domainid", "invoiceid", "ticketid"];

test("an id that is none leads nowhere, and WHMCS is not asked", async () => {
  for (const [route, entry] of [...entriesOf(places, "client"), ...entriesOf(places, "staff")]) {
    if (!entry.ids) continue;
    const visitor = entry.who === "staff" ? staff : mine;
    const from = system.line.calls.length;
    const ids = odd.filter((id) => id !== "" && id !== "../1").map(encodeURIComponent);
    for (const path of addressesOf(route, entry, () => ids)) expect((await visitor.get(path)).status, path).toBe(404);
    const asked = system.line.calls.slice(from).filter(({ fields }) => byId.some((name) => name in fields));
    expect(asked.map(({ action }) => action)).toEqual([]);
  }
});

for (const who of ["client", "staff"] as const) {
  test(`a form of a ${who === "client" ? "client" : "member of staff"} with an id that is none does nothing`, async () => {
    const visitor = who === "staff" ? staff : mine;
    await unchanged(async () => {
      for (const [key, entry] of entriesOf(serverActions, who)) {
        if (!entry.ids) continue;
        await Promise.all(
          odd.map(async (id) => {
            const answer = await visitor.act(
              key,
              pageOf(entry, () => MISSING),
              formOf(entry, () => id),
            );
            expect(answer.status, `${key} with ${id}`).toBe(404);
          }),
        );
      }
    });
  });
}

/** Led to sign in, and told nothing. */
function expectSignIn(answer: Answer, portal: "client" | "staff", what: string): void {
  expect([303, 307], what).toContain(answer.status);
  expect(answer.location, what).toMatch(portal === "staff" ? /^\/admin\/login/ : /^\/login/);
}

test("who is not signed in, or not any more, or in the other portal, is led to sign in, and does nothing", async () => {
  const nobody = new Visitor(system.portal);
  const forged = new Visitor(system.portal);
  for (const name of mine.cookies.keys()) forged.cookies.set(name, "eyJhbGciOiJub25lIn0.e30.");
  // Each portal's cookie under the name of the other's.
  const crossed = new Visitor(system.portal);
  const [clientName, clientToken] = [...mine.cookies].find(([name]) => name.endsWith("kraken-client")) ?? [];
  const [staffName, staffToken] = [...staff.cookies].find(([name]) => name.endsWith("kraken-staff")) ?? [];
  crossed.cookies.set(clientName ?? "", staffToken ?? "").set(staffName ?? "", clientToken ?? "");
  const strangers = {
    client: [nobody, forged, crossed, staff, ...late.client],
    staff: [nobody, forged, crossed, mine, ...late.staff],
  };
  const idFor = (kind: Kind) => String(theirIds[kind][0]);
  await unchanged(async () => {
    for (const who of ["client", "staff"] as const) {
      for (const [place, visitor] of strangers[who].entries()) {
        for (const [route, entry] of entriesOf(places, who))
          for (const path of addressesOf(route, entry, (kind) => [idFor(kind)]))
            expectSignIn(await visitor.get(path), who, `${path} as stranger ${place}`);
        for (const [key, entry] of entriesOf(serverActions, who))
          expectSignIn(
            await visitor.act(key, pageOf(entry, idFor), formOf(entry, idFor)),
            who,
            `${key} as stranger ${place}`,
          );
      }
    }
  });
});

test("a form that came from elsewhere, or from nowhere, does nothing", async () => {
  const idFor = (kind: Kind) => String(theirIds[kind][0]);
  const evil = "https://evil.example";
  const origins: ActOptions[] = [
    { origin: null },
    { origin: "null" },
    { origin: evil },
    { origin: evil, headers: { "x-forwarded-host": "evil.example" } },
    { origin: null, headers: { referer: `${system.portal}/` } },
  ];
  await unchanged(async () => {
    for (const [key, entry] of Object.entries(serverActions)) {
      const visitor = entry.who === "staff" ? staff : theirs;
      for (const way of origins) {
        const answer = await visitor.act(key, pageOf(entry, idFor), formOf(entry, idFor), way);
        expect(answer.status, `${key} ${JSON.stringify(way)}`).toBe(refusalOf(way, "by scripts"));
        expect(answer.headers["set-cookie"] ?? [], key).toEqual([]);
      }
    }
  });
});

test("staff without the permission are told that there is no such page, and do nothing", async () => {
  const idFor = (kind: Kind) => String(theirIds[kind][0]);
  let refused = 0;
  await unchanged(async () => {
    for (const [role, visitor] of staffOf) {
      expect((await visitor.get("/admin")).status, role).toBe(200);
      const isRefused = (entry: Entry) => entry.who === "staff" && !roleMay(role, entry.need ?? "read");
      for (const [route, entry] of entriesOf(places, "staff").filter(([, each]) => isRefused(each))) {
        for (const path of addressesOf(route, entry, (kind) => [idFor(kind)]))
          expect((await visitor.get(path)).status, `${path} as ${role}`).toBe(404);
        refused++;
      }
      for (const [key, entry] of entriesOf(serverActions, "staff").filter(([, each]) => isRefused(each))) {
        const answer = await visitor.act(key, pageOf(entry, idFor), formOf(entry, idFor));
        expect(answer.status, `${key} as ${role}`).toBe(404);
        refused++;
      }
    }
  });
  expect(refused).toBeGreaterThan(20);
});

test("asking changes nothing", async () => {
  const idFor = (kind: Kind) => String(theirIds[kind][0]);
  await unchanged(async () => {
    for (const [route, entry] of Object.entries(places)) {
      const visitor = entry.who === "staff" ? staff : theirs;
      for (const path of addressesOf(route, entry, (kind) => [idFor(kind)])) await visitor.get(path);
    }
  });
  // Nobody lost his session on the way.
  expect((await theirs.get("/")).status).toBe(200);
  expect((await staff.get("/admin")).status).toBe(200);
});

test("a user without the permission may not, and is told so", async () => {
  const idFor = (kind: Kind) => String(theirIds[kind][0]);
  const needs = (entry: Entry) => entry.who === "client" && entry.need !== undefined && entry.need !== "own";
  makeMember(system, otherId, "affiliates");
  await unchanged(async () => {
    for (const [route, entry] of entriesOf(places, "client").filter(([, each]) => needs(each)))
      for (const path of addressesOf(route, entry, (kind) => [idFor(kind)]))
        expect((await theirs.get(path)).status, path).toBe(403);
    for (const [key, entry] of entriesOf(serverActions, "client").filter(([, each]) => needs(each)))
      expect((await theirs.act(key, pageOf(entry, idFor), formOf(entry, idFor))).status, key).toBe(403);
  });
  // His own account is his.
  for (const path of ["/account", "/account/security"]) expect((await theirs.get(path)).status, path).toBe(200);
});

test("no address takes word of a payment from anybody: the money of invoices is WHMCS's alone", async () => {
  const stranger = new Visitor(system.portal);
  const forged = { invoiceid: String(theirIds.invoice?.[0]), transid: "forged", amount: "100.00", status: "paid" };
  const places = ["/modules/gateways/callback/stripe.php", "/api/webhooks/stripe", "/api/legacy", "/api/invoices/paid"];
  await unchanged(async () => {
    for (const visitor of [stranger, theirs])
      for (const path of places) {
        const body = new URLSearchParams(forged).toString();
        const headers = {
          "content-type": "application/x-www-form-urlencoded",
          origin: system.portal,
          cookie: visitor.cookie,
        };
        const answer = await fetch(`${system.portal}${path}`, { method: "POST", body, headers, redirect: "manual" });
        expect([404, 405], path).toContain(answer.status);
      }
  });
});
