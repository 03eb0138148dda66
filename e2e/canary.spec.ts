import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Whmcs } from "@kraken/sdk";
import { expect, test } from "@playwright/test";
import { type Entry, handlers, pages } from "../apps/portal/src/access/manifest.ts";
import { backendOf, clientIdOf, idsOf } from "./support/books-of.ts";
import type { Spoil } from "./support/lossy-line.ts";
import { type OwnSystem, startOwnSystem } from "./support/own-system.ts";
import { type Answer, Visitor } from "./support/visitor.ts";

/*
 * Values that nobody else writes are put wherever something secret is. Then every page is read, as HTML and as what Next
 * sends to its own scripts, also while WHMCS fails and quotes what it was sent: none of them is in any answer, in what
 * browsers load, or in the log.
 */
test.describe.configure({ mode: "default", timeout: 120_000 });

const mark = (name: string) => `canary-${name}-${crypto.randomUUID()}`;
const accessKey = mark("access-key");
const oidcSecret = mark("oidc-secret");
const servicePassword = mark("service-password");
const eppCode = mark("epp-code");
const staffNote = mark("staff-note");
const clientNote = mark("client-note");
const typedPassword = mark("typed-password");
const card = "4242424242424242";

let system: OwnSystem;
let whmcs: Whmcs;
let client: Visitor;
let staff: Visitor;
let clientId: number;
let ids: Record<string, number | string>;
/** Secrets of the installation: nobody at all sees these. */
let secrets: string[];
const seen: { path: string; who: "client" | "staff" | "nobody"; body: string }[] = [];

test.beforeAll(async () => {
  system = await startOwnSystem({
    env: {
      API_ACCESS_KEY: accessKey,
      // Eight pages at once ask for much: what is late here would leave a page without its secrets.
      API_TIMEOUT: "2000",
      OIDC_ISSUER: "http://127.0.0.1:1",
      OIDC_CLIENT_ID: "portal",
      OIDC_CLIENT_SECRET: oidcSecret,
    },
  });
  whmcs = backendOf(system);
  clientId = await clientIdOf(whmcs, system.login.email);
  const of = async (kind: Parameters<typeof idsOf>[1]) => (await idsOf(whmcs, kind, clientId))[0] ?? "";
  const found = ["service", "domain", "invoice", "ticket", "ticket number"] as const;
  ids = Object.fromEntries(await Promise.all(found.map(async (kind) => [kind, await of(kind)] as const)));
  Object.assign(ids, { client: clientId, "staff account": 1, letter: 1 });
  const ticketid = Number(ids.ticket);
  await whmcs.updateClientProduct({ serviceid: Number(ids.service), servicepassword: servicePassword });
  await whmcs.addOrder({
    ...{ clientid: clientId, paymentmethod: "banktransfer", noemail: true },
    ...{ domain: ["moves-to-us.com"], domaintype: ["transfer"], regperiod: [1], eppcode: [eppCode] },
  });
  await whmcs.addTicketNote({ ticketid, message: staffNote });
  await whmcs.updateClient({ clientid: clientId, notes: clientNote });
  await whmcs.addPayMethod({ clientid: clientId, type: "CreditCard", card_number: card, card_expiry: "1230" });
  await whmcs.sendEmail({ id: clientId, customtype: "general", customsubject: "Hello", custommessage: "Hello" });
  ids.email = await of("email");
  const { c: accessCode } = await whmcs.getTicket({ ticketid });
  client = await new Visitor(system.portal).signIn(system.login);
  staff = await new Visitor(system.portal).signInAsStaff(system.adminPassword);
  const tokens = [...client.cookies, ...staff.cookies]
    .filter(([name]) => name.includes("kraken"))
    .map(([, token]) => token);
  secrets = [
    ...[
      system.backend.secret,
      system.backend.identifier,
      accessKey,
      oidcSecret,
      servicePassword,
      eppCode,
      typedPassword,
    ],
    ...["c", "s", "p"].map((letter) => letter.repeat(48)),
    ...[card, accessCode, system.login.password, ...tokens],
  ].filter((secret) => secret !== "");
  expect(secrets.length).toBeGreaterThan(14);
});

test.afterAll(async () => {
  await whmcs?.close();
  await system?.stop();
});

const asScripts = { rsc: "1", accept: "text/x-component" };

function keep(path: string, who: "client" | "staff" | "nobody", { body, headers, location }: Answer): void {
  // The session's own cookie is set by a header, and nowhere else.
  const { "set-cookie": _, ...rest } = headers;
  seen.push({ path, who, body: `${body}\n${location}\n${JSON.stringify(rest)}` });
}

async function visit(who: "client" | "staff", paths: string[], headers?: Record<string, string>): Promise<void> {
  const visitor = who === "client" ? client : staff;
  await Promise.all(paths.map(async (path) => keep(path, who, await visitor.get(path, headers))));
}

function addressOf(route: string, { ids: kinds = {} }: Entry): string {
  const named = route.replace(/\[(\w+)\]/g, (_, name: string) =>
    String(ids[kinds[name] ?? ""] ?? (name === "kind" ? "messages" : 0)),
  );
  return named;
}

const gets = Object.fromEntries(
  Object.entries(handlers).map(([route, entry]) => [route.replace("GET ", ""), entry] as const),
);
const pathsOf = (who: "client" | "staff") =>
  Object.entries({ ...pages, ...gets })
    .filter(([, entry]) => entry.who === who || entry.who === "anyone")
    .filter(([route]) => !route.startsWith("/login/oidc"))
    .map(([route, entry]) => addressOf(route, entry));

/** What of these stands in a text, whatever it is quoted in. */
const hits = (text: string, words: string[]) =>
  words.filter((word) =>
    [word, encodeURIComponent(word), Buffer.from(word).toString("base64")].some((form) => text.includes(form)),
  );

test("every page, as HTML and as what scripts load, for clients and for staff", async () => {
  for (const who of ["client", "staff"] as const) {
    const paths = pathsOf(who);
    expect(paths.length).toBeGreaterThan(18);
    for (const headers of [{}, asScripts])
      for (let at = 0; at < paths.length; at += 8) await visit(who, paths.slice(at, at + 8), headers);
  }
  const shown = (who: string, path: string) => seen.find((each) => each.who === who && each.path === path)?.body ?? "";
  // Staff see their own notes: so this search finds what is there.
  expect(shown("staff", `/admin/tickets/${ids.ticket}`)).toContain(staffNote);
  expect(shown("staff", `/admin/clients/${clientId}`)).toContain(clientNote);
  expect(shown("client", `/services/${ids.service}`)).not.toBe("");
});

/** Ways for an answer to be none, each with everything in it that was sent. */
const failures: [string, Spoil][] = [
  [
    "an error 500 that quotes the request",
    ({ body, answer }) => ({ status: 500, text: `<h1>Oops</h1>${decodeURIComponent(body)} ${answer}` }),
  ],
  ["a broken JSON", ({ body, answer }) => ({ status: 200, text: `Warning: ${body} ${answer.slice(0, -3)}` })],
  [
    "a refusal that quotes the request",
    ({ body }) => ({ status: 200, text: JSON.stringify({ result: "error", message: `Not so: ${body}` }) }),
  ],
  ["silence", () => "silence"],
];

test("while WHMCS fails, whatever it says", async () => {
  const form = { ticket: String(ids.ticket), message: "A reply" };
  for (const [what, how] of failures) {
    // Who is signed in is still known: what fails is what the page is about.
    system.line.spoil((call) => (/^(GetClientsDetails|GetUserPermissions)$/.test(call.action) ? undefined : how(call)));
    await visit("client", ["/", `/services/${ids.service}`, `/invoices/${ids.invoice}`, `/tickets/${ids.ticket}`]);
    await visit("staff", ["/admin", `/admin/clients/${clientId}`, `/admin/tickets/${ids.ticket}`], asScripts);
    keep(what, "client", await client.act("(client)/tickets/[id]/actions.ts#reply", `/tickets/${ids.ticket}`, form));
    keep(
      what,
      "staff",
      await staff.act("admin/(staff)/tickets/[id]/actions.ts#reply", `/admin/tickets/${ids.ticket}`, form),
    );
    const stranger = new Visitor(system.portal);
    const login = { email: system.login.email, password: typedPassword };
    keep(what, "nobody", await stranger.act("login/actions.ts#signIn", "/login", login));
  }
  system.line.spoil(() => undefined);
});

/** Every file in a folder that browsers are given. */
const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

test("none of it is anywhere", async () => {
  expect(seen.length).toBeGreaterThan(100);
  for (const { path, who, body } of seen) {
    expect(hits(body, secrets), `${path} for ${who}`).toEqual([]);
    if (who !== "staff") expect(hits(body, [staffNote, clientNote]), `${path} for ${who}`).toEqual([]);
    // A form that is sent by GET writes what is typed into an address.
    const byGet = (body.match(/<form[\s\S]*?<\/form>/g) ?? []).filter(
      (form) => !/^<form[^>]*method="post"/i.test(form),
    );
    expect(
      byGet.filter((form) => /type="password"|name="\$ACTION/.test(form)),
      path,
    ).toEqual([]);
  }
  const dist = process.env.NEXT_DIST_DIR || ".next";
  const files = filesIn(fileURLToPath(new URL(`../apps/portal/${dist}/static`, import.meta.url)));
  expect(files.length).toBeGreaterThan(20);
  expect(files.filter((file) => file.endsWith(".map"))).toEqual([]);
  for (const file of files) {
    const text = readFileSync(file, "latin1");
    expect(hits(text, secrets), file).toEqual([]);
    // Names of what only the server has would mean that its code is there.
    expect(text, file).not.toMatch(/API_SECRET|JWT_SECRET|ADMIN_PASSWORD|includes\/api\.php/);
  }
  const log = readFileSync(join(system.home, "portal.log"), "utf8");
  // It did say that calls failed.
  expect(log).toContain('"event":"page failed"');
  expect(hits(log, [...secrets, staffNote, clientNote])).toEqual([]);
});
