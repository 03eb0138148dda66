import { domainLine, invoice, otherLine, paidInvoice, periodLines, type Teller } from "./billing-story.ts";
import { addMonths, at, type DayNumber } from "./calendar.ts";
import { annually } from "./catalogue.ts";
import { someClient } from "./client-story.ts";
import { conversation } from "./conversations.ts";
import { domain, someDomain } from "./domain-story.ts";
import { service, someService } from "./service-story.ts";
import { someTicket, ticket } from "./ticket-story.ts";
import type { ClientStory } from "./world.ts";

/**
 * Client 2: somebody else, whose things the demo client must never see. Every name of it has the word Nautilus, and
 * nothing else has: where that word shows up, something leaked.
 */
export function otherClient(teller: Teller): void {
  const { today, now, world } = teller;
  const { client } = someClient(teller, 2, today - 900);
  Object.assign(client, {
    firstname: "Nemo",
    lastname: "Nautilus",
    companyname: "Nautilus Charter Ltd",
    email: "other@kraken.example",
    address1: "1 Nautilus Quay",
    city: "Bristol",
    state: "Bristol",
    postcode: "BS1 4DJ",
    country: "GB",
    currency: 3,
    phonenumber: "+44.1175550199",
    taxId: "GB000000000",
    taxRate: 20_000,
    taxExempt: false,
    gateway: "paypal",
    groupId: null,
    notes: "Nautilus: pays by PayPal.",
  } satisfies Partial<ClientStory>);
  const site = service(teller, client, {
    product: 4,
    domain: "nautilus-charter.example",
    registered: addMonths(today + 11, -20),
    due: today + 11,
    status: "Active",
    addons: [1],
  });
  const server = service(teller, client, {
    product: 7,
    cycle: annually,
    domain: "fleet.nautilus-charter.example",
    registered: addMonths(today + 140, -24),
    due: today + 140,
    status: "Active",
  });
  const name = domain(teller, client, "nautilus-charter.example", {
    expires: today + 77,
    registered: addMonths(today + 77, -36),
  });
  domain(teller, client, "nautilus-diving.example", { expires: today + 20, registered: addMonths(today + 20, -12) });
  paidInvoice(teller, client, today - 19, periodLines(site, today - 19));
  paidInvoice(teller, client, addMonths(today + 140, -12), periodLines(server, addMonths(today + 140, -12)));
  paidInvoice(teller, client, today - 288, [domainLine(name, today - 288, name.recurring, true)]);
  invoice(teller, client, { date: today - 3, due: today + 11 }, periodLines(site, today + 11));
  invoice(teller, client, { date: today - 40, due: today - 26 }, [otherLine("Nautilus: work by the hour", 9000)]);
  ticket(teller, client, conversation("mail-rejected"), {
    status: "Customer-Reply",
    last: now - 7000,
    about: { service: site, domain: name },
    subject: "Nautilus: mail comes back",
  });
  ticket(teller, client, conversation("double-payment"), {
    status: "Closed",
    last: at(today - 60, 9),
    subject: "Nautilus: paid twice",
  });
  world.credits.push({ client, day: today - 60, description: "Nautilus: paid twice", amount: 4500, invoice: null });
  world.contacts.push({
    client,
    firstname: "Ned",
    lastname: "Nautilus",
    email: "ned@nautilus-charter.example",
    moment: at(today - 300, 9),
  });
  world.payMethods.push({ client, type: "card", description: "Nautilus card", lastFour: "1881", expiry: "2029-04" });
  world.quotes.push({
    id: 0,
    client,
    subject: "Nautilus: booking server",
    stage: "Delivered",
    created: today - 8,
    validUntil: today + 22,
    accepted: null,
    proposal: "A server for Nautilus's bookings.",
    notes: "",
    items: [{ description: "Cloud Server CX-8 for Nautilus, months", quantity: 1200, price: 6360, discount: 0 }],
  });
}

/** Clients 3 and 4, whom one user may act for; client 5, whose user has a second factor. */
export function clientsOfDemoLogins(teller: Teller): void {
  const { today } = teller;
  const known: readonly (Partial<ClientStory> & { id: number; userId: number; slug: string })[] = [
    {
      id: 3,
      userId: 3,
      slug: "haldenmuseum",
      firstname: "Mette",
      lastname: "Holt",
      companyname: "Halden Museum",
      email: "chooser@kraken.example",
    },
    {
      id: 4,
      userId: 3,
      slug: "ternandsons",
      firstname: "Mette",
      lastname: "Holt",
      companyname: "Tern & Sons",
      email: "office@ternandsons.example",
    },
    {
      id: 5,
      userId: 4,
      slug: "pinewoodradio",
      firstname: "Ola",
      lastname: "Winther",
      companyname: "Pinewood Radio",
      email: "twofactor@kraken.example",
    },
  ];
  for (const { slug, ...who } of known) {
    const since = today - 700 + who.id * 40;
    const { client } = someClient(teller, who.id, since);
    Object.assign(client, who);
    for (let count = 0; count < 2; count++) life(teller, client, slug, since);
  }
}

/** One of the many, with what it has. */
export function anotherClient(teller: Teller, id: number, created: DayNumber): void {
  const { random, today, world } = teller;
  const { client, slug } = someClient(teller, id, created);
  life(teller, client, slug, created);
  if (random.chance(5)) client.status = random.chance(60) ? "Inactive" : "Closed";
  if (random.chance(4))
    world.credits.push({
      client,
      day: today - random.int(1, 200),
      description: "Paid too much",
      amount: random.int(2, 40) * 250,
      invoice: null,
    });
  if (client.gateway === "sandboxcard") {
    world.payMethods.push({
      client,
      type: "card",
      description: "Card",
      lastFour: String(random.int(1000, 9999)),
      expiry: `20${random.int(27, 31)}-${String(random.int(1, 12)).padStart(2, "0")}`,
    });
  }
  if (random.chance(6))
    world.clientNotes.push({
      client,
      admin: random.int(2, 4),
      text: random.pick(staffNotes),
      sticky: random.chance(20),
      moment: at(Math.max(created, today - random.int(1, 300)), 11, 5),
    });
  if (random.chance(3)) someQuote(teller, client);
}

const staffNotes = [
  "Prefers the telephone. Mornings only.",
  "Asked for one invoice a year instead of twelve: offered to change the cycle.",
  "Moved from a reseller of ours, knows the panel well.",
  "Tax number checked by hand.",
  "Two other companies of the same owner, see the addresses.",
];

const domainEndings = ["", "-shop", "-team", "-media", "-app", "-news"];

function life(teller: Teller, client: ClientStory, slug: string, since: DayNumber): void {
  const { random } = teller;
  const services = random.weighted([
    [0, 5],
    [1, 28],
    [2, 36],
    [3, 22],
    [4, 9],
  ] as const);
  const domains = random.weighted([
    [0, 26],
    [1, 50],
    [2, 22],
    [3, 2],
  ] as const);
  const tickets = random.weighted([
    [0, 32],
    [1, 44],
    [2, 17],
    [3, 7],
  ] as const);
  const nameAt = (at: number) => `${slug}${domainEndings[at] ?? `-${at}`}.example`;
  const made = Array.from({ length: services }, (_, at) => someService(teller, client, nameAt(Math.min(at, 2)), since));
  const held = Array.from({ length: domains }, (_, at) => someDomain(teller, client, nameAt(at), since));
  for (let count = 0; count < tickets; count++) {
    someTicket(teller, client, { service: made[0] ?? null, domain: held[0] ?? null });
  }
}

function someQuote({ world, random, today }: Teller, client: ClientStory): void {
  const stage = random.pick(["Draft", "Delivered", "On Hold", "Accepted", "Lost", "Dead"]);
  const created = today - random.int(1, stage === "Delivered" || stage === "Draft" ? 20 : 200);
  world.quotes.push({
    id: 0,
    client,
    stage,
    created,
    validUntil: created + 30,
    subject: random.pick(["Cloud servers for the season", "Move of three sites", "A server with care"]),
    accepted: stage === "Accepted" ? created + 6 : null,
    proposal: "As we talked about on the telephone.",
    notes: "Prices without tax.",
    items: [
      {
        description: "Cloud Server CX-8, months",
        quantity: random.int(1, 12) * 100,
        price: 7400,
        discount: random.pick([0, 500, 1000]),
      },
      { description: "Work by the hour", quantity: random.int(1, 9) * 50, price: 4500, discount: 0 },
    ],
  });
}

const guests = [
  ["Ebba Sund", "ebba@sundkeramik.example"],
  ["Piet Vos", "piet@vosfietsen.example"],
  ["Dana Cole", "dana@colefilms.example"],
] as const;

/** People who are not clients yet, and write. */
export function guestTickets(teller: Teller): void {
  const { now } = teller;
  const keys = ["migration", "offer-for-server", "phishing-report"];
  guests.forEach(([name, email], at) => {
    ticket(
      teller,
      null,
      conversation(keys[at] ?? "migration"),
      { status: at === 1 ? "Answered" : "Open", last: now - (at + 1) * 5000 },
      { name, email },
    );
  });
}
