import { afterEach, beforeEach, expect, test, vi } from "vitest";
import closePage from "../app/(client)/account/close/page.tsx";
import { prepare } from "../app/(client)/account/data/actions.ts";
import dataPage from "../app/(client)/account/data/page.tsx";
import { GET } from "../app/api/account/data/route.ts";
import { clientScope, requireStaff } from "./access.ts";
import { actAsClient } from "./acting.ts";
import { signInClient, signInStaff } from "./login.ts";
import { beginOwnData, dataKey, writeOwnData } from "./own-data.ts";
import { makeClientScope } from "./scope.ts";
import {
  as,
  beginAnew,
  elsewhere,
  endOf,
  formOf,
  ines,
  noConnection,
  OWNER_PASSWORD,
  refusal,
  say,
  takeBrowser,
} from "./test/world.ts";

/* The copy of everything: who gets it, for how long, how often, and what is never in it. */

vi.mock("next/headers", async () => (await import("./test/world.ts")).nextHeaders);
vi.mock("../lib/whmcs.ts", async () => (await import("./test/world.ts")).whmcsModule);
vi.mock("./even-time.ts", () => ({ evenTime: () => async () => {} }));

const SECRET = "never-in-it";

beforeEach(async () => {
  await beginAnew();
  const answers = {
    getContacts: () => [],
    krakenGetInvitations: () => [],
    getClientsProducts: () => [
      { id: 3, clientid: 12, name: "Hosting", password: SECRET, configoptions: [], customfields: [] },
    ],
    getClientsDomains: () => [{ id: 7, userid: 12, domainname: "fjord.example" }],
    getOrders: () => [{ id: 1, userid: 12, invoiceid: 0, lineitems: [], frauddata: SECRET, transfersecret: SECRET }],
    getInvoices: () => [1, 2, 3, 4, 5].map((id) => ({ id, userid: 12, invoicenum: "", status: "Unpaid" })),
    getInvoice: ({ invoiceid }: Record<string, unknown>) => ({
      invoiceid,
      userid: 12,
      invoicenum: "",
      items: [{ id: 1, description: "An hour", amount: "1.00", taxed: false, type: "", relid: 0 }],
      transactions: [],
    }),
    getTransactions: () => ({ transactions: [] }),
    getCredits: () => ({ clientid: 12, credits: [] }),
    getPayMethods: () => ({
      clientid: 12,
      paymethods: [{ id: 1, type: "RemoteCreditCard", card_last_four: "4242", remote_token: SECRET }],
    }),
    getPaymentMethods: () => ({ paymentmethods: [] }),
    getQuotes: () => [],
    getCurrencies: () => ({ currencies: [] }),
    getTickets: () => [{ id: 3, tid: "447101", userid: 12, c: SECRET }],
    getTicket: () => ({
      ticketid: 3,
      tid: "447101",
      userid: 12,
      c: SECRET,
      service: "",
      replies: [],
      notes: [{ noteid: 1, message: SECRET }],
    }),
    getEmails: () => [{ id: 1, userid: 12, subject: "Hello", message: SECRET }],
  };
  say(answers);
  say({
    getClientsDetails: ({ clientid }) => ({
      client: {
        id: clientid,
        status: "Active",
        companyname: `Company ${clientid}`,
        firstname: "Ines",
        lastname: "Falk",
        email: ines.email,
        language: "english",
        currency_code: "EUR",
        credit: "0.00",
        notes: SECRET,
        postcode: "",
        city: "",
        phonenumber: "",
        email_preferences: {},
        users: [{ id: ines.id, name: "Ines Falk", email: ines.email, is_owner: true }],
      },
    }),
  });
  await as(() => signInClient(ines.email, ines.password));
});
afterEach(() => vi.useRealTimers());

const own = async () => {
  const scope = await as(clientScope);
  if (!scope) throw new Error("Nobody is signed in");
  return scope;
};

const get = (key: string) => as(() => GET(new Request(`https://portal.example/api/account/data?key=${key}`)));
const sent = (fields: Record<string, string>) => as(() => prepare({ values: {}, errors: [] }, formOf(fields)));

/** The key that is given for the password. */
async function keyFor(accountPassword: string): Promise<string | undefined> {
  const { shown } = await sent({ accountPassword });
  const link = shown?.secrets[0]?.value;
  return link && (new URL(link, "https://portal.example").searchParams.get("key") ?? undefined);
}

test("is given for the password, with everything in it and no secret", async () => {
  expect(await keyFor("not hers")).toBeUndefined();
  expect((await sent({})).errors).toHaveLength(1);
  const answer = await get((await keyFor(ines.password)) ?? "");
  expect(answer.headers.get("content-disposition")).toContain("attachment");
  expect(answer.headers.get("cache-control")).toContain("no-store");
  const text = await answer.text();
  expect(text).not.toContain(SECRET);
  const copy = JSON.parse(text);
  expect(copy).toMatchObject({ notTold: [], cutShort: [], account: { number: 12 }, users: [{ id: ines.id }] });
  expect(copy.invoices.map(({ lines }: { lines: object[] }) => lines.length)).toEqual([1, 1, 1, 1, 1]);
  expect(copy.deeds).toContainEqual(expect.objectContaining({ action: "account.data", result: "done" }));
});

test("what is no key of this session's opens nothing", async () => {
  const scope = await own();
  const { userId, clientId, sessionId } = scope;
  const others = [
    makeClientScope(userId, 13, { sessionId }),
    makeClientScope(userId, clientId, { sessionId: "another" }),
    makeClientScope(8, clientId, { sessionId }),
  ];
  for (const other of others) expect((await get(dataKey(other))).status).toBe(404);
  for (const key of ["", "v1.a.b.c", `${dataKey(scope)}x`]) expect((await get(key)).status, key).toBe(404);
  vi.useFakeTimers({ now: Date.now() - 6 * 60_000, toFake: ["Date"] });
  const old = dataKey(scope);
  vi.useRealTimers();
  expect((await get(old)).status).toBe(404);
  expect((await get(dataKey(scope))).status).toBe(200);
});

test("can be made five times an hour", async () => {
  const key = dataKey(await own());
  const all = [];
  for (let at = 0; at < 7; at++) {
    const answer = await get(key);
    all.push(answer.status);
    await answer.text();
  }
  expect(all).toEqual([200, 200, 200, 200, 200, 429, 429]);
  expect((await get(key)).headers.get("retry-after")).toMatch(/^\d+$/);
});

test("is the owner's alone", async () => {
  const { userId, clientId, permissions } = await own();
  await expect(beginOwnData(makeClientScope(userId, clientId, { permissions }))).rejects.toThrow("No permission");
});

test("asks WHMCS for few things at once", async () => {
  let running = 0;
  let most = 0;
  say({
    getInvoices: () =>
      Array.from({ length: 20 }, (_, at) => ({ id: at + 1, userid: 12, invoicenum: "", status: "Paid" })),
    getInvoice: async ({ invoiceid }) => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setTimeout(resolve, 5));
      running -= 1;
      return { invoiceid, userid: 12, invoicenum: "", items: [], transactions: [] };
    },
  });
  const scope = await own();
  await as(() => writeOwnData(scope, async () => {}));
  expect(most).toBe(3);
});

test("says what WHMCS does not tell, and is broken off where it stops to answer", async () => {
  say({
    getQuotes: () => {
      throw refusal("Invalid Permissions: API action");
    },
  });
  const copy = JSON.parse(await (await get(dataKey(await own()))).text());
  expect(copy.notTold).toEqual(["quotes"]);
  expect(copy).not.toHaveProperty("quotes");
  say({
    getTickets: () => {
      throw noConnection();
    },
  });
  await expect((await get(dataKey(await own()))).text()).rejects.toThrow();
});

test("is not for staff who act for the client, nor is closing the account", async () => {
  const key = dataKey(await own());
  takeBrowser(elsewhere(4));
  await as(() => signInStaff("", OWNER_PASSWORD));
  expect(await as(async () => actAsClient(await requireStaff(), 12, "To look"))).toBe("opened");
  expect((await get(key)).status).toBe(404);
  expect((await get(dataKey(await own()))).status).toBe(404);
  expect(await endOf(() => sent({ accountPassword: ines.password }))).toBe("404");
  for (const page of [dataPage, closePage]) expect(await endOf(async () => as(() => page({})))).toBe("404");
});
