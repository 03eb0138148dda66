import { beforeEach, expect, test, vi } from "vitest";
import { type Permission, permissions } from "../access/permissions.ts";
import { type ClientScope, makeClientScope } from "../access/scope.ts";
import * as domains from "./domains.ts";
import * as invoices from "./invoices.ts";
import * as services from "./services.ts";
import * as tickets from "./tickets.ts";

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
  ["a new ticket", "tickets", (scope) => tickets.openTicket(scope, made)],
])("%s: not without the permission for %s, and WHMCS is not asked", async (_, need, ask) => {
  const others = new Set(permissions.filter((permission) => permission !== need));
  for (const held of [others, new Set<Permission>(), undefined]) {
    await expect(ask(makeClientScope(8, 12, { permissions: held }))).rejects.toThrow("No permission for this");
  }
  expect(asked).not.toHaveBeenCalled();
});
