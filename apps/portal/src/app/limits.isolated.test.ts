import { beforeEach, expect, test, vi } from "vitest";
import { signInClient } from "../access/login.ts";
import {
  as,
  asked,
  askedOf,
  beginAnew,
  browser,
  elsewhere,
  endOf,
  formOf,
  ines,
  say,
  takeBrowser,
  ticketOf,
} from "../access/test/world.ts";
import { saveProfile } from "./(client)/account/actions.ts";
import { reply } from "./(client)/tickets/[id]/actions.ts";
import { open } from "./(client)/tickets/new/actions.ts";
import { preview } from "./(client)/tickets/preview-actions.ts";
import { GET } from "./api/search/route.ts";
import { writeToUs } from "./contact/actions.ts";

/* What forms limit beyond what src/access does by itself. */

vi.mock("next/headers", async () => (await import("../access/test/world.ts")).nextHeaders);
vi.mock("../lib/whmcs.ts", async () => (await import("../access/test/world.ts")).whmcsModule);
vi.mock("../access/even-time.ts", () => ({ evenTime: () => async () => {} }));

beforeEach(async () => {
  await beginAnew();
  await browser.run(() => signInClient(ines.email, ines.password));
  asked.length = 0;
});

test("a client opens twenty tickets an hour", async () => {
  say({
    openTicket: () => ({ id: 3, tid: "447101", c: "code" }),
    getSupportDepartments: () => ({ departments: [{ id: 1, name: "Support", awaitingreply: 0, opentickets: 0 }] }),
    getClientsProducts: () => [],
    getClientsDomains: () => [],
  });
  const fields = { department: "1", subject: "s", message: "m", priority: "Medium", about: "" };
  const ends: string[] = [];
  for (let at = 0; at < 22; at++) ends.push(await endOf(() => as(() => open({} as never, formOf(fields)))));
  expect(ends.filter((end) => end === "to /tickets/3")).toHaveLength(20);
  expect(askedOf("openTicket")).toHaveLength(20);
});

test("a client answers tickets sixty times an hour, from wherever he does", async () => {
  say({ getTicket: () => ticketOf(12), addTicketReply: () => ({}) });
  const answer = () => as(() => reply({ message: "" }, formOf({ ticket: "3", message: "m" })));
  for (let at = 0; at < 60; at++) expect(await endOf(answer)).toBe("to /tickets/3");
  takeBrowser(elsewhere(7));
  await as(() => signInClient(ines.email, ines.password));
  expect(await answer()).toMatchObject({ message: "m", problem: { mayHaveArrived: false } });
  expect(askedOf("addTicketReply")).toHaveLength(60);
});

test("a client sees six hundred previews an hour, of a message that may be sent", async () => {
  const see = (message = "A **word**") => as(() => preview(formOf({ message })));
  expect(await see("a".repeat(20_001))).toEqual({ problem: expect.stringContaining("20,000") });
  for (let at = 0; at < 600; at++) expect(await see()).toHaveProperty("shown");
  expect(await see()).toEqual({ problem: expect.any(String) });
});

test("a client searches a hundred and twenty times a minute, and WHMCS is asked no more then", async () => {
  const none = Object.assign([], { totalresults: 0, invoices: [], tickets: [] });
  say({ getInvoices: () => none, getTickets: () => none, getClientsProducts: () => [], getClientsDomains: () => [] });
  const search = () => as(() => GET(new Request("http://portal.example/api/search?q=atlas")));
  for (let at = 0; at < 120; at++) expect((await search()).status).toBe(200);
  asked.length = 0;
  const refused = await search();
  expect([refused.status, Number(refused.headers.get("retry-after")) > 0]).toEqual([429, true]);
  expect(askedOf("getInvoices")).toEqual([]);
});

test("another address to sign in with asks for the password, which can be guessed ten times", async () => {
  const fields = { firstName: "F", lastName: "L", language: "english", email: "new@fjord.example", password: "wrong" };
  const before = { values: fields, errors: [] };
  for (let at = 0; at < 14; at++) {
    const state = await as(() => saveProfile(before, formOf({ ...fields, language: "en" })));
    expect(state.errors.map(({ name }) => name)).toEqual(at < 10 ? ["password"] : []);
    expect(state.problem === undefined).toBe(at < 10);
  }
  expect(askedOf("validateLogin")).toHaveLength(10);
  expect(askedOf("updateUser")).toEqual([]);
});

test("a stranger's form without a stamp opens no ticket", async () => {
  say({
    getSupportDepartments: () => ({ departments: [{ id: 1, name: "Support" }] }),
    openTicket: () => ({ tid: "1", c: "code" }),
  });
  const fields = { name: "N", email: "n@mail.example", department: "1", subject: "s", message: "m" };
  const before = { values: fields, errors: [], stamp: "" };
  const ways: Record<string, string>[] = [{}, { stamp: "none", proof: "1" }, { website: "https://spam.example" }];
  for (const more of ways)
    expect((await as(() => writeToUs(before, formOf({ ...fields, ...more })))).problem).toBeDefined();
  expect(askedOf("openTicket")).toEqual([]);
});
