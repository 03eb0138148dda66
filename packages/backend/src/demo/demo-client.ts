import {
  balanceOf,
  cancelInvoice,
  domainLine,
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
import { annually, domainPrice } from "./catalogue.ts";
import { uuid } from "./client-story.ts";
import { demoTickets } from "./demo-client-tickets.ts";
import { domain } from "./domain-story.ts";
import { order, service } from "./service-story.ts";
import type { ClientStory, DomainStory, ServiceStory } from "./world.ts";

/** Client 1: the account that a visitor of the demo signs in to. It has something of everything. */
export function demoClient(teller: Teller): ClientStory {
  const { world, today, now } = teller;
  const client: ClientStory = {
    id: 1,
    userId: 1,
    firstname: "Ines",
    lastname: "Falk",
    companyname: "Fjord & Fell Studio",
    email: "demo@kraken.example",
    address1: "Beispielweg 12",
    city: "Hamburg",
    state: "Hamburg",
    postcode: "22767",
    country: "DE",
    phonenumber: "+49.4055501187",
    taxId: "DE000000000",
    currency: 2,
    taxRate: 19_000,
    taxExempt: false,
    groupId: 1,
    gateway: "sandboxcard",
    status: "Active",
    created: at(addMonths(today, -68) - 11, 9, 40),
    lastLogin: now - 5 * 3600,
    notes: "Agency of two. Runs three sites for museums and one shop.",
    uuid: uuid(teller),
  };
  world.clients.push(client);
  const services = demoServices(teller, client);
  const domains = demoDomains(teller, client);
  demoBilling(teller, client, services, domains);
  demoTickets(teller, client, services, domains);
  demoAccount(teller, client);
  return client;
}

export type DemoServices = ReturnType<typeof demoServices>;
export type DemoDomains = ReturnType<typeof demoDomains>;

function demoServices(teller: Teller, client: ClientStory) {
  const { today } = teller;
  const running = (
    product: number,
    name: string,
    years: number,
    due: DayNumber,
    status: ServiceStory["status"],
    addons: number[] = [],
  ) => service(teller, client, { product, domain: name, registered: addMonths(due, -12 * years), due, status, addons });
  const journal = running(5, "journal.example", 2, today - 14, "Suspended", [1]);
  const atlas = running(8, "atlas.fjordandfell.example", 3, today + 8, "Active", [1]);
  const hosting = running(3, "fjordandfell.example", 5, today + 19, "Active", [1, 2]);
  const mail = running(6, "fjordandfell.example", 4, today + 19, "Active");
  const backup = service(teller, client, {
    product: 10,
    domain: "atlas.fjordandfell.example",
    registered: today - 1,
    due: today - 1,
    status: "Pending",
  });
  const museum = service(teller, client, {
    product: 2,
    cycle: annually,
    domain: "halden.example",
    registered: addMonths(today + 100, -36),
    due: today + 100,
    status: "Active",
  });
  const oldShop = running(1, "oldshop.example", 5, today + 38, "Active");
  const moved = service(teller, client, {
    product: 13,
    cycle: null,
    domain: "halden.example",
    registered: addMonths(today + 100, -36),
    status: "Completed",
  });
  const tests = running(7, "test.fjordandfell.example", 1, today - 160, "Terminated");
  oldShop.cancellation = {
    type: "End of Billing Period",
    reason: "The old shop closes at the end of the year.",
    moment: at(today - 3, 16, 20),
  };
  hosting.usage = 62;
  moved.ended = moved.registered + 2;
  tests.ended = today - 160;
  for (const each of atlas.options) if (each.option === 2) each.quantity = 2;
  atlas.recurring += 300;
  return { journal, atlas, hosting, mail, backup, museum, oldShop };
}

function demoDomains(teller: Teller, client: ClientStory) {
  const { today } = teller;
  const held = (name: string, left: number, years: number, more: Partial<DomainStory> = {}) =>
    domain(teller, client, name, {
      expires: today + left,
      registered: addMonths(today + left, -12 * years),
      protect: false,
      ...more,
    });
  return {
    main: held("fjordandfell.example", 201, 6, { protect: true }),
    runners: held("fellrunners.example", 9, 2, { autoRenew: false }),
    journal: held("journal.example", 351, 3),
    museum: held("halden.example", 48, 3),
    oldShop: held("oldshop.example", 38, 5, { autoRenew: false }),
    hyphens: held("fjord-and-fell.example", 201, 4),
    expired: held("nordlys-prints.example", -12, 4, { status: "Expired", autoRenew: false, locked: false }),
    coming: domain(teller, client, "fellstudio.example", {
      type: "Transfer",
      status: "Pending Transfer",
      registered: today - 3,
      locked: false,
    }),
    ordered: domain(teller, client, "atlas-maps.example", {
      status: "Pending Registration",
      registered: today - 1,
      locked: false,
    }),
  };
}

function demoBilling(teller: Teller, client: ClientStory, services: DemoServices, domains: DemoDomains): void {
  const { today, world } = teller;
  const { journal, atlas, hosting, mail, backup, museum, oldShop } = services;
  const firstDue = (of: ServiceStory, back: number) => addMonths(of.due ?? today, -back);

  // Paid: a year of the museum's hosting, months of the rest, two domains.
  const museumYear = firstDue(museum, 12);
  paidInvoice(teller, client, museumYear, [
    serviceLine(museum, museumYear, museum.recurring),
    otherLine("Website migration - halden.example", 7900),
  ]);
  for (const back of [4, 3, 2, 1]) {
    const day = firstDue(hosting, back);
    const lines = [...periodLines(hosting, day), ...periodLines(mail, day)];
    if (back === 2) lines.push(domainLine(domains.journal, day, domainPrice("renew", 2), true));
    paidInvoice(teller, client, day, lines);
  }
  for (const back of [2, 1])
    paidInvoice(teller, client, firstDue(atlas, back), periodLines(atlas, firstDue(atlas, back)));
  paidInvoice(teller, client, firstDue(oldShop, 2), periodLines(oldShop, firstDue(oldShop, 2)));
  const arriving = paidInvoice(teller, client, today - 3, [
    domainLine(domains.coming, today - 3, domains.coming.first, false),
  ]);
  domains.coming.order = order(teller, client, arriving, today - 3, "Active");

  // Overdue, with a promotion and a part paid from credit: the suspended journal.
  const overdue = invoice(
    teller,
    client,
    { date: today - 29, due: today - 14 },
    [
      serviceLine(journal, today - 14, journal.recurring),
      otherLine("Promotional Code: AUTUMN10 - 10% One Time Discount", -240, "PromoHosting", journal),
      ...periodLines(journal, today - 14).slice(1),
      domainLine(domains.journal, today - 14, domainPrice("renew", 2), true),
    ],
    { credit: 1000, captureAttempt: at(today - 11, 6, 2) },
  );
  world.credits.push(
    { client, day: today - 130, description: "Goodwill: three hours of maintenance", amount: 2250, invoice: null },
    { client, day: today - 29, description: "Credit Applied to Invoice", amount: -1000, invoice: overdue },
  );

  // Due soon, part paid, refunded, cancelled, draft, and what a new order owes.
  invoice(teller, client, { date: today - 6, due: today + 8 }, periodLines(atlas, today + 8));
  const parts = invoice(
    teller,
    client,
    { date: today - 12, due: today + 18 },
    [otherLine("Move of the museum's archive: 14 hours", 63_000), otherLine("Storage during the move", 4500)],
    { method: "banktransfer", notes: "Three parts, as agreed in the ticket." },
  );
  pay(teller, parts, at(today - 9, 10, 24), 30_000, "banktransfer");
  pay(teller, parts, at(today - 2, 15, 3), 20_000, "paypal");
  const twice = paidInvoice(teller, client, today - 75, [otherLine("Dedicated IPv4, ordered twice", 250)]);
  const payment = twice.transactions[0];
  if (payment) refund(teller, twice, payment, at(today - 70, 11, 30));
  cancelInvoice(
    invoice(teller, client, { date: today - 174, due: today - 160 }, [
      otherLine("Cloud Server CX-2 - test.fjordandfell.example", 1800),
    ]),
    today - 158,
  );
  invoice(
    teller,
    client,
    { date: today, due: today + 14 },
    [otherLine("Tuning of the shop's database: 3 hours", 13_500)],
    { status: "Draft" },
  );
  const ordered = invoice(teller, client, { date: today - 1, due: today - 1 + 14 }, [
    serviceLine(backup, today - 1, backup.first),
    domainLine(domains.ordered, today - 1, domains.ordered.first, false),
  ]);
  backup.due = today - 1 + 14;
  const placed = order(teller, client, ordered, today - 1, "Pending");
  backup.order = placed;
  domains.ordered.order = placed;
  pay(teller, ordered, at(today - 1, 17, 5), balanceOf(ordered), "banktransfer");
}

function demoAccount(teller: Teller, client: ClientStory): void {
  const { world, today, now } = teller;
  const expiry = new Date(today * 86_400_000).toISOString().slice(0, 7);
  world.payMethods.push(
    { client, type: "card", description: "Company card", lastFour: "4242", expiry },
    { client, type: "bank", description: "Account for domains", lastFour: "0017", expiry: null },
  );
  world.contacts.push({
    client,
    firstname: "Tomas",
    lastname: "Berg",
    email: "tomas@fjordandfell.example",
    moment: at(today - 400, 10),
  });
  world.members.push({ userId: 5, client, permissions: "domains,managedomains,tickets", owner: false });
  world.clientNotes.push({
    client,
    admin: 2,
    sticky: true,
    moment: at(today - 81, 14, 10),
    text: "Pays by card, reliable for five years. Call Ines before suspending anything: the shop is their income.",
  });
  world.quotes.push({
    id: 0,
    client,
    subject: "Dedicated server for the museum's archive",
    stage: "Delivered",
    created: today - 5,
    validUntil: today + 25,
    accepted: null,
    proposal: "One AX-41 in Falkenstein with backups in Frankfurt.\n\nWe set it up, move the archive and watch it.",
    notes: "Prices without VAT.",
    items: [
      { description: "Dedicated Server AX-41, one year", quantity: 100, price: 85_000, discount: 500 },
      { description: "Backup Storage 1 TB, months", quantity: 1200, price: 550, discount: 0 },
      { description: "Set-up and move, hours", quantity: 600, price: 4500, discount: 0 },
    ],
  });
  const mail = (days: number, subject: string, message: string) =>
    world.emails.push({ client, subject, message, moment: Math.min(now, at(today - days, 6, 5)) });
  mail(
    29,
    "Customer Invoice",
    "<p>Dear Ines Falk,</p><p>this is a notice that an invoice has been made for you. It is due in two weeks.</p>",
  );
  mail(
    13,
    "First Invoice Overdue Notice",
    "<p>Dear Ines Falk,</p><p>an invoice is overdue. Please pay it, so that journal.example stays online.</p>",
  );
  mail(
    7,
    "Service Suspension Notification",
    "<p>Dear Ines Falk,</p><p>journal.example has been suspended, because its invoice is not paid.</p>",
  );
  mail(6, "Customer Invoice", "<p>Dear Ines Falk,</p><p>this is a notice that an invoice has been made for you.</p>");
  mail(
    1,
    "Order Confirmation",
    "<p>Dear Ines Falk,</p><p>thank you for your order: Backup Storage 1 TB and atlas-maps.example.</p>",
  );
  const log = (days: number, hour: number, username: string, admin: number | null, description: string) =>
    world.activity.push({ client, username, admin, description, moment: Math.min(now, at(today - days, hour, 2)) });
  log(29, 6, "System", null, "Invoice created for services due in 14 days");
  log(11, 6, "System", null, "Card payment refused: not enough funds");
  log(7, 6, "System", null, "Service suspended: journal.example, overdue on payment");
  log(4, 9, "Client", null, "Signed in to the control panel of fjordandfell.example");
  log(1, 17, "Client", null, "Order placed: Backup Storage 1 TB, atlas-maps.example");
}
