import { beforeEach, expect, test, vi } from "vitest";
import { signInClient, signInStaff } from "../access/login.ts";
import {
  as,
  askedOf,
  beginAnew,
  browser,
  changeStore,
  endOf,
  ines,
  lostAnswer,
  OWNER_PASSWORD,
  refusal,
  say,
  takeBrowser,
  ticketOf,
  unknownAction,
} from "../access/test/world.ts";
import { openStore } from "../store/store.ts";
import { type ProfileValues, saveProfile } from "./(client)/account/actions.ts";
import { changePassword } from "./(client)/account/security/actions.ts";
import { saveNameservers } from "./(client)/domains/[id]/actions.ts";
import { renew } from "./(client)/domains/[id]/renew/actions.ts";
import { changePassword as changeServicePassword } from "./(client)/services/[id]/access/actions.ts";
import { cancel } from "./(client)/services/[id]/cancel/actions.ts";
import { reply as replyAsStaff } from "./admin/(staff)/tickets/[id]/actions.ts";
import { writeToUs } from "./contact/actions.ts";
import { replyToGuestTicket } from "./guest/tickets/actions.ts";
import { askForLink, setNewPassword } from "./login/reset/actions.ts";
import { register } from "./register/actions.ts";

/* Every form that writes to WHMCS: sent twenty times at once, and once more afterwards, it is done once. */

vi.mock("next/headers", async () => (await import("../access/test/world.ts")).nextHeaders);
vi.mock("next/cache", () => ({ refresh: () => {} }));
vi.mock("../lib/whmcs.ts", async () => (await import("../access/test/world.ts")).whmcsModule);
vi.mock("../access/even-time.ts", () => ({ evenTime: () => async () => {} }));
/** A stamp is good once, here as there. */
const human = vi.hoisted(() => ({ used: new Set<string>() }));
vi.mock("../access/human.ts", () => ({
  newStamp: async () => crypto.randomUUID(),
  checkHuman: async (_form: string, { stamp }: { stamp: string }) => {
    if (human.used.has(stamp)) return { verdict: "stale" };
    human.used.add(stamp);
    return { verdict: "human" };
  },
}));

beforeEach(async () => {
  await beginAnew();
  human.used.clear();
  await changeStore((tx) => tx.deleteFrom("writes").execute());
});

/** WHMCS takes its time, so that all are there before the first is done. */
const slowly =
  <R>(answer: () => R) =>
  async () => {
    await new Promise((resolve) => setTimeout(resolve, 50));
    return answer();
  };

const formOf = (fields: Record<string, string>) => {
  const form = new FormData();
  for (const [name, value] of Object.entries({ once: crypto.randomUUID(), ...fields })) form.set(name, value);
  return form;
};

const asStaff = () => as(() => signInStaff("", OWNER_PASSWORD));
const asInes = () => as(() => signInClient(ines.email, ines.password));
const nobody = async () => takeBrowser();

const account = {
  ...{ firstName: "A", lastName: "B", company: "", email: "new@mail.example", address: "s", address2: "", town: "t" },
  ...{ state: "s", postcode: "1", country: "NL", phone: "+31 20 123", password: "seven green lanterns", currency: "1" },
};
const profile = { firstName: "New", lastName: "L", email: ines.email, language: "en" };
const question = { name: "G", email: "g@mail.example", department: "1", subject: "s", message: "m" };
const departments = { departments: [{ id: 1, name: "Support", awaitingreply: 0, opentickets: 0 }] };

type Send = (form: FormData) => Promise<unknown>;
/** Who sends it, which call it makes, what is answered to that, where it leads, and the form. */
type Case = [string, () => Promise<unknown>, string, unknown, string, Send, Record<string, string>];
const cases: Case[] = [
  [
    "staff's reply",
    asStaff,
    "addTicketReply",
    {},
    "to /admin/tickets/3",
    (form) => replyAsStaff({}, form),
    { ticket: "3", message: "m" },
  ],
  [
    "a guest's reply",
    nobody,
    "addTicketReply",
    {},
    "to /guest/tickets?tid=447101&c=accesscode",
    (form) => replyToGuestTicket({ message: "" }, form),
    { tid: "447101", c: "accesscode", message: "m" },
  ],
  [
    "a guest's question",
    nobody,
    "openTicket",
    { id: 4, tid: "447104", c: "code" },
    "to /guest/tickets?tid=447104&c=code&opened=yes",
    (form) => writeToUs({ values: question, errors: [], stamp: "" }, form),
    { ...question, stamp: "a stamp", website: "" },
  ],
  [
    "a new account",
    nobody,
    "addClient",
    { clientid: 20 },
    "to /login?registered",
    (form) => register({ values: account, errors: [] }, form),
    account,
  ],
  [
    "a link to a new password",
    nobody,
    "resetPassword",
    {},
    "to /login/reset?sent",
    (form) => askForLink({ email: "" }, form),
    { email: ines.email },
  ],
  [
    "a new password by that link",
    nobody,
    "krakenResetPassword",
    { user_id: 7 },
    "to /login?reset",
    (form) => setNewPassword({}, form),
    { token: "t", password: "seven green lanterns" },
  ],
  [
    "one's own password",
    asInes,
    "krakenChangeUserPassword",
    {},
    "to /account/security",
    (form) => changePassword({ errors: [] }, form),
    { current: ines.password, new: "seven green lanterns" },
  ],
  [
    "one's own name",
    asInes,
    "updateUser",
    {},
    "to /account",
    (form) => saveProfile({ values: profile as ProfileValues, errors: [] }, form),
    profile,
  ],
];

const nothing = { values: {}, errors: [] };
cases.push(
  [
    "a domain's nameservers",
    asInes,
    "domainUpdateNameservers",
    {},
    "to /domains/3",
    (form) => saveNameservers(nothing, form),
    { domain: "3", ns1: "ns1.mail.example", ns2: "ns2.mail.example", message: "m" },
  ],
  [
    "a domain's renewal",
    asInes,
    "addOrder",
    { orderid: 5, invoiceid: 90 },
    "to /invoices/90",
    (form) => renew(nothing, form),
    { domain: "3", years: "1", shown: "12.00", message: "m" },
  ],
  [
    "a service's cancellation",
    asInes,
    "addCancelRequest",
    {},
    "to /services/3",
    (form) => cancel(nothing, form),
    { service: "3", when: "now", reason: "", typed: "a.example", message: "m" },
  ],
  [
    "a service's password",
    asInes,
    "moduleChangePw",
    {},
    "to /services/3/access",
    (form) => changeServicePassword(nothing, form),
    { service: "3", newPassword: "seven-green-lanterns", message: "m" },
  ],
);

const mine = {
  id: 3,
  status: "Active",
  name: "n",
  domain: "a.example",
  domainname: "a.example",
  recurringamount: "12.00",
};
const owned = {
  getClientsDomains: () => ({ domains: [{ ...mine, userid: 12, regperiod: 1, paymentmethod: "card" }] }),
  getClientsProducts: () => ({ products: [{ ...mine, clientid: 12, configoptions: [], customfields: [] }] }),
  getTLDPricing: () => ({ pricing: { example: { renew: { 1: "12.00" } } } }),
  getPaymentMethods: () => ({ paymentmethods: [{ module: "card", displayname: "Card" }] }),
  // Nothing that he owes is for it already.
  getInvoices: async function* () {},
  getInvoice: () => ({ subtotal: "12.00", tax: "0.00", tax2: "0.00", items: [{ amount: "12.00" }] }),
  krakenGetCartQuote: () => {
    throw unknownAction();
  },
  sendEmail: () => ({}),
};

const setting = (name: string, answer: () => unknown, owner = 0) =>
  say({
    ...owned,
    getTicket: () => ({ ...ticketOf(owner), status: "Open", deptname: "" }),
    getSupportDepartments: () => departments,
    getCurrencies: () => ({ currencies: [{ id: 1, code: "EUR", default: true }] }),
    [name]: slowly(answer),
  });

test.each(cases)(
  "%s, twenty times at once, is one; all get its answer",
  async (_what, begin, call, answer, end, send, fields) => {
    await begin();
    setting(call, () => answer);
    const form = formOf(fields);
    const ends = await as(() => Promise.all(Array.from({ length: 20 }, () => endOf(() => send(form)))));
    expect(new Set(ends)).toEqual(new Set([end]));
    expect(await endOf(() => as(() => send(form)))).toBe(end);
    expect(askedOf(call)).toHaveLength(1);
    // What is kept of it holds no password, and no code.
    const { db } = await openStore();
    const kept = JSON.stringify(await db.selectFrom("writes").selectAll().execute());
    expect(kept).not.toMatch(/accesscode|"code"|lanterns|password of hers/);
  },
);

test.each(cases)(
  "%s with something else under its key does nothing more",
  async (_what, begin, call, answer, _end, send, fields) => {
    await begin();
    setting(call, () => answer);
    const form = formOf(fields);
    await endOf(() => as(() => send(form)));
    const name = ["message", "firstName", "email", "new", "password"].find((each) => each in fields) ?? "";
    form.set(name, name === "email" ? "another@mail.example" : "Something else entirely");
    const state = await as(() => send(form));
    expect(JSON.stringify(state)).toMatch(/This form was sent before/);
    expect((state as { once: string }).once).not.toBe(form.get("once"));
    expect(askedOf(call)).toHaveLength(1);
  },
);

test.each(cases)(
  "%s that was refused may be sent again with the same key",
  async (_what, begin, call, answer, end, send, fields) => {
    await begin();
    setting(call, () => {
      throw refusal("No");
    });
    const form = formOf(fields);
    await endOf(() => as(() => send(form)));
    setting(call, () => answer);
    // A stamp is used up by a try.
    form.set("stamp", "another stamp");
    expect(await endOf(() => as(() => send(form)))).toBe(end);
  },
);

test.each(cases)(
  "%s of unknown outcome is not sent again by its key, and comes back with another",
  async (_what, begin, call, _answer, _end, send, fields) => {
    await begin();
    setting(call, () => {
      throw lostAnswer();
    });
    const form = formOf(fields);
    const states = await as(() => Promise.all(Array.from({ length: 5 }, () => send(form))));
    expect(askedOf(call)).toHaveLength(1);
    for (const state of states) expect((state as { once: string }).once).not.toBe(form.get("once"));
    expect(browser.cookies.get("flash")).toBeUndefined();
  },
);
