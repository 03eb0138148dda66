import { timingSafeEqual } from "node:crypto";
import { ActionError } from "./errors.ts";
import type { CallOptions } from "./types.ts";
import type { Whmcs } from "./whmcs.ts";
import { wrongInput } from "./wrong-input.ts";

// What of the specification takes more than one call on a real WHMCS, or none at all. Everything that can't be done is
// refused before anything is sent.

type Row = Record<string, unknown>;

export type Composite = (call: {
  whmcs: Whmcs;
  /** The parameters that WHMCS has. */
  input: Row;
  /** The parameters that it does not have; never undefined or null in it. */
  extra: Row;
  /** The action itself, with the input or another one. */
  send: (input?: Row) => Promise<Row>;
  options: CallOptions;
}) => Promise<Row>;

/** Refuses the first of these parameters that is there. */
function refuse(action: string, extra: Row, names: readonly string[], why: string): void {
  const found = names.find((name) => Object.hasOwn(extra, name));
  if (found !== undefined) throw wrongInput(action, found, why);
}

const refused =
  (action: string, names: readonly string[], why: string): Composite =>
  async ({ extra, send }) => {
    refuse(action, extra, names, why);
    return send();
  };

/** What WHMCS has not and nobody misses: figures in a list of rows, a mail that no update sends. */
const ignored: Composite = ({ send }) => send();

const noSuch = (action: string, reason: string) => new ActionError(reason, { action, duration: 0 });

// Domains: the record is changed first, then the registrar is asked.

async function domainIdOf({ whmcs, input, options }: Parameters<Composite>[0], action: string): Promise<number> {
  if (typeof input.domainid === "number") return input.domainid;
  if (typeof input.domain !== "string") throw wrongInput(action, "domain", "a domain is needed, or a domainid");
  const { domains } = await whmcs.getClientsDomains({ domain: input.domain }, options);
  const name = input.domain.toLowerCase();
  const found = domains.filter((row) => row.domainname.toLowerCase() === name);
  const [only] = found;
  if (!only) throw noSuch(action, "Domain Not Found");
  if (found.length > 1) throw wrongInput(action, "domainid", "several domains have that name: say which");
  return only.id;
}

const recordFields = ["regperiod", "paymentmethod", "dnsmanagement", "emailforwarding", "idprotection"] as const;

/** Nameservers as UpdateClientDomain takes them. */
function nameserverFields(action: string, given: unknown): Row {
  if (!Array.isArray(given) || given.length === 0) return {};
  if (given.length > 5) throw wrongInput(action, "nameservers", "there are five at most");
  return { updatens: true, ...Object.fromEntries(given.map((name, index) => [`ns${index + 1}`, name])) };
}

const withRecord =
  (action: string): Composite =>
  async (call) => {
    const { whmcs, extra, send, options } = call;
    refuse(action, extra, ["contactdetails"], "WHMCS takes these after the registration only: DomainUpdateWhoisInfo");
    const record: Row = {
      ...Object.fromEntries(
        recordFields.filter((name) => Object.hasOwn(extra, name)).map((name) => [name, extra[name]]),
      ),
      ...nameserverFields(action, extra.nameservers),
    };
    if (Object.keys(record).length > 0) {
      await whmcs.updateClientDomain({ ...record, domainid: await domainIdOf(call, action) }, options);
    }
    return send();
  };

const domainRegister: Composite = (call) => {
  const { whmcs, extra, options } = call;
  if (extra.regtype !== "transfer") return withRecord("DomainRegister")(call);
  const transfer = (input: Row = call.input) => {
    refuse("DomainRegister", input, ["idnlanguage"], "a transfer takes no language");
    return whmcs.domainTransfer(input, options);
  };
  return withRecord("DomainTransfer")({ ...call, send: transfer });
};

// Lists that WHMCS gives whole, or unsorted.

const DEFAULT_PAGE = 25;
type Key = (row: Row) => string | number;

/** A page of rows, with WHMCS's counters. Rows of equal keys keep their order. */
function pageOf(answer: Row, list: string, extra: Row, key?: Key): Row {
  const rows = [...(answer[list] as Row[])];
  if (key) {
    const sign = extra.order === "desc" ? -1 : 1;
    rows.sort((one, other) => (key(one) < key(other) ? -sign : key(one) > key(other) ? sign : 0));
  }
  const start = typeof extra.limitstart === "number" ? Math.max(0, extra.limitstart) : 0;
  const size = typeof extra.limitnum === "number" ? Math.max(0, extra.limitnum) : DEFAULT_PAGE;
  const page = rows.slice(start, start + size);
  return { ...answer, totalresults: rows.length, startnumber: start, numreturned: page.length, [list]: page };
}

const isSorted = (extra: Row) => extra.orderby !== undefined || extra.order !== undefined;

const getTransactions: Composite = async ({ extra, send }) => {
  const amount: Key = (row) => Number(row.amountin) - Number(row.amountout);
  const date: Key = (row) => String(row.date ?? "");
  const key = extra.orderby === "amount" ? amount : date;
  return pageOf(await send(), "transactions", extra, isSorted(extra) ? key : undefined);
};

const getClientsAddons: Composite = async ({ extra, send }) => pageOf(await send(), "addons", extra);

const getAnnouncements: Composite = async ({ whmcs, input, extra, send, options }) => {
  if (!isSorted(extra)) return send();
  const announcements: Row[] = [];
  for await (const row of whmcs.paginate.getAnnouncements({}, options)) announcements.push(row);
  const key: Key = (row) => String((extra.orderby === "title" ? row.title : row.date) ?? "");
  return pageOf({ announcements }, "announcements", { ...input, ...extra }, key);
};

const promotionById: Composite = async ({ extra, send }) => {
  const answer = await send();
  if (extra.id === undefined) return answer;
  const promotions = (answer.promotions as Row[]).filter((row) => row.id === extra.id);
  return { ...answer, totalresults: promotions.length, promotions };
};

// One object, checked.

const isSame = (one: string, other: string) => {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
};

const getTicket: Composite = async ({ extra, send }) => {
  const ticket = await send();
  const isOpen = extra.password === undefined || (typeof ticket.c === "string" && ticket.c !== "");
  if (!isOpen || (extra.password !== undefined && !isSame(String(extra.password), String(ticket.c))))
    throw noSuch("GetTicket", "Ticket ID Not Found");
  return ticket;
};

const updateContact: Composite = async ({ whmcs, input, extra, send, options }) => {
  const names = ["subaccount", "permissions"];
  refuse("UpdateContact", extra, names, "who may do what is a user's: UpdateUserPermissions");
  if (typeof extra.clientid !== "number") return send();
  for await (const row of whmcs.paginate.getContacts({ userid: extra.clientid }, options)) {
    if (row.id === input.contactid) return send();
  }
  throw noSuch("UpdateContact", "Contact ID Not Found");
};

const updateInvoice: Composite = async ({ whmcs, input, extra, send, options }) => {
  const invoiceid = Number(input.invoiceid);
  if (extra.userid !== undefined) {
    const { userid } = await whmcs.getInvoice({ invoiceid }, options);
    if (userid !== extra.userid) throw noSuch("UpdateInvoice", "Invoice ID Not Found");
  }
  const answer = await send();
  if (extra.sendinvoice === true) await whmcs.sendEmail({ messagename: "Invoice Created", id: invoiceid }, options);
  return answer;
};

// Two writes.

const addContact: Composite = async ({ whmcs, input, extra, send, options }) => {
  const permissions = Array.isArray(extra.permissions) ? (extra.permissions as string[]) : [];
  const isUser = extra.subaccount ?? permissions.length > 0;
  if (isUser !== true) return send();
  const email = typeof input.email === "string" ? input.email : "";
  if (email === "") throw wrongInput("AddContact", "email", "needed to invite the contact as a user");
  if (permissions.length === 0) throw wrongInput("AddContact", "permissions", "needed to invite the contact as a user");
  const answer = await send();
  await whmcs.createClientInvite({ client_id: Number(input.clientid), email, permissions }, options);
  return answer;
};

const moduleChangePackage: Composite = async ({ whmcs, input, extra, send, options }) => {
  if (typeof extra.pid === "number") {
    await whmcs.updateClientProduct({ serviceid: Number(input.serviceid), pid: extra.pid }, options);
  }
  return send();
};

/** Hundredths of an amount. */
const cents = (amount: unknown) => Math.round(Number(amount ?? 0) * 100);

const addTransaction: Composite = async ({ whmcs, input, extra, send, options }) => {
  const net = cents(input.amountin) - cents(input.amountout) - cents(input.fees);
  if (extra.netamount !== undefined && Math.abs(cents(extra.netamount)) !== Math.abs(net))
    throw wrongInput("AddTransaction", "netamount", "is not the amount less the fees, which is all that WHMCS keeps");
  const answer = await send();
  if (typeof answer.transactionid === "number" || typeof input.transid !== "string") return answer;
  // The transaction is made: that its id can't be read is no failure of it.
  const scope = {
    ...(typeof input.userid === "number" && { clientid: input.userid }),
    ...(typeof input.invoiceid === "number" && { invoiceid: input.invoiceid }),
  };
  const found = await whmcs.getTransactions({ ...scope, transid: input.transid }, options).catch(() => undefined);
  const ids = (found?.transactions ?? []).filter((row) => row.transid === input.transid).map((row) => row.id);
  return { ...answer, transactionid: ids.length > 0 ? Math.max(...ids) : null };
};

const remoteCard = [
  ...["card_type", "card_last_four", "gateway"],
  ...["name", "address", "city", "state", "postcode", "country", "email", "phone"].map((part) => `billing_${part}`),
];
const NO_TOKEN = "WHMCS keeps such a card with the gateway's token or page only";

/** By WHMCS's name of the action. What is not here is one plain call. */
export const composites: { readonly [action: string]: Composite | undefined } = {
  AddContact: addContact,
  AddPayMethod: refused("AddPayMethod", remoteCard, NO_TOKEN),
  AddTransaction: addTransaction,
  DomainRegister: domainRegister,
  DomainRenew: withRecord("DomainRenew"),
  DomainTransfer: withRecord("DomainTransfer"),
  GetAnnouncements: getAnnouncements,
  GetClients: ignored,
  GetClientsAddons: getClientsAddons,
  GetClientsDomains: ignored,
  GetClientsProducts: ignored,
  GetPromoCodes: promotionById,
  GetPromotions: promotionById,
  GetTicket: getTicket,
  GetTransactions: getTransactions,
  ModuleChangePackage: moduleChangePackage,
  UpdateClient: refused("UpdateClient", ["password2"], "a password is the user's: ResetPassword"),
  UpdateClientProduct: refused("UpdateClientProduct", ["nextinvoicedate"], "WHMCS reckons it from nextduedate"),
  UpdateContact: updateContact,
  UpdateInvoice: updateInvoice,
  UpdatePayMethod: refused("UpdatePayMethod", remoteCard, NO_TOKEN),
  UpdateQuote: refused("UpdateQuote", ["postcode"], "WHMCS changes it with the client only"),
};
