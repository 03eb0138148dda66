import { addMonths, at, type DayNumber, type Moment, slashed } from "./calendar.ts";
import { addonData, productData } from "./catalogue-data.ts";
import { taxRateOf } from "./client-story.ts";
import { totalsOf } from "./money.ts";
import type { Random } from "./random.ts";
import type {
  AddonStory,
  ClientStory,
  DomainStory,
  InvoiceStory,
  LineStory,
  ServiceStory,
  TransactionStory,
  World,
} from "./world.ts";

/** What every story needs: its own chance, and the time that it is told at. */
export interface Teller {
  readonly world: World;
  readonly random: Random;
  readonly today: DayNumber;
  readonly now: Moment;
}

/** A line for a service's period, or its one price. */
export function serviceLine(service: ServiceStory, from: DayNumber, amount: number): LineStory {
  const name = productData[service.product - 1]?.name ?? "";
  const about = service.domain ? `${name} - ${service.domain}` : name;
  const period = service.cycle ? ` (${slashed(from)} - ${slashed(addMonths(from, service.cycle.months) - 1)})` : "";
  return { type: "Hosting", about: service, description: about + period, amount, taxed: true };
}

export function addonLine(service: ServiceStory, addon: AddonStory, from: DayNumber): LineStory {
  const name = addonData[addon.addon - 1]?.name ?? "";
  const period = service.cycle ? ` (${slashed(from)} - ${slashed(addMonths(from, service.cycle.months) - 1)})` : "";
  const description = `Addon (${service.domain}) - ${name}${period}`;
  return { type: "Addon", about: addon, description, amount: addon.recurring, taxed: true };
}

export function domainLine(domain: DomainStory, from: DayNumber, amount: number, renewal: boolean): LineStory {
  const what = renewal ? "Renewal" : domain.type === "Transfer" ? "Transfer" : "Registration";
  const type = renewal ? "Domain" : domain.type === "Transfer" ? "DomainTransfer" : "DomainRegister";
  const period = `(${slashed(from)} - ${slashed(addMonths(from, 12 * domain.years) - 1)})`;
  const description = `Domain ${what} - ${domain.domain} - ${domain.years} Year/s ${period}`;
  return { type, about: domain, description, amount, taxed: true };
}

export function otherLine(
  description: string,
  amount: number,
  type = "Item",
  about: { id: number } | null = null,
): LineStory {
  return { type, about, description, amount, taxed: true };
}

/** Everything that a service's next period costs. */
export function periodLines(service: ServiceStory, from: DayNumber): LineStory[] {
  return [
    serviceLine(service, from, service.recurring),
    ...service.addons.map((addon) => addonLine(service, addon, from)),
  ];
}

export function invoice(
  { world }: Teller,
  client: ClientStory,
  dates: { date: DayNumber; due: DayNumber },
  lines: LineStory[],
  more: Partial<Omit<InvoiceStory, "client" | "lines">> = {},
): InvoiceStory {
  const made: InvoiceStory = {
    id: 0,
    client,
    ...dates,
    status: "Unpaid",
    method: client.gateway,
    lines,
    transactions: [],
    credit: 0,
    paid: null,
    refunded: null,
    cancelled: null,
    captureAttempt: null,
    notes: "",
    ...more,
  };
  world.invoices.push(made);
  return made;
}

/** What is left to pay, in minor units. */
export function balanceOf(of: InvoiceStory): number {
  const paid = of.transactions.reduce((sum, each) => sum + each.in - each.out, 0);
  return totalsOf(of.lines, taxRateOf(of.client)).total - of.credit - paid;
}

/** A payment of `amount` (all that is left unless given); the invoice is Paid when nothing is left. */
export function pay(
  { random, now }: Teller,
  of: InvoiceStory,
  moment: Moment,
  amount = balanceOf(of),
  gateway = of.method,
): TransactionStory {
  const made: TransactionStory = {
    id: 0,
    gateway,
    moment: Math.min(moment, now),
    description: "Invoice Payment",
    in: amount,
    out: 0,
    fees: gateway === "paypal" ? Math.round(amount * 0.029) + 35 : 0,
    reference: gateway === "sandboxcard" ? `ch_${random.token(16)}` : random.token(12).toUpperCase(),
    refundOf: null,
  };
  of.transactions.push(made);
  if (balanceOf(of) <= 0) {
    of.status = "Paid";
    of.paid = made.moment;
  }
  return made;
}

/** Gives a payment back, all of it. */
export function refund({ random, now }: Teller, of: InvoiceStory, payment: TransactionStory, moment: Moment): void {
  of.status = "Refunded";
  of.refunded = Math.min(Math.max(moment, payment.moment), now);
  of.transactions.push({
    id: 0,
    gateway: payment.gateway,
    moment: of.refunded,
    description: `Refund of Transaction ID ${payment.reference}`,
    in: 0,
    out: payment.in,
    fees: 0,
    reference: `re_${random.token(16)}`,
    refundOf: payment,
  });
}

export function cancelInvoice(of: InvoiceStory, day: DayNumber): void {
  of.status = "Cancelled";
  of.cancelled = at(day, 6, 4);
}

/** A paid invoice, as renewals mostly are: made two weeks before, paid around the due day. */
export function paidInvoice(teller: Teller, client: ClientStory, due: DayNumber, lines: LineStory[]): InvoiceStory {
  const { random, today } = teller;
  const date = Math.min(due - 14, today);
  const made = invoice(teller, client, { date, due }, lines);
  const day = client.gateway === "sandboxcard" ? due : due + random.int(-9, 3);
  pay(
    teller,
    made,
    at(
      Math.max(date, Math.min(day, today)),
      client.gateway === "sandboxcard" ? 6 : random.int(7, 19),
      random.int(0, 59),
    ),
  );
  return made;
}
