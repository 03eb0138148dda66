import {
  cancelInvoice,
  invoice,
  otherLine,
  paidInvoice,
  pay,
  periodLines,
  refund,
  serviceLine,
  type Teller,
} from "./billing-story.ts";
import { addMonths, at, type DayNumber } from "./calendar.ts";
import { addonPrice, annually, type Cycle, cycles, monthly, options, priced, productPrice } from "./catalogue.ts";
import { productData } from "./catalogue-data.ts";
import type { ClientStory, InvoiceStory, OrderStory, ServiceStory } from "./world.ts";

const states = [
  ["Active", 62],
  ["Suspended", 6],
  ["Pending", 5],
  ["Terminated", 9],
  ["Cancelled", 8],
  ["Fraud", 2],
  ["Completed", 8],
] as const;
const productWeights = [22, 20, 18, 8, 9, 9, 8, 8, 4, 5, 2, 1].map((weight, at) => [at + 1, weight] as const);
const cycleWeights = cycles.map(
  (cycle) => [cycle, { 1: 60, 3: 8, 6: 4, 12: 24, 24: 3, 36: 1 }[cycle.months] ?? 1] as const,
);
const migration = 13;

/** Anything that a story fixes by hand; the rest is reckoned from the catalogue. */
export interface ServiceWishes {
  product: number;
  cycle?: Cycle | null;
  domain: string;
  registered: DayNumber;
  due?: DayNumber | null;
  status: ServiceStory["status"];
  addons?: readonly number[];
}

/** A service, with its price and its place. */
export function service({ world, random }: Teller, client: ClientStory, wishes: ServiceWishes): ServiceStory {
  const data = productData[wishes.product - 1];
  const cycle = wishes.cycle === undefined ? monthly : wishes.cycle;
  const { setup, price } = productPrice(wishes.product, cycle ?? monthly, client.currency);
  const made: ServiceStory = {
    id: 0,
    client,
    order: null,
    product: wishes.product,
    server: data?.server ?? null,
    domain: wishes.domain,
    registered: wishes.registered,
    cycle,
    first: price + setup,
    recurring: cycle ? price : 0,
    due: wishes.due ?? null,
    status: wishes.status,
    ended: null,
    suspensionReason: wishes.status === "Suspended" ? "Overdue on Payment" : "",
    usage: random.int(4, 92),
    addons: (wishes.addons ?? []).map((addon) => ({
      id: 0,
      addon,
      recurring: addonPrice(addon, cycle ?? monthly, client.currency),
    })),
    options: [],
    cancellation: null,
  };
  for (const option of options) {
    const first = option.choices[0];
    if (!first || !option.products.includes(wishes.product)) continue;
    if (option.type === 1)
      made.options.push({ option: option.id, choice: random.pick(option.choices.slice(0, 2)).id, quantity: 0 });
    if (option.type === 3) made.options.push({ option: option.id, choice: first.id, quantity: 0 });
    if (option.type === 4) made.options.push({ option: option.id, choice: first.id, quantity: 0 });
  }
  world.services.push(made);
  return made;
}

/** The order that something came with. */
export function order(
  teller: Teller,
  client: ClientStory,
  of: InvoiceStory | null,
  day: DayNumber,
  status: OrderStory["status"],
): OrderStory {
  const { world, random, now } = teller;
  const made: OrderStory = {
    id: 0,
    client,
    moment: Math.min(now, at(day, random.int(6, 21), random.int(0, 59))),
    invoice: of,
    method: client.gateway,
    status,
    promoCode: "",
    ip: `198.51.100.${random.int(1, 254)}`,
  };
  world.orders.push(made);
  return made;
}

/** A service of one of the many, and the invoices of its life. */
export function someService(teller: Teller, client: ClientStory, domain: string, since: DayNumber): ServiceStory {
  const { random, today } = teller;
  const status = random.weighted(states);
  const cycle = status === "Completed" ? null : random.weighted(cycleWeights);
  const product = status === "Completed" ? migration : random.weighted(productWeights);
  const fresh = status === "Pending" ? random.int(0, 6) : status === "Fraud" ? random.int(1, 150) : random.int(8, 1400);
  const registered = Math.max(since, today - fresh);
  const addons = cycle && random.chance(22) ? [1] : [];
  const made = service(teller, client, { product, cycle, domain, registered, status, addons });
  if (status === "Pending" || status === "Fraud") newOrder(teller, made);
  else if (cycle === null) bought(teller, made);
  else life(teller, made, cycle);
  return made;
}

function firstLines(made: ServiceStory, client: ClientStory) {
  const { setup } = productPrice(made.product, made.cycle ?? monthly, client.currency);
  const lines = [serviceLine(made, made.registered, made.first - setup)];
  if (setup > 0) lines.push(otherLine("Setup", setup, "Setup", made));
  return lines;
}

function newOrder(teller: Teller, made: ServiceStory): void {
  const { random } = teller;
  const { client, registered } = made;
  const first = invoice(teller, client, { date: registered, due: registered }, firstLines(made, client));
  if (made.status === "Fraud") cancelInvoice(first, registered + 1);
  else if (random.chance(35)) pay(teller, first, at(registered, 12));
  else if (random.chance(20)) first.status = "Payment Pending";
  made.order = order(teller, client, first, registered, made.status === "Fraud" ? "Fraud" : "Pending");
  made.due = registered;
}

function bought(teller: Teller, made: ServiceStory): void {
  const paid = paidInvoice(teller, made.client, made.registered, firstLines(made, made.client));
  made.order = order(teller, made.client, paid, made.registered, "Active");
  made.ended = Math.min(made.registered + 3, teller.today);
}

/** From the first payment to the next one, or to the end. */
function life(teller: Teller, made: ServiceStory, cycle: Cycle): void {
  const { random, today } = teller;
  const { client, status } = made;
  const late = status === "Suspended" ? random.int(8, 40) : status === "Active" ? 0 : random.int(20, 300);
  // The last day that was paid for: after today when all is well.
  let due = addMonths(made.registered, cycle.months);
  let periods = 1;
  while (due + late <= today) due = addMonths(made.registered, cycle.months * ++periods);
  if (status === "Suspended" && due > today) {
    made.registered = today - late - cycle.months * 31;
    client.created = Math.min(client.created, at(made.registered, 8));
    due = today - late;
    periods = 1;
  }
  made.due = due;
  const firstInvoice = paidInvoice(teller, client, made.registered, firstLines(made, client));
  made.order = order(teller, client, firstInvoice, made.registered, "Active");
  if (periods > 1) {
    const from = addMonths(made.registered, cycle.months * (periods - 1));
    const last = paidInvoice(teller, client, from, periodLines(made, from));
    const payment = last.transactions[0];
    if (payment && random.chance(4)) refund(teller, last, payment, at(Math.min(today, from + 5), 11));
  }
  if (status === "Active") upcoming(teller, made, due);
  else if (status === "Suspended")
    invoice(teller, client, { date: due - 14, due }, periodLines(made, due), {
      captureAttempt: client.gateway === "sandboxcard" ? at(due, 6, 2) : null,
    });
  else ending(teller, made, due);
}

function upcoming(teller: Teller, made: ServiceStory, due: DayNumber): void {
  const { random, today } = teller;
  const { client } = made;
  if (due - 14 <= today) {
    const next = invoice(teller, client, { date: due - 14, due }, periodLines(made, due));
    if (random.chance(6)) next.status = "Payment Pending";
  } else if (random.chance(4)) {
    invoice(
      teller,
      client,
      { date: today, due: today + 14 },
      [otherLine("Work by the hour", priced(random.int(2, 12) * 2250, client.currency))],
      { status: "Draft" },
    );
  }
  if (made.cycle !== annually && random.chance(4)) {
    made.cancellation = {
      type: "End of Billing Period",
      reason: "We do not need it any more.",
      moment: at(today - random.int(0, 5), 10, 12),
    };
  }
}

function ending(teller: Teller, made: ServiceStory, due: DayNumber): void {
  const { random, today } = teller;
  made.ended = Math.min(today, Math.max(made.registered, due));
  if (made.status !== "Terminated" || due > today) return;
  const open = invoice(teller, made.client, { date: due - 14, due }, periodLines(made, due));
  if (random.chance(30)) open.status = "Collections";
  else cancelInvoice(open, Math.min(today, due + 60));
}
