import type { World } from "./world.ts";

/** The ids that were given last. */
export interface Counters {
  orders: number;
  services: number;
  addons: number;
  domains: number;
  invoices: number;
  transactions: number;
  tickets: number;
  quotes: number;
}

/** Invoices start where a company that has been around would be. */
export function countersAtStart(): Counters {
  return { orders: 0, services: 0, addons: 0, domains: 0, invoices: 1000, transactions: 0, tickets: 0, quotes: 0 };
}

function give<Story extends { id: number }>(stories: Story[], when: (story: Story) => number, last: number): number {
  stories.sort((one, other) => when(one) - when(other));
  let id = last;
  for (const story of stories) story.id = ++id;
  return id;
}

/** Gives everything its id, in the order in which it came to be. */
export function number(world: World, counters: Counters): void {
  counters.orders = give(world.orders, (order) => order.moment, counters.orders);
  counters.services = give(world.services, (service) => service.registered, counters.services);
  counters.domains = give(world.domains, (domain) => domain.registered ?? 0, counters.domains);
  counters.invoices = give(world.invoices, (invoice) => invoice.date, counters.invoices);
  counters.quotes = give(world.quotes, (quote) => quote.created, counters.quotes);
  counters.tickets = give(world.tickets, (ticket) => ticket.turns[0]?.moment ?? 0, counters.tickets);
  for (const service of world.services) {
    for (const addon of service.addons) addon.id = ++counters.addons;
  }
  counters.transactions = give(
    world.invoices.flatMap((invoice) => invoice.transactions),
    (transaction) => transaction.moment,
    counters.transactions,
  );
}

/** Spreads ids over a range so that numbers look drawn, and stay unique up to its size. */
export function scattered(id: number, size: number, stride: number): number {
  return (id * stride) % size;
}
