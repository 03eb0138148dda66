import "server-only";
import type { StaffScope } from "../../access/scope.ts";
import { isPositive } from "../../lib/amounts.ts";
import { clock } from "../../lib/clock.ts";
import { fillPlaceholders } from "../../lib/placeholders.ts";
import { mailHtml } from "../../rich/mail.ts";
import { askAnew } from "../ask.ts";
import { invoiceAnswer } from "../invoices.ts";
import { setAutoRenew, setLock } from "../registrar.ts";
import type { Answered } from "./answered.ts";
import { closeClient } from "./client-deeds.ts";
import { sendMail } from "./client-mails.ts";
import { clientNow } from "./client-record.ts";
import { saveSettings, settingsNow } from "./client-settings.ts";
import { ownAdmin } from "./desk.ts";
import { renewDomain } from "./domain-deeds.ts";
import { staffDomainNow } from "./domains.ts";
import { addPayment, cancelInvoice, mailInvoice } from "./invoice-deeds.ts";
import { staffInvoiceNow } from "./invoices.ts";
import { acceptOrder, cancelOrder } from "./order-deeds.ts";
import { orderNow } from "./orders.ts";
import { deleteQuote, sendQuote } from "./quote-deeds.ts";
import { staffQuoteNow } from "./quotes.ts";
import { suspendService, terminateService, unsuspendService } from "./service-deeds.ts";
import { changeTicket, mergeTickets } from "./ticket-writes.ts";
import { staffTicketNow } from "./tickets.ts";

/* What staff do with many things of a kind at once: one after the other, each as it is at that moment. */

/** A thing of a kind, as it is at this moment: what it is called, its state, and whose it is (0: nobody's). */
export type BulkThing = { id: number; label: string; status: string; clientId: number };

export type BulkWishes = Readonly<Record<string, string>>;

/**
 * What came of it; a thing may be gone, or such that there is nothing to do, though its state told otherwise; and a client
 * may not want what he is mailed.
 */
export type Came = Answered | { is: "gone" } | { is: "unfit" } | { is: "unwanted" };

export type Doing = {
  /** States in which it can be done. */
  fits: readonly string[];
  work: (scope: StaffScope, thing: BulkThing, wishes: BulkWishes, key: string) => Promise<Came>;
};

export type Kind = {
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
  if (!row) return undefined;
  // Several services have the same domain.
  const label = [row.domain, row.name].filter(Boolean).join(" · ");
  return { id, label, status: row.status, clientId: row.clientid };
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

async function lookAtClient(scope: StaffScope, id: number): Promise<BulkThing | undefined> {
  const client = await clientNow(scope, id);
  return client && { id, label: client.name, status: client.status, clientId: id };
}

async function lookAtDomain(scope: StaffScope, id: number): Promise<BulkThing | undefined> {
  const domain = await staffDomainNow(scope, id);
  return domain && { id, label: domain.name, status: domain.status, clientId: domain.clientId };
}

async function lookAtQuote(scope: StaffScope, id: number): Promise<BulkThing | undefined> {
  const quote = await staffQuoteNow(scope, id);
  return quote && { id, label: `${id} · ${quote.subject}`, status: quote.stage, clientId: quote.clientId ?? 0 };
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

/** Mails a client from a template, or what was typed with its placeholders filled; offers to those alone who want them. */
async function mailClient(scope: StaffScope, { id }: BulkThing, wishes: BulkWishes): Promise<Came> {
  const { template = "", subject = "", message = "", offer = "" } = wishes;
  const [client, now, me] = await Promise.all([
    clientNow(scope, id),
    offer === "on" ? settingsNow(scope, id) : undefined,
    ownAdmin(scope),
  ]);
  if (!client) return { is: "gone" };
  if (offer === "on" && !now?.settings.offers) return { is: "unwanted" };
  const signature = me?.signature || me?.name || "";
  const fill = (text: string) =>
    fillPlaceholders(text, { name: client.person, email: client.email, number: "", signature });
  const wording = template === "" ? { subject: fill(subject), html: mailHtml(fill(message)) } : { template };
  return sendMail(scope, { client: id, about: { type: "general", id }, wording });
}

async function putInGroup(scope: StaffScope, { id }: BulkThing, { group = "0" }: BulkWishes): Promise<Came> {
  const now = await settingsNow(scope, id);
  if (!now) return { is: "gone" };
  const saved = await saveSettings(scope, now, { ...now.settings, group: Number(group) });
  if (saved.is === "done") return done;
  return saved.is === "refused" ? saved : { is: "unfit" };
}

/** Does what has no refusal of its own. */
const doing =
  (work: (scope: StaffScope, thing: BulkThing, wishes: BulkWishes) => Promise<void>): Doing["work"] =>
  async (...all) => {
    const [scope, thing, wishes] = all;
    await work(scope, thing, wishes);
    return done;
  };

async function quoteAs(scope: StaffScope, id: number, work: (quote: Quote) => Promise<unknown>): Promise<Came> {
  const quote = await staffQuoteNow(scope, id);
  if (!quote) return { is: "gone" };
  await work(quote);
  return done;
}

type Quote = NonNullable<Awaited<ReturnType<typeof staffQuoteNow>>>;

const customers = ["Active", "Inactive"];
const registered = ["Active"];

export const bulkKinds = {
  clients: {
    one: "client",
    look: lookAtClient,
    deeds: {
      mail: { fits: customers, work: mailClient },
      group: { fits: [...customers, "Closed"], work: putInGroup },
      close: { fits: customers, work: (scope, client) => closeClient(scope, client) },
    },
  },
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
  domains: {
    one: "domain",
    look: lookAtDomain,
    deeds: {
      renewOn: { fits: registered, work: doing((scope, domain) => setAutoRenew(scope, domain, true)) },
      renewOff: { fits: registered, work: doing((scope, domain) => setAutoRenew(scope, domain, false)) },
      lock: { fits: registered, work: doing((scope, domain) => setLock(scope, domain, true)) },
      unlock: { fits: registered, work: doing((scope, domain) => setLock(scope, domain, false)) },
      renew: {
        fits: ["Active", "Grace", "Redemption", "Expired"],
        work: doing((scope, domain, { years = "1" }) => renewDomain(scope, domain, Number(years))),
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
  quotes: {
    one: "quote",
    look: lookAtQuote,
    deeds: {
      send: {
        fits: ["Draft", "Delivered", "On Hold"],
        work: (scope, { id }) => quoteAs(scope, id, (quote) => sendQuote(scope, quote)),
      },
      delete: {
        fits: ["Draft", "Delivered", "On Hold", "Lost", "Dead"],
        work: (scope, { id }) => quoteAs(scope, id, (quote) => deleteQuote(scope, quote)),
      },
    },
  },
} as const satisfies Record<string, Kind>;
