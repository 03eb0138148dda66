import { beforeEach, expect, test, vi } from "vitest";
import { type Permission, permissions } from "../access/permissions.ts";
import { type ClientScope, makeClientScope } from "../access/scope.ts";
import * as details from "./account-details.ts";
import * as addons from "./addons.ts";
import { emptyPerson } from "./client-fields.ts";
import * as closing from "./closing.ts";
import * as contacts from "./contacts.ts";
import * as dns from "./dns.ts";
import * as renewal from "./domain-renewal.ts";
import * as domains from "./domains.ts";
import * as invoices from "./invoices.ts";
import { mailChoice } from "./mail-kinds.ts";
import * as members from "./members.ts";
import * as orders from "./quiet-order.ts";
import * as registrar from "./registrar.ts";
import * as care from "./service-care.ts";
import * as services from "./services.ts";
import * as sso from "./sso.ts";
import * as tickets from "./tickets.ts";
import * as upgrades from "./upgrades.ts";

/** A WHMCS that must not be asked. */
const asked = vi.hoisted(() => vi.fn());
vi.mock("../lib/whmcs.ts", () => {
  const anything = new Proxy({}, { get: () => asked });
  const whmcs: object = new Proxy(
    {},
    { get: (_, name) => (name === "through" ? () => whmcs : name === "paginate" ? anything : asked) },
  );
  return { whmcs };
});

beforeEach(() => asked.mockReset());

const page = { page: 1, pageSize: 25 };
const ticket = { id: 3 } as tickets.OwnTicket;
const own = {
  id: 1,
  name: "a.example",
  status: "Active",
  recurring: "1.00",
  years: 1,
  gateway: "card",
  productId: 1,
} as const;
const quote = { lines: [], taxes: [], total: "1.00", withTaxes: false };
const change = { type: "product", productId: 1, cycle: "Monthly" } as const;
/** Thrown at once or later. */
const later =
  (ask: (scope: ClientScope) => unknown) =>
  async (scope: ClientScope): Promise<unknown> =>
    ask(scope);
const person = { ...emptyPerson, mails: mailChoice(() => true) };
const made = { department: 1, subject: "s", message: "m", priority: "Low" } as const;

test.each<[string, Permission, (scope: ClientScope) => Promise<unknown>]>([
  ["services", "products", (scope) => services.services(scope)],
  ["one service", "products", (scope) => services.service(scope, 1)],
  ["domains", "domains", (scope) => domains.domains(scope)],
  ["one domain", "domains", (scope) => domains.domain(scope, 1)],
  ["invoices", "invoices", (scope) => invoices.invoices(scope, page)],
  ["the numbers of invoices", "invoices", (scope) => invoices.invoiceCounts(scope)],
  ["unpaid invoices", "invoices", (scope) => invoices.unpaidInvoices(scope)],
  ["one invoice", "invoices", (scope) => invoices.invoice(scope, 1)],
  ["what is owed", "invoices", (scope) => invoices.openInvoices(scope)],
  ["tickets", "tickets", (scope) => tickets.tickets(scope, page)],
  ["one ticket", "tickets", (scope) => tickets.ticket(scope, 1)],
  ["a reply", "tickets", (scope) => tickets.replyToTicket(scope, ticket, "m")],
  ["nameservers", "domains", later((scope) => registrar.nameservers(scope, 1))],
  ["a lock", "domains", later((scope) => registrar.isLocked(scope, 1))],
  ["contacts", "domains", later((scope) => registrar.contacts(scope, own))],
  ["DNS records", "domains", later((scope) => dns.dnsRecords(scope, 1))],
  ["other DNS records", "managedomains", (scope) => dns.setDnsRecords(scope, own, [])],
  ["auto-renew", "managedomains", (scope) => registrar.setAutoRenew(scope, own, false)],
  ["another lock", "managedomains", (scope) => registrar.setLock(scope, own, false)],
  ["ID protection", "managedomains", (scope) => registrar.setIdProtection(scope, own, true)],
  ["other nameservers", "managedomains", (scope) => registrar.setNameservers(scope, own, ["a.b", "c.d"])],
  ["other contacts", "managedomains", (scope) => registrar.setContacts(scope, own, {})],
  ["a transfer code", "managedomains", (scope) => registrar.requestCode(scope, own)],
  ["prices of renewals", "domains", (scope) => renewal.renewalPrices(scope, own)],
  ["a renewal", "orders", (scope) => renewal.renewDomain(scope, own, 1, quote)],
  ["a price", "orders", later((scope) => orders.engineQuote(scope, {}))],
  ["an order", "orders", (scope) => orders.orderQuietly(scope, {}, "card", quote)],
  ["add-ons", "products", (scope) => addons.addonsOf(scope, 1)],
  ["add-ons on offer", "products", later((scope) => addons.addonsOnOffer(scope, 1))],
  ["commands", "products", later((scope) => care.serviceCommands(scope, 1))],
  ["a command", "manageproducts", (scope) => care.runCommand(scope, own, "reboot")],
  ["a service's password", "manageproducts", (scope) => care.credentials(scope, own)],
  ["another password", "manageproducts", (scope) => care.changeServicePassword(scope, own, "p")],
  ["a cancellation", "products", later((scope) => care.cancellationOf(scope, 1))],
  ["cancelling", "orders", (scope) => care.requestCancellation(scope, own, "Immediate", "")],
  ["keeping", "orders", (scope) => care.withdrawCancellation(scope, own)],
  ["upgrades", "products", later((scope) => upgrades.upgradeOptions(scope, 1))],
  ["the price of an upgrade", "orders", (scope) => upgrades.upgradeOffer(scope, own, change)],
  ["an upgrade", "orders", (scope) => upgrades.orderUpgrade(scope, own, change, quote)],
  ["a single sign-on", "productsso", (scope) => sso.ssoLink(scope, { path: "clientarea.php" })],
  ["a new ticket", "tickets", (scope) => tickets.openTicket(scope, made)],
  ["details", "profile", (scope) => details.accountDetails(scope)],
  ["details at this moment", "profile", (scope) => details.accountDetailsNow(scope)],
  ["what may be changed of them", "profile", (scope) => details.detailRules(scope)],
  ["other details", "profile", (scope) => details.saveDetails(scope, { town: "Oslo" })],
  ["contacts", "contacts", (scope) => contacts.contacts(scope)],
  ["one contact", "contacts", (scope) => contacts.contact(scope, 1)],
  ["a contact at this moment", "contacts", (scope) => contacts.contactNow(scope, 1)],
  ["a new contact", "contacts", (scope) => contacts.addContact(scope, person)],
  ["another contact", "contacts", (scope) => contacts.changeContact(scope, { ...person, id: 1 }, person)],
  ["removing a contact", "contacts", (scope) => contacts.removeContact(scope, { ...person, id: 1 })],
  ["all services", "products", (scope) => services.servicesNow(scope)],
  ["all domains", "domains", (scope) => domains.domainsNow(scope)],
  ["all invoices", "invoices", (scope) => invoices.allInvoices(scope)],
  ["what is unpaid now", "invoices", (scope) => invoices.unpaidNow(scope)],
  ["all tickets", "tickets", (scope) => tickets.allTickets(scope)],
])("%s: not without the permission for %s, and WHMCS is not asked", async (_, need, ask) => {
  const others = new Set(permissions.filter((permission) => permission !== need));
  for (const held of [others, new Set<Permission>(), undefined]) {
    await expect(ask(makeClientScope(8, 12, { permissions: held }))).rejects.toThrow("No permission for this");
  }
  expect(asked).not.toHaveBeenCalled();
});

const member = { id: 9, name: "n", email: "e", isOwner: false, permissions: [] };
const invitation = { id: 1, email: "e", permissions: [], sent: null, until: null, isOver: false };
const ending: closing.Closing = {
  name: "n",
  currency: "EUR",
  services: [],
  domains: [],
  unpaid: [],
  credit: "",
  way: "at once",
};
const words = { reason: "r", subject: "s", message: () => "m" };

test.each<[string, (scope: ClientScope) => Promise<unknown>]>([
  ["users", (scope) => members.members(scope)],
  ["one user", (scope) => members.member(scope, 9)],
  ["a user at this moment", (scope) => members.memberNow(scope, 9)],
  ["what another may do", (scope) => members.setPermissions(scope, member, ["tickets"])],
  ["removing a user", (scope) => members.removeMember(scope, member)],
  ["inviting", (scope) => members.invite(scope, "e@mail.example", ["tickets"])],
  ["invitations", (scope) => members.invitations(scope)],
  ["an invitation", (scope) => members.invitationNow(scope, 1)],
  ["taking an invitation back", (scope) => members.withdrawInvitation(scope, invitation)],
  ["what stands in the way of closing", (scope) => closing.closing(scope)],
  ["the same at this moment", (scope) => closing.closingNow(scope)],
  ["closing", (scope) => closing.closeNow(scope, ending)],
  ["asking to close", (scope) => closing.askToClose(scope, ending, words)],
])("%s: the owner's alone, whatever else a user may do", async (_, ask) => {
  const others = makeClientScope(8, 12, { permissions: new Set(permissions) });
  await expect(ask(others)).rejects.toThrow("No permission for this");
  expect(asked).not.toHaveBeenCalled();
});

test("an owner is not changed, nor removed, and nobody changes what he may do himself", async () => {
  const owner = makeClientScope(7, 12, { permissions: new Set(permissions), isOwner: true });
  for (const of of [
    { ...member, id: 7 },
    { ...member, isOwner: true },
  ]) {
    await expect(members.setPermissions(owner, of, ["tickets"])).rejects.toThrow(/Nobody changes/);
    await expect(members.removeMember(owner, of)).rejects.toThrow(/Nobody changes/);
  }
  expect(asked).not.toHaveBeenCalled();
});

test("nothing is closed at once where something stands in the way", async () => {
  const owner = makeClientScope(7, 12, { permissions: new Set(permissions), isOwner: true });
  await expect(closing.closeNow(owner, { ...ending, way: "by request" })).rejects.toThrow(
    "Something stands in the way",
  );
  expect(asked).not.toHaveBeenCalled();
});
