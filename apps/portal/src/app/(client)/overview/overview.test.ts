import { expect, test } from "vitest";
import type { DomainSummary } from "../../../data/domains.ts";
import type { OpenInvoice } from "../../../data/invoices.ts";
import type { CancelType } from "../../../data/service-care.ts";
import type { ServiceSummary } from "../../../data/services.ts";
import type { TicketHead } from "../../../data/tickets.ts";
import { horizonOf } from "./horizon.ts";
import { isMany, linesOf, todoGroups } from "./todo.ts";

const today = "2026-11-23";

const service = (id: number, more: Partial<ServiceSummary> = {}): ServiceSummary => ({
  id,
  name: `Service ${id}`,
  group: "",
  domain: `s${id}.example`,
  status: "Active",
  registered: "2024-01-01",
  nextDue: "2026-12-01",
  cycle: "Monthly",
  firstPayment: "10.00",
  recurring: "10.00",
  paymentMethod: "Card",
  ...more,
});

const domain = (id: number, more: Partial<DomainSummary> = {}): DomainSummary => ({
  id,
  name: `d${id}.example`,
  status: "Active",
  registered: "2024-01-01",
  expires: "2027-06-01",
  nextDue: "2027-06-01",
  autoRenew: true,
  recurring: "12.00",
  years: 1,
  ...more,
});

const invoice = (id: number, more: Partial<OpenInvoice> = {}): OpenInvoice => ({
  id,
  number: String(id),
  date: "2026-11-01",
  due: "2026-12-01",
  paid: null,
  total: "20.00",
  afterCredit: "20.00",
  status: "Unpaid",
  currency: "EUR",
  balance: "20.00",
  isTotal: false,
  about: [],
  ...more,
});

const ticket = (id: number): TicketHead => ({
  id,
  number: `T${id}`,
  subject: "Checkout",
  status: "Answered",
  priority: "High",
  opened: "2026-11-20T10:00:00",
  lastReply: "2026-11-22T10:00:00",
});

const nothing = {
  today,
  invoices: [],
  services: [],
  domains: [],
  waiting: { rows: [], total: 0 },
  quotes: [],
  cards: [],
  ending: new Map<number, CancelType>(),
};
const say = (of: OpenInvoice) => `Invoice ${of.number}`;

test("puts what is overdue first, with the service that it stops", () => {
  const groups = todoGroups({
    ...nothing,
    invoices: [invoice(1, { due: "2026-11-09", about: [{ kind: "service", id: 7 }] }), invoice(2)],
    services: [service(7, { status: "Suspended" }), service(8, { status: "Suspended" }), service(9)],
    domains: [domain(1, { autoRenew: false, expires: "2026-12-02" })],
    waiting: { rows: [ticket(4)], total: 1 },
  });
  expect(groups.map(({ kind, total }) => [kind, total])).toEqual([
    ["overdue", 1],
    ["suspended", 1],
    ["expires", 1],
    ["waits", 1],
    ["unpaid", 1],
  ]);
  expect(groups[0]?.things[0]).toMatchObject({ stops: { id: 7 } });
  expect(groups[1]?.things[0]).toMatchObject({ service: { id: 8 } });
  expect(linesOf(groups)).toBe(5);
});

test("leaves alone what renews itself, what is far away and what is gone", () => {
  const domains = [
    domain(1, { expires: "2026-12-02" }),
    domain(2, { autoRenew: false, expires: "2026-12-24" }),
    domain(3, { autoRenew: false, expires: "2026-11-11", status: "Expired" }),
  ];
  expect(todoGroups({ ...nothing, domains })).toEqual([]);
});

test("says how many there are where they are many", () => {
  const groups = todoGroups({ ...nothing, waiting: { rows: [ticket(1), ticket(2)], total: 40 } });
  expect(groups.every(isMany)).toBe(true);
  expect(linesOf(groups)).toBe(1);
});

test("hangs what is left of an invoice and not the renewal that it is for", () => {
  const drops = horizonOf(
    {
      ...nothing,
      invoices: [invoice(1, { balance: "15.00", about: [{ kind: "service", id: 7 }] })],
      services: [service(7)],
    },
    say,
  );
  expect(drops).toEqual([
    { day: 8, date: "2026-12-01", amount: "15.00", names: ["Service 7"], href: "/invoices/1" },
    { day: 39, date: "2027-01-01", amount: "10.00", names: ["Service 7"], href: "/services/7" },
  ]);
});

test("adds up what falls on one day, and keeps what expires apart", () => {
  const drops = horizonOf(
    {
      ...nothing,
      services: [service(1, { cycle: "Annually" }), service(2, { cycle: "Annually", recurring: "0.20" })],
      domains: [domain(1, { autoRenew: false, expires: "2026-12-01" })],
    },
    say,
  );
  expect(drops).toEqual([
    { day: 8, date: "2026-12-01", amount: "10.20", names: ["Service 1", "Service 2"], href: "/invoices" },
    { day: 8, date: "2026-12-01", amount: null, names: ["d1.example"], href: "/domains/1" },
  ]);
});

test("leaves out what is overdue, free, over, or later than eight weeks", () => {
  const drops = horizonOf(
    {
      ...nothing,
      invoices: [invoice(1, { due: "2026-11-22" })],
      services: [
        service(1, { recurring: "0.00" }),
        service(2, { status: "Terminated" }),
        service(3, { cycle: "One Time" }),
        service(4, { nextDue: "2027-01-18" }),
        service(5, { nextDue: null }),
      ],
      domains: [domain(1)],
    },
    say,
  );
  expect(drops).toEqual([]);
});

test("hangs a week together when days would crowd", () => {
  const services = Array.from({ length: 40 }, (_, at) =>
    service(at, { cycle: "Annually", nextDue: at < 8 ? `2026-12-0${at + 1}` : `2026-12-${at < 30 ? at + 1 : 30}` }),
  );
  const drops = horizonOf({ ...nothing, services }, say);
  expect(drops.length).toBeLessThanOrEqual(8);
  expect(drops.map(({ amount }) => Number(amount)).reduce((sum, each) => sum + each, 0)).toBe(400);
});

test("leaves out what only runs out, but not what is already invoiced for it", () => {
  const drops = horizonOf(
    {
      ...nothing,
      invoices: [invoice(1, { about: [{ kind: "service", id: 7 }] })],
      services: [service(7), service(8)],
      ending: new Map([
        [7, "Immediate"],
        [8, "End of Billing Period"],
      ]),
    },
    say,
  );
  expect(drops.map(({ href, amount }) => [href, amount])).toEqual([["/invoices/1", "20.00"]]);
});
