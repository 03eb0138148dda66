import { domainLine, invoice, paidInvoice, type Teller } from "./billing-story.ts";
import { addMonths, at, type DayNumber } from "./calendar.ts";
import { domainPrice } from "./catalogue.ts";
import { order } from "./service-story.ts";
import type { ClientStory, DomainStory } from "./world.ts";

const states = [
  ["Active", 74],
  ["Expired", 6],
  ["Pending Transfer", 4],
  ["Pending Registration", 2],
  ["Pending", 3],
  ["Transferred Away", 3],
  ["Cancelled", 3],
  ["Grace", 2],
  ["Redemption", 1],
  ["Fraud", 2],
] as const;

/** A domain, with its price; `expires` null for one that isn't there yet. */
export function domain(
  { world, random }: Teller,
  client: ClientStory,
  name: string,
  wishes: Partial<Omit<DomainStory, "client" | "domain">>,
): DomainStory {
  const type = wishes.type ?? "Register";
  const made: DomainStory = {
    id: 0,
    client,
    order: null,
    type,
    domain: name,
    years: 1,
    first: domainPrice(type === "Transfer" ? "transfer" : "register", client.currency),
    recurring: domainPrice("renew", client.currency),
    registered: null,
    expires: null,
    status: "Active",
    autoRenew: true,
    locked: wishes.expires != null,
    protect: random.chance(40),
    ...wishes,
  };
  world.domains.push(made);
  return made;
}

/** A domain of one of the many, and the invoice that it was last paid by. */
export function someDomain(teller: Teller, client: ClientStory, name: string, since: DayNumber): DomainStory {
  const { random, today } = teller;
  const status = random.weighted(states);
  const type = status === "Pending Transfer" || random.chance(18) ? "Transfer" : "Register";
  if (status.startsWith("Pending") || status === "Fraud") return comingDomain(teller, client, name, type, status);
  const ago =
    { Expired: random.int(45, 300), Grace: random.int(1, 28), Redemption: random.int(31, 58) }[status as string] ?? 0;
  const left = status === "Active" ? (random.chance(12) ? random.int(2, 29) : random.int(30, 365)) : -ago;
  const expires = status === "Cancelled" || status === "Transferred Away" ? today - random.int(10, 400) : today + left;
  const registered = Math.min(addMonths(expires, -12), since);
  const made = domain(teller, client, name, { type, registered, expires, status, autoRenew: random.chance(85) });
  const from = addMonths(expires, -12);
  if (random.chance(60)) paidInvoice(teller, client, from, [domainLine(made, from, made.recurring, from > registered)]);
  if (status === "Active" && left < 30 && made.autoRenew && random.chance(70)) {
    invoice(teller, client, { date: expires - 30, due: expires }, [domainLine(made, expires, made.recurring, true)]);
  }
  return made;
}

function comingDomain(
  teller: Teller,
  client: ClientStory,
  name: string,
  type: DomainStory["type"],
  status: string,
): DomainStory {
  const { random, today } = teller;
  const day = today - (status === "Fraud" ? random.int(10, 200) : random.int(0, 5));
  const made = domain(teller, client, name, { type, status, registered: day, locked: false });
  const lines = [domainLine(made, day, made.first, false)];
  if (status === "Pending" || status === "Fraud") {
    const open = invoice(teller, client, { date: day, due: day }, lines);
    if (status === "Fraud") {
      open.status = "Cancelled";
      open.cancelled = at(day, 18);
    }
    made.order = order(teller, client, open, day, status === "Fraud" ? "Fraud" : "Pending");
  } else {
    made.order = order(teller, client, paidInvoice(teller, client, day, lines), day, "Active");
  }
  return made;
}
