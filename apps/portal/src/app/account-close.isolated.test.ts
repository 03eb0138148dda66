import { beforeEach, expect, test, vi } from "vitest";
import { clientScope } from "../access/access.ts";
import { signInClient } from "../access/login.ts";
import {
  as,
  asked,
  askedOf,
  beginAnew,
  elsewhere,
  endOf,
  formOf,
  ines,
  lostAnswer,
  refusal,
  say,
  ticketOf,
} from "../access/test/world.ts";
import { close } from "./(client)/account/close/actions.ts";
import type { FormState } from "./forms/described-form.tsx";

/* Closing an account: at once only where nothing stands in the way, and else no more than its owner could do himself. */

vi.mock("next/headers", async () => (await import("../access/test/world.ts")).nextHeaders);
vi.mock("../lib/whmcs.ts", async () => (await import("../access/test/world.ts")).whmcsModule);
vi.mock("../access/even-time.ts", () => ({ evenTime: () => async () => {} }));

const service = {
  id: 3,
  clientid: 12,
  name: "Web Hosting M",
  domain: "fjord.example",
  status: "Active",
  configoptions: [],
  customfields: [],
};
const domain = { id: 7, userid: 12, domainname: "fjord.example", status: "Active", donotrenew: false };
const invoice = { id: 9, userid: 12, invoicenum: "", status: "Unpaid", total: "10.00" };

let has: { services: object[]; domains: object[]; invoices: object[]; credit: string; ticket: string };

const client = () => ({
  id: 12,
  status: "Active",
  companyname: "Fjord AS",
  firstname: "Ines",
  lastname: "Falk",
  email: ines.email,
  language: "english",
  currency_code: "EUR",
  credit: has.credit,
  users: [{ id: ines.id, name: "Ines Falk", email: ines.email, is_owner: true }],
});

beforeEach(async () => {
  await beginAnew();
  has = { services: [], domains: [], invoices: [], credit: "0.00", ticket: "Closed" };
  say({
    getClientsDetails: () => ({ client: client() }),
    getClientsProducts: () => has.services,
    getClientsDomains: () => has.domains,
    getInvoices: () => has.invoices,
    getSupportDepartments: () => ({ departments: [{ id: 2, name: "Accounts", awaitingreply: 0, opentickets: 0 }] }),
    closeClient: () => ({ clientid: 12 }),
    addCancelRequest: () => ({}),
    updateClientDomain: () => ({}),
    openTicket: () => ({ id: 44, tid: "447144", c: "code" }),
    getTicket: () => ({ ...ticketOf(12), ticketid: 44, status: has.ticket }),
  });
  await as(() => signInClient(ines.email, ines.password));
  asked.length = 0;
});

const form = { accountPassword: ines.password, typed: "fjord as ", way: "at once" };
const sent = (fields: Record<string, string>): Promise<FormState> =>
  as(() => close({ values: {}, errors: [] }, formOf(fields)));
const ended = (fields: Record<string, string>) => endOf(() => sent(fields));
const writes = () => asked.map(({ name }) => name).filter((name) => /^(close|add|update|open)/.test(name));

test("an empty one is closed at once, and every session in it ends", async () => {
  const other = elsewhere(1);
  await other.run(() => signInClient(ines.email, ines.password));
  expect(await ended(form)).toBe("to /login");
  expect(askedOf("closeClient")).toEqual([{ clientid: 12 }]);
  expect(writes()).toEqual(["closeClient"]);
  expect(await as(clientScope)).toBeUndefined();
  expect(await other.run(clientScope)).toBeUndefined();
});

test.each([
  ["no password", { accountPassword: "" }, "accountPassword"],
  ["a wrong password", { accountPassword: "not hers" }, "accountPassword"],
  ["another name", { typed: "Fell AS" }, "typed"],
  ["no name", { typed: "" }, "typed"],
])("with %s nothing is done", async (_, fields, name) => {
  const back = await sent({ ...form, ...fields });
  expect(back.errors.map((error) => error.name)).toEqual([name]);
  expect(back.values).not.toHaveProperty("accountPassword");
  expect(writes()).toEqual([]);
});

test.each([
  ["a service", { services: [service] }],
  ["a domain", { domains: [domain] }],
  ["an unpaid invoice", { invoices: [invoice] }],
  ["credit", { credit: "5.00" }],
])("%s that came meanwhile is never closed away", async (_, more) => {
  Object.assign(has, more);
  expect((await sent(form)).problem?.title).toMatch(/changed/);
  expect(writes()).toEqual([]);
  expect(await ended({ ...form, way: "by request" })).toBe("to /tickets/44");
  expect(askedOf("closeClient")).toEqual([]);
});

test("what runs ends when what is paid is over, and the ticket says what became of each", async () => {
  has.services = [service, { ...service, id: 4, domain: "fell.example" }, { ...service, id: 5, status: "Cancelled" }];
  has.domains = [domain, { ...domain, id: 8, domainname: "off.example", donotrenew: true }];
  has.invoices = [invoice];
  say({
    addCancelRequest: ({ serviceid }) => {
      if (serviceid === 3) throw refusal("An existing cancellation request exists");
      throw lostAnswer();
    },
  });
  expect(await ended({ ...form, way: "by request" })).toBe("to /tickets/44");
  expect(askedOf("addCancelRequest").map(({ serviceid, type }) => [serviceid, type])).toEqual([
    [3, "End of Billing Period"],
    [4, "End of Billing Period"],
  ]);
  expect(askedOf("updateClientDomain")).toEqual([{ domainid: 7, donotrenew: true }]);
  const [{ deptid, message } = {}] = askedOf("openTicket");
  expect(deptid).toBe(2);
  expect(message).toContain("- Web Hosting M fjord.example\n- Web Hosting M fell.example (not certain");
  expect(message).toContain("- fjord.example\n- off.example");
  expect(message).toContain("Unpaid invoices: 9");
});

test("without a department nothing is begun", async () => {
  has.services = [service];
  say({ getSupportDepartments: () => ({ departments: [] }) });
  expect((await sent({ ...form, way: "by request" })).problem?.title).toMatch(/can't be asked/);
  expect(writes()).toEqual([]);
});

test("who has asked is led to his ticket while it is open, and nothing is done twice", async () => {
  has.services = [service];
  const ask = () => ended({ ...form, way: "by request" });
  expect(await ask()).toBe("to /tickets/44");
  has.ticket = "Answered";
  expect(await ask()).toBe("to /tickets/44");
  expect(askedOf("openTicket")).toHaveLength(1);
  expect(askedOf("addCancelRequest")).toHaveLength(1);
  has.ticket = "Closed";
  expect(await ask()).toBe("to /tickets/44");
  expect(askedOf("openTicket")).toHaveLength(2);
});

test("it is asked for so often and no more", async () => {
  has.services = [service];
  const ask = async () => {
    const { problem } = await sent({ ...form, way: "by request" });
    if (problem) throw new Error(problem.title);
  };
  let asks = 0;
  let end = "";
  while (end === "" && asks < 30)
    end = await endOf(ask).then(
      (to) => {
        asks += Number(to === "to /tickets/44");
        return "";
      },
      (error: Error) => error.message,
    );
  expect(end).toBe("That was tried too often");
  expect(asks).toBe(20);
});
