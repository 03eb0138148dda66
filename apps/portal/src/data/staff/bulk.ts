import "server-only";
import { assertScope, type StaffScope } from "../../access/scope.ts";
import { isPositive } from "../../lib/amounts.ts";
import { clock } from "../../lib/clock.ts";
import { askAnew } from "../ask.ts";
import { invoiceAnswer } from "../invoices.ts";
import { type Answered, answered } from "./answered.ts";
import { addPayment, cancelInvoice, mailInvoice } from "./invoice-deeds.ts";
import { staffInvoiceNow } from "./invoices.ts";
import { acceptOrder, cancelOrder } from "./order-deeds.ts";
import { orderNow } from "./orders.ts";
import { suspendService, terminateService, unsuspendService } from "./service-deeds.ts";
import { changeTicket, mergeTickets } from "./ticket-writes.ts";
import { staffTicketNow } from "./tickets.ts";

/* What staff do with many things of a kind at once: one after the other, each as it is at that moment. */

/** A thing of a kind, as it is at this moment: what it is called, its state, and whose it is. */
export type BulkThing = { id: number; label: string; status: string; clientId: number };

export type BulkWishes = Readonly<Record<string, string>>;

/** What came of it; a thing may be gone, or such that there is nothing to do, though its state told otherwise. */
type Came = Answered | { is: "gone" } | { is: "unfit" };

type Doing = {
  /** States in which it can be done. */
  fits: readonly string[];
  work: (scope: StaffScope, thing: BulkThing, wishes: BulkWishes, key: string) => Promise<Came>;
};

type Kind = {
  /** What one of them is called in the audit log: "service 12". */
  one: string;
  look: (scope: StaffScope, id: number) => Promise<BulkThing | undefined>;
  deeds: Readonly<Record<string, Doing>>;
};

const done: Answered = { is: "done", value: undefined };

/** The client of a thing, as what is done with it wants him. */
const ofClient = ({ id, clientId }: BulkThing) => ({ id, client: { id: clientId, name: "" } });

async function lookAtService(scope: StaffScope, id: number): Promise<BulkThing | undefined> {
  const { products } = await askAnew(scope).getClientsProducts({ serviceid: id, limitnum: 1 });
  const row = products.find((product) => product.id === id);
  return row && { id, label: row.domain || row.name, status: row.status, clientId: row.clientid };
}

async function lookAtOrder(scope: StaffScope, id: number): Promise<BulkThing | undefined> {
  const order = await orderNow(scope, id);
  return order && { id, label: `${id} · ${order.clientName}`, status: order.status, clientId: order.client };
}

async function lookAtInvoice(scope: StaffScope, id: number): Promise<BulkThing | undefined> {
  const answer = await invoiceAnswer(askAnew(scope), id);
  return answer && { id, label: answer.invoicenum || String(id), status: answer.status, clientId: answer.userid };
}

async function lookAtTicket(scope: StaffScope, id: number): Promise<BulkThing | undefined> {
  const ticket = await staffTicketNow(scope, id);
  return (
    ticket && { id, label: `#${ticket.number} ${ticket.subject}`, status: ticket.status, clientId: ticket.clientId }
  );
}

const open = ["Unpaid", "Collections", "Payment Pending"];
const living = ["Open", "Answered", "Customer-Reply", "On Hold", "In Progress"];

const asProductsHave = {
  ...{ server: undefined, username: "", registrar: "" },
  ...{ sendRegistrar: true, autoSetup: true, sendEmail: true },
};

/** Pays all that is left of it, if anything is. The number is the run's own, so that a second try books nothing twice. */
async function payWhole(scope: StaffScope, { id }: BulkThing, wishes: BulkWishes, key: string): Promise<Came> {
  const invoice = await staffInvoiceNow(scope, id);
  if (!invoice) return { is: "gone" };
  if (!isPositive(invoice.balance)) return { is: "unfit" };
  await addPayment(scope, invoice, {
    amount: invoice.balance,
    gateway: wishes.method || invoice.paymentMethod,
    transid: `kraken-${key}`,
    date: clock().today,
    mails: wishes.mails === "on",
  });
  return done;
}

async function invoiceAs(scope: StaffScope, id: number, work: (invoice: Invoice) => Promise<unknown>): Promise<Came> {
  const invoice = await staffInvoiceNow(scope, id);
  if (!invoice) return { is: "gone" };
  await work(invoice);
  return done;
}

type Invoice = NonNullable<Awaited<ReturnType<typeof staffInvoiceNow>>>;

export const bulkKinds = {
  services: {
    one: "service",
    look: lookAtService,
    deeds: {
      suspend: {
        fits: ["Active"],
        work: (scope, thing, { reason = "" }) => suspendService(scope, ofClient(thing), reason),
      },
      unsuspend: { fits: ["Suspended"], work: (scope, thing) => unsuspendService(scope, ofClient(thing)) },
      terminate: {
        fits: ["Pending", "Active", "Suspended", "Completed"],
        work: (scope, thing) => terminateService(scope, ofClient(thing)),
      },
    },
  },
  orders: {
    one: "order",
    look: lookAtOrder,
    deeds: {
      accept: {
        fits: ["Pending"],
        work: (scope, { id, clientId }) => acceptOrder(scope, { id, client: clientId }, asProductsHave),
      },
      cancel: {
        fits: ["Pending"],
        work: (scope, { id, clientId }) => cancelOrder(scope, { id, client: clientId }, false),
      },
    },
  },
  tickets: {
    one: "ticket",
    look: lookAtTicket,
    deeds: {
      close: {
        fits: living,
        work: async (scope, ticket) => {
          await changeTicket(scope, ticket, { status: "Closed" });
          return done;
        },
      },
      assign: {
        fits: living,
        work: async (scope, ticket, { admin = "0" }) => {
          await changeTicket(scope, ticket, { assigned: Number(admin) });
          return done;
        },
      },
      merge: {
        fits: [...living, "Closed"],
        work: async (scope, ticket, { into = "0" }) => {
          const kept = await staffTicketNow(scope, Number(into));
          if (!kept || kept.id === ticket.id) return { is: "refused", reason: "Ticket ID Not Found" };
          await mergeTickets(scope, kept, [ticket]);
          return done;
        },
      },
    },
  },
  invoices: {
    one: "invoice",
    look: lookAtInvoice,
    deeds: {
      send: {
        fits: [...open, "Paid", "Refunded"],
        work: (scope, { id }, { template = "" }) =>
          invoiceAs(scope, id, (invoice) => mailInvoice(scope, invoice, template)),
      },
      cancel: {
        fits: ["Draft", ...open],
        work: (scope, { id }) => invoiceAs(scope, id, (invoice) => cancelInvoice(scope, invoice)),
      },
      pay: { fits: open, work: payWhole },
    },
  },
} as const satisfies Record<string, Kind>;

export type BulkKind = keyof typeof bulkKinds;

export const isBulkKind = (text: unknown): text is BulkKind =>
  typeof text === "string" && Object.hasOwn(bulkKinds, text);

const kindOf = (kind: BulkKind): Kind => bulkKinds[kind];

/** What can be done with many of a kind. */
export const deedsOfKind = (kind: BulkKind): string[] => Object.keys(kindOf(kind).deeds);

const doingOf = (kind: BulkKind, deed: string): Doing | undefined =>
  Object.hasOwn(kindOf(kind).deeds, deed) ? kindOf(kind).deeds[deed] : undefined;

/** Whether it can be done with a thing as it is. */
export const fitsDeed = (kind: BulkKind, deed: string, { status }: Pick<BulkThing, "status">): boolean =>
  doingOf(kind, deed)?.fits.includes(status) ?? false;

/** "service 12", for the audit log. */
export const nameOfThing = (kind: BulkKind, id: number): string => `${kindOf(kind).one} ${id}`;

/** Things of a kind as they are at this moment, in the order in which they are named; those that are not there are left out. */
export async function bulkThings(scope: StaffScope, kind: BulkKind, ids: readonly number[]): Promise<BulkThing[]> {
  assertScope(scope, "staff");
  const found = await Promise.all([...new Set(ids)].map((id) => kindOf(kind).look(scope, id)));
  return found.filter((thing) => thing !== undefined);
}

export type BulkDone =
  | { is: "done"; before: string; after: string }
  /** In this state it can't be done. */
  | { is: "unfit"; status: string }
  | { is: "gone" }
  | { is: "refused"; reason: string };

/**
 * Does it with one thing as it is at this moment; what WHMCS or a server refuses is an answer. Failures of the way there
 * are thrown as ever.
 * @param key names this doing of it, for what keeps a second one from being done
 */
export async function doWithOne(
  scope: StaffScope,
  kind: BulkKind,
  { deed, id, wishes, key }: { deed: string; id: number; wishes: BulkWishes; key: string },
): Promise<BulkDone> {
  assertScope(scope, "staff");
  const thing = await kindOf(kind).look(scope, id);
  const doing = doingOf(kind, deed);
  if (!thing || !doing) return { is: "gone" };
  if (!doing.fits.includes(thing.status)) return { is: "unfit", status: thing.status };
  const outer = await answered(() => doing.work(scope, thing, wishes, key));
  const answer = outer.is === "done" ? outer.value : outer;
  if (answer.is === "unfit") return { is: "unfit", status: thing.status };
  if (answer.is !== "done") return answer;
  // It is done, whether its state can be read or not.
  const after = await kindOf(kind)
    .look(scope, id)
    .catch(() => undefined);
  return { is: "done", before: thing.status, after: after?.status ?? "" };
}
