import { beforeEach, describe, expect, test, vi } from "vitest";
import { everything } from "../access/permissions.ts";
import { type AnyScope, makeClientScope, makePublicScope, makeStaffScope } from "../access/scope.ts";
import { asked, askedOf, beginAnew, refusal, say } from "../access/test/world.ts";
import { emptyCart } from "../shop/cart.ts";
import * as account from "./account.ts";
import * as admins from "./admins.ts";
import * as catalogue from "./catalogue.ts";
import { clientDetails } from "./client-details.ts";
import * as contacts from "./contacts.ts";
import * as domains from "./domains.ts";
import * as emails from "./emails.ts";
import * as endings from "./endings.ts";
import * as guests from "./guest-tickets.ts";
import * as invitations from "./invitations.ts";
import * as invoices from "./invoices.ts";
import * as members from "./members.ts";
import * as orders from "./orders.ts";
import { ForeignRowError } from "./owned.ts";
import { paymentMethodNames } from "./payment-methods.ts";
import * as people from "./people.ts";
import * as registration from "./registration.ts";
import * as services from "./services.ts";
import * as staffTickets from "./staff/tickets.ts";
import * as standing from "./standing.ts";
import * as files from "./ticket-files.ts";
import * as tickets from "./tickets.ts";

/*
 * Whose things each function of src/data asks for, and what it makes of an answer with somebody else's in it: of a WHMCS
 * that takes no notice of what it is asked, nothing of another client comes through.
 */

vi.mock("next/headers", async () => (await import("../access/test/world.ts")).nextHeaders);
vi.mock("../lib/whmcs.ts", async () => (await import("../access/test/world.ts")).whmcsModule);

const MINE = 12;
const THEIRS = 13;
const client = makeClientScope(7, MINE, { permissions: everything, name: "ines@fjord.example" });
const owner = makeClientScope(7, MINE, { permissions: everything, isOwner: true });
const staff = makeStaffScope("robin");
const nobody = makePublicScope();
const page = { page: 1, pageSize: 25 };

beforeEach(beginAnew);

const texts = { name: "n", groupname: "", domain: "", status: "Active", domainname: "a.example", invoicenum: "" };
const service = (owner: number, id = 1) => ({ id, clientid: owner, ...texts, configoptions: [], customfields: [] });
const domain = (owner: number, id = 1) => ({ id, userid: owner, ...texts });
const invoiceRow = (owner: number, id = 1) => ({ id, userid: owner, ...texts, status: "Unpaid", total: "1.00" });
const invoice = (owner: number, invoiceid = 1) => ({
  invoiceid,
  userid: owner,
  invoicenum: "",
  status: "Unpaid",
  tax: "0.00",
  tax2: "0.00",
  items: [],
  transactions: [],
  notes: "their notes",
});
const contact = (owner: number, id = 1) => ({ id, userid: owner, firstname: "V", email: "v@mail.example" });
const invitation = (owner: number, id = 1) => ({ id, clientid: owner, email: "m@mail.example", permissions: [] });
const email = (owner: number, id = 1) => ({
  id,
  userid: owner,
  subject: "s",
  message: "m",
  failed: false,
  pending: false,
});
const attachment = { filename: "a.txt", index: 0 };
const reply = {
  replyid: 0,
  requestor_name: "",
  name: "n",
  admin: "",
  message: "m",
  requestor_type: "",
  attachments: [attachment],
};
const ticket = (owner: number, ticketid = 1, tid = "447101") => ({
  ticketid,
  tid,
  userid: owner,
  service: "",
  replies: [reply, { ...reply, replyid: 5 }],
  notes: [{ noteid: 9, admin: "", message: "staff only", attachments: [attachment] }],
});
const row = (owner: number) => ({ id: 1, tid: "447101", userid: owner, deptid: 1 });

type Answers = (owner: number) => Parameters<typeof say>[0];
const lists: [string, Answers, () => Promise<unknown>, string, object][] = [
  [
    "services",
    (of) => ({ getClientsProducts: () => [service(MINE), service(of, 2)] }),
    () => services.services(client),
    "getClientsProducts",
    { clientid: MINE },
  ],
  [
    "domains",
    (of) => ({ getClientsDomains: () => [domain(MINE), domain(of, 2)] }),
    () => domains.domains(client),
    "getClientsDomains",
    { clientid: MINE },
  ],
  [
    "invoices",
    (of) => ({ getInvoices: () => ({ invoices: [invoiceRow(MINE), invoiceRow(of, 2)], totalresults: 2 }) }),
    () => invoices.invoices(client, page),
    "getInvoices",
    { userid: MINE },
  ],
  [
    "unpaid invoices",
    (of) => ({ getInvoices: () => [invoiceRow(MINE), invoiceRow(of, 2)] }),
    () => invoices.unpaidInvoices(client),
    "getInvoices",
    { userid: MINE },
  ],
  [
    "e-mails",
    (of) => ({ getEmails: () => ({ emails: [email(MINE), email(of, 2)], totalresults: 2 }) }),
    () => emails.emails(client, page),
    "getEmails",
    { clientid: MINE },
  ],
  [
    "an e-mail among them",
    (of) => ({ getEmails: () => [email(of, 2), email(MINE)] }),
    () => emails.email(client, 1),
    "getEmails",
    { clientid: MINE },
  ],
  [
    "tickets",
    (of) => ({
      getTickets: () => ({ tickets: [row(MINE), row(of)], totalresults: 2 }),
      getSupportDepartments: () => ({ departments: [] }),
    }),
    () => tickets.tickets(client, page),
    "getTickets",
    { clientid: MINE },
  ],
  [
    "contacts",
    (of) => ({ getContacts: () => [contact(MINE), contact(of, 2)] }),
    () => contacts.contacts(client),
    "getContacts",
    { userid: MINE },
  ],
  [
    "invitations",
    (of) => ({ krakenGetInvitations: () => [invitation(MINE), invitation(of, 2)] }),
    () => members.invitations(owner),
    "krakenGetInvitations",
    { clientid: MINE },
  ],
  [
    "all orders",
    (of) => ({ getOrders: () => [MINE, of].map((userid) => ({ userid, invoiceid: 0, lineitems: [] })) }),
    () => orders.allOrders(client),
    "getOrders",
    { userid: MINE },
  ],
  [
    "all invoices",
    (of) => ({ getInvoices: () => [invoiceRow(MINE), invoiceRow(of, 2)] }),
    () => invoices.allInvoices(client),
    "getInvoices",
    { userid: MINE },
  ],
  [
    "all tickets",
    (of) => ({ getTickets: () => [row(MINE), row(of)] }),
    () => tickets.allTickets(client),
    "getTickets",
    { clientid: MINE },
  ],
  [
    "all e-mails",
    (of) => ({ getEmails: () => [email(MINE), email(of, 2)] }),
    () => emails.allEmails(client),
    "getEmails",
    { clientid: MINE },
  ],
  [
    "all services",
    (of) => ({ getClientsProducts: () => [service(MINE), service(of, 2)] }),
    () => services.servicesWhole(client),
    "getClientsProducts",
    { clientid: MINE },
  ],
];

describe("a list", () => {
  test.each(lists)(
    "of %s is asked for by the client's id, and with one row of another client fails as a whole",
    async (_, answers, ask, call, filter) => {
      say(answers(MINE));
      await ask();
      expect(askedOf(call)).toEqual([expect.objectContaining(filter)]);
      say(answers(THEIRS));
      await expect(ask()).rejects.toThrow(ForeignRowError);
    },
  );

  test("of invoices has no drafts in it", async () => {
    say({ getInvoices: () => ({ invoices: [{ ...invoiceRow(MINE), status: "Draft" }], totalresults: 1 }) });
    expect((await invoices.invoices(client, page)).rows).toEqual([]);
  });

  test("of e-mails is looked through so far and no further for one of them", async () => {
    say({ getEmails: () => Array.from({ length: 2500 }, (_, at) => email(MINE, at + 1)) });
    expect(await emails.email(client, 2000)).toMatchObject({ id: 2000 });
    expect(await emails.email(client, 2001)).toBeUndefined();
  });

  test("the numbers of invoices are the client's", async () => {
    say({ getClientsDetails: () => ({ client: { id: MINE }, stats: undefined }) });
    await invoices.invoiceCounts(client);
    expect(askedOf("getClientsDetails")).toEqual([{ clientid: MINE, stats: true }]);
  });
});

const ones: [string, (owner: number, id: number) => Parameters<typeof say>[0], () => Promise<unknown>][] = [
  [
    "a service",
    (of, id) => ({ getClientsProducts: () => ({ products: [service(of, id)] }) }),
    () => services.service(client, 1),
  ],
  [
    "a domain",
    (of, id) => ({ getClientsDomains: () => ({ domains: [domain(of, id)] }) }),
    () => domains.domain(client, 1),
  ],
  ["an invoice", (of, id) => ({ getInvoice: () => invoice(of, id) }), () => invoices.invoice(client, 1)],
  [
    "an order",
    (of, id) => ({ getOrders: () => ({ orders: [{ id, userid: of, invoiceid: 1, lineitems: [] }] }) }),
    () => orders.order(client, 1),
  ],
  ["a ticket", (of, id) => ({ getTicket: () => ticket(of, id) }), () => tickets.ticket(client, 1)],
  [
    "a ticket by its number",
    (of, id) => ({ getTicket: () => ticket(of, 1, id === 1 ? "447101" : "447102") }),
    () => tickets.ticketIdOfNumber(client, "447101"),
  ],
  [
    "a ticket's file",
    (of, id) => ({
      getTicket: () => ticket(of, id),
      getTicketAttachment: () => ({ filename: "a", data: new Uint8Array() }),
    }),
    () => files.ticketFile(client, 1, 0, 0),
  ],
];

describe("one thing", () => {
  test.each(ones)(
    "%s is there for its owner; another's, and another than was asked for, is not",
    async (_, answers, ask) => {
      say(answers(MINE, 1));
      expect(await ask()).toBeDefined();
      for (const [owner, id] of [
        [THEIRS, 1],
        [0, 1],
        [MINE, 2],
      ] as const) {
        say(answers(owner, id));
        expect(await ask(), `${owner} ${id}`).toBeUndefined();
      }
    },
  );

  test.each(ones)("%s of another client costs the same calls as one that does not exist", async (_, answers, ask) => {
    say(answers(THEIRS, 1));
    await ask();
    const foreign = asked.splice(0);
    const missing = () => {
      throw refusal("Ticket ID Not Found");
    };
    say({
      getTicket: missing,
      getInvoice: () => {
        throw refusal("Invoice ID Not Found");
      },
      getClientsProducts: () => ({ products: [] }),
      getClientsDomains: () => ({ domains: [] }),
    });
    expect(await ask()).toBeUndefined();
    expect(asked).toEqual(foreign);
    expect(asked.length).toBeGreaterThan(0);
  });

  test("a service and a domain are asked for by the client's id too", async () => {
    for (const [, answers, ask] of ones.slice(0, 2)) {
      say(answers(MINE, 1));
      await ask();
    }
    expect(askedOf("getClientsProducts")).toEqual([{ clientid: MINE, serviceid: 1 }]);
    expect(askedOf("getClientsDomains")).toEqual([{ clientid: MINE, domainid: 1 }]);
  });

  test("a draft of an invoice is not there", async () => {
    say({ getInvoice: () => ({ ...invoice(MINE), status: "Draft" }) });
    expect(await invoices.invoice(client, 1)).toBeUndefined();
  });

  test("of a ticket's files those that the conversation has, and no note's", async () => {
    say({ getTicket: () => ticket(MINE), getTicketAttachment: () => ({ filename: "a", data: new Uint8Array() }) });
    expect(await files.ticketFile(client, 1, 5, 0)).toBeDefined();
    for (const [message, index] of [
      [5, 1],
      [6, 0],
      [9, 0],
    ] as const)
      expect(await files.ticketFile(client, 1, message, index)).toBeUndefined();
    expect(askedOf("getTicketAttachment")).toEqual([{ relatedid: 5, type: "reply", index: 0 }]);
    expect(await files.staffTicketFile(staff, 1, { note: 9 }, 0)).toBeDefined();
    expect(await files.staffTicketFile(staff, 1, { message: 5 }, 0)).toBeDefined();
    for (const of of [{ note: 5 }, { message: 9 }])
      expect(await files.staffTicketFile(staff, 1, of, 0)).toBeUndefined();
  });

  test("a client's record is that of the client who was asked for", async () => {
    say({ getClientsDetails: () => ({ client: { id: THEIRS, users: [] } }) });
    expect(await clientDetails(MINE)).toBeUndefined();
    expect(await people.client(staff, MINE)).toBeUndefined();
    await expect(people.profile(client)).rejects.toThrow("The client is gone");
  });
});

describe("a write", () => {
  test("of a ticket says whose it is: the session's client and user, whatever the form had", async () => {
    say({
      getTicket: () => ticket(MINE),
      addTicketReply: () => ({}),
      openTicket: () => ({ id: 3, tid: "447103", c: "code" }),
    });
    const own = await tickets.ticket(client, 1);
    if (own) await tickets.replyToTicket(client, own, "m");
    const odd = {
      department: 1,
      subject: "s",
      message: "m",
      priority: "Low",
      clientid: THEIRS,
      adminusername: "admin",
    } as const;
    expect(await tickets.openTicket(client, odd)).toEqual({ id: 3, number: "447103" });
    expect(askedOf("addTicketReply")).toEqual([{ ticketid: 1, clientid: MINE, message: "m", markdown: true }]);
    expect(askedOf("openTicket")).toEqual([
      { clientid: MINE, userid: 7, deptid: 1, subject: "s", message: "m", priority: "Low", markdown: true },
    ]);
  });

  test("of a user's own names changes him, and nothing but what a user may change", async () => {
    say({ updateUser: () => ({}) });
    await account.updateMe(client, { firstName: "A", credit: "100.00", status: "Active", user_id: 8 } as never);
    const sent = { user_id: 7, firstname: "A", lastname: undefined, email: undefined, language: undefined };
    expect(askedOf("updateUser")).toEqual([sent]);
  });

  test("of a password is the user's own, and where only WHMCS can do it, after the current one was right", async () => {
    const { UnsupportedActionError } = await import("@kraken/sdk");
    say({
      krakenChangeUserPassword: () => {
        throw new UnsupportedActionError("Command Not Found", { action: "KrakenChangeUserPassword", duration: 1 });
      },
      resetPassword: () => ({}),
    });
    expect(await people.changeUserPassword(client, "wrong", "next")).toBe("wrong");
    expect(askedOf("resetPassword")).toEqual([]);
    expect(await people.changeUserPassword(client, "a password of hers", "next")).toBe("mailed");
    expect(askedOf("resetPassword")).toEqual([{ id: 7 }]);
  });
});

describe("a user", () => {
  test("is who the login says, with the clients of that very user", async () => {
    expect(await people.userOfLogin(nobody, "ines@fjord.example", "a password of hers")).toMatchObject({
      id: 7,
      clientIds: [12],
    });
    say({ validateLogin: () => ({ userid: 99, twoFactorEnabled: false }) });
    expect(await people.userOfLogin(nobody, "ines@fjord.example", "x")).toMatchObject({ id: 99, clientIds: [] });
    expect(await people.isUserPassword(client, "x")).toBe(false);
  });

  test("a user of the same address but another id is not the signed-in one", async () => {
    say({
      getUsers: () => [
        { id: 99, email: "ines@fjord.example", firstname: "Eve", lastname: "X", clients: [{ id: THEIRS }] },
      ],
    });
    expect(await account.myUser(client)).toMatchObject({ firstName: "ines@fjord.example" });
    expect(await standing.myClients(client)).toEqual([]);
  });

  test("a member of staff's admin is who has that very name", async () => {
    say({ getAdminUsers: () => ({ admin_users: [{ id: 1, username: "admin" }] }) });
    expect(await admins.adminByUsername(staff, "robin")).toEqual({ state: "none" });
    say({
      getAdminUsers: () => {
        throw refusal("Invalid Permissions");
      },
    });
    expect(await admins.adminByUsername(staff, "robin")).toEqual({ state: "not told" });
  });
});

const guestTicket = { id: 3 } as guests.GuestTicket;
const guestMade = { department: 1, name: "n", email: "e", subject: "s", message: "m" };
const own = { id: 1 } as tickets.OwnTicket;
const wish = { cart: emptyCart, paymentMethod: "m", codes: {}, total: "1.00", clientAddress: "192.0.2.1" };

/** Every function, with those who may not have it. */
const doors: [string, AnyScope[], (scope: never) => Promise<unknown>][] = [
  ["account.myUser", [staff, nobody], (scope) => account.myUser(scope)],
  ["account.updateMe", [staff, nobody], (scope) => account.updateMe(scope, {})],
  ["admins.adminByUsername", [client, nobody], (scope) => admins.adminByUsername(scope, "a")],
  ["domains.domains", [staff, nobody], (scope) => domains.domains(scope)],
  ["domains.domain", [staff, nobody], (scope) => domains.domain(scope, 1)],
  ["domains.domainsOfClient", [client, nobody], (scope) => domains.domainsOfClient(scope, 1)],
  ["emails.emails", [staff, nobody, makeClientScope(8, MINE)], (scope) => emails.emails(scope, page)],
  ["emails.email", [staff, nobody, makeClientScope(8, MINE)], (scope) => emails.email(scope, 1)],
  ["guests.contactDepartments", [client, staff], (scope) => guests.contactDepartments(scope)],
  ["guests.openGuestTicket", [client, staff], (scope) => guests.openGuestTicket(scope, guestMade)],
  ["guests.ticketByCode", [client, staff], (scope) => guests.ticketByCode(scope, "1", "abcd")],
  ["guests.replyAsGuest", [client, staff], (scope) => guests.replyAsGuest(scope, guestTicket, "m")],
  ["contacts.contacts", [staff, nobody, makeClientScope(8, MINE)], (scope) => contacts.contacts(scope)],
  ["members.members", [staff, nobody, client], (scope) => members.members(scope)],
  ["invitations.openInvitation", [client, staff], (scope) => invitations.openInvitation(scope, "t")],
  [
    "invitations.takeUpInvitation",
    [client, staff],
    (scope) => invitations.takeUpInvitation(scope, { client: 1, account: "a", email: "e", permissions: [] }, "t", 7),
  ],
  ["invitations.makeUser", [client, staff], (scope) => invitations.makeUser(scope, {} as invitations.NewUser)],
  ["invoices.invoices", [staff, nobody], (scope) => invoices.invoices(scope, page)],
  ["invoices.invoicesOfClient", [client, nobody], (scope) => invoices.invoicesOfClient(scope, 1)],
  ["catalogue", [staff], (scope) => catalogue.catalogue(scope, "EUR")],
  ["catalogue.shopCurrencies", [staff], (scope) => catalogue.shopCurrencies(scope)],
  ["endings", [staff], (scope) => endings.endings(scope, { id: 1, code: "EUR", rate: "1" })],
  ["endings.availability", [staff], (scope) => endings.availability(scope, "a.example")],
  ["endings.availabilityNow", [staff], (scope) => endings.availabilityNow(scope, "a.example")],
  ["orders.order", [staff, nobody, makeClientScope(8, MINE)], (scope) => orders.order(scope, 1)],
  ["orders.newestOrder", [staff, nobody, makeClientScope(8, MINE)], (scope) => orders.newestOrder(scope)],
  ["orders.ordersAfter", [staff, nobody, makeClientScope(8, MINE)], (scope) => orders.ordersAfter(scope, 1)],
  ["orders.placeOrder", [staff, nobody, makeClientScope(8, MINE)], (scope) => orders.placeOrder(scope, wish)],
  ["paymentMethodNames", [nobody], (scope) => paymentMethodNames(scope)],
  ["people.userOfLogin", [client, staff], (scope) => people.userOfLogin(scope, "e", "p")],
  ["people.isUserPassword", [staff, nobody], (scope) => people.isUserPassword(scope, "p")],
  ["people.changeUserPassword", [staff, nobody], (scope) => people.changeUserPassword(scope, "p", "q")],
  ["people.profile", [staff, nobody], (scope) => people.profile(scope)],
  ["people.clients", [client, nobody], (scope) => people.clients(scope, page)],
  ["people.client", [client, nobody], (scope) => people.client(scope, 1)],
  ["registration.register", [client, staff], (scope) => registration.register(scope, {} as registration.NewClient)],
  ["registration.askForReset", [client, staff], (scope) => registration.askForReset(scope, "e")],
  ["registration.resetByToken", [client, staff], (scope) => registration.resetByToken(scope, "t", "p")],
  ["services.services", [staff, nobody], (scope) => services.services(scope)],
  ["services.servicesOfClient", [client, nobody], (scope) => services.servicesOfClient(scope, 1)],
  ["standing.standing", [client, staff], (scope) => standing.standing(scope, 7, MINE)],
  ["standing.me", [staff, nobody], (scope) => standing.me(scope)],
  ["standing.userByEmail", [], (scope) => standing.userByEmail(scope, "e")],
  ["standing.clientChoices", [client, staff], (scope) => standing.clientChoices(scope, [1])],
  ["standing.myClients", [staff, nobody], (scope) => standing.myClients(scope)],
  ["files.ticketFile", [staff, nobody, makeClientScope(8, MINE)], (scope) => files.ticketFile(scope, 1, 0, 0)],
  ["files.staffTicketFile", [client, nobody], (scope) => files.staffTicketFile(scope, 1, { message: 0 }, 0)],
  ["tickets.departments", [nobody], (scope) => tickets.departments(scope)],
  ["staffTickets.departmentLoads", [client, nobody], (scope) => staffTickets.departmentLoads(scope)],
  [
    "tickets.ticketIdOfNumber",
    [staff, nobody, makeClientScope(8, MINE)],
    (scope) => tickets.ticketIdOfNumber(scope, "1"),
  ],
  ["tickets.replyToTicket", [staff, nobody], (scope) => tickets.replyToTicket(scope, own, "m")],
  ["staffTickets.queue", [client, nobody], (scope) => staffTickets.queue(scope, page)],
  ["staffTickets.staffTicket", [client, nobody], (scope) => staffTickets.staffTicket(scope, 1)],
  [
    "staffTickets.replyAsStaff",
    [client, nobody],
    (scope) => staffTickets.replyAsStaff(scope, { id: 1, clientId: 12 }, "m"),
  ],
  ["tickets.statuses", [nobody], (scope) => tickets.statuses(scope)],
];

test.each(doors)("%s is not for others, nor for what is no scope, and WHMCS is not asked", async (_, others, ask) => {
  for (const scope of [...others, { kind: "client", userId: 7, clientId: MINE, may: () => true }])
    await expect(ask(scope as never)).rejects.toThrow(/^No (scope|permission) for this$/);
  expect(asked).toEqual([]);
});
