import { createInvoice } from "../billing/create-invoice.ts";
import type { Context, Tx } from "../context.ts";
import { contactsOf } from "../domains/contacts.ts";
import { refuse } from "../errors.ts";
import { aboutClient } from "../mail/fields/client.ts";
import { orderFields } from "../mail/fields/order.ts";
import { queueAdminMail, queueMail } from "../mail/queue.ts";
import { promotionByCode } from "../promotions/find.ts";
import { readSettings } from "../settings.ts";
import type { CartItem, CartRequest } from "./cart.ts";
import { insertItems } from "./insert-items.ts";
import { loadCart } from "./load-cart.ts";
import { checkPaymentMethod, newOrderNumber, orderingClient, ownerOf } from "./new-order.ts";
import type { QuotedItem, QuoteLine } from "./quote.ts";
import { quoteFor } from "./quote-for.ts";
import { renewalsText } from "./renewals.ts";

/** An order as it is placed. */
export type OrderWish = {
  clientId: number;
  paymentMethod: string;
  request: CartRequest;
  promoCode: string;
  promoOverride: boolean;
  affiliateId: number;
  contactId: number;
  nameservers: readonly string[];
  ipAddress: string;
  hasInvoice: boolean;
  mailsInvoice: boolean;
  mails: boolean;
};

export type PlacedOrder = {
  orderId: number;
  serviceIds: number[];
  addonIds: number[];
  domainIds: number[];
  invoiceId: number | null;
};

/** Takes what is sold by the piece from the stock, or refuses. */
async function takeStock(context: Context, tx: Tx, items: readonly CartItem[]): Promise<void> {
  const wanted = new Map<number, { name: string; pieces: number }>();
  for (const { source, quantity } of items) {
    if (source.kind !== "product" || !source.product.stockControl) continue;
    const before = wanted.get(source.product.id)?.pieces ?? 0;
    wanted.set(source.product.id, { name: source.product.name, pieces: before + quantity });
  }
  // In the order of their ids, so that two orders never wait for each other.
  for (const [id, { name, pieces }] of [...wanted].sort(([one], [other]) => one - other)) {
    await context.lockRow(tx, "products", id);
    const { stock } = await tx.selectFrom("products").select("stock").where("id", "=", id).executeTakeFirstOrThrow();
    if (stock < pieces) refuse(`"${name}" is out of stock`);
    await tx
      .updateTable("products")
      .set({ stock: stock - pieces })
      .where("id", "=", id)
      .execute();
  }
}

/** The domains' owner where a contact of the client's is to be it. */
async function ownersContact(tx: Tx, clientId: number, contactId: number): Promise<string> {
  if (contactId === 0) return "";
  const contact = await tx
    .selectFrom("contacts")
    .selectAll()
    .where("id", "=", contactId)
    .where("client_id", "=", clientId)
    .executeTakeFirst();
  if (!contact) return refuse("Contact ID Not Found");
  return JSON.stringify(contactsOf("", { clientId, ...contact }));
}

/** Uses of a promotion are counted one after the other: the last one goes to one order alone. */
async function holdPromotion({ lockRow }: Context, tx: Tx, code: string): Promise<void> {
  const promotion = await promotionByCode(tx, code);
  if (promotion) await lockRow(tx, "promotions", promotion.id);
}

async function affiliateOr(tx: Tx, id: number): Promise<number | null> {
  if (id === 0) return null;
  const row = await tx.selectFrom("affiliates").select("id").where("id", "=", id).executeTakeFirst();
  return row?.id ?? null;
}

/** What an order's lines say to an invoice. A set-up fee is about the service that is set up. */
function invoiceLines(lines: readonly QuoteLine[], idOf: ReadonlyMap<string, number>) {
  return lines.map(({ ref, type, description, amount, isTaxed }) => ({
    type,
    relatedId: idOf.get(ref) ?? 0,
    description,
    amount,
    isTaxed,
  }));
}

/** Keeps until when each line pays, where that is another day than a whole cycle later. */
async function notePeriods(
  tx: Tx,
  invoiceId: number,
  quoted: readonly QuotedItem[],
  idOf: ReadonlyMap<string, number>,
): Promise<void> {
  const lines = await tx
    .selectFrom("invoice_items")
    .select(["id", "type", "related_id"])
    .where("invoice_id", "=", invoiceId)
    .execute();
  const rows = quoted.flatMap(({ item, nextDue }) => {
    const line = lines.find((each) => each.type === item.lineType && each.related_id === idOf.get(item.ref));
    return line && nextDue !== null ? [{ invoice_item_id: line.id, paid_until: nextDue }] : [];
  });
  if (rows.length > 0) await tx.insertInto("invoice_line_periods").values(rows).execute();
}

/**
 * Places an order: the order, what is ordered (Pending) and the invoice, in one transaction, with the prices of this
 * moment. What is set up at once is left to the job "order.placed". Refuses in AddOrder's words.
 */
export async function placeOrder(context: Context, tx: Tx, wish: OrderWish): Promise<PlacedOrder> {
  const { now, today } = context;
  const client = await orderingClient(context, tx, wish.clientId);
  const paymentMethod = await checkPaymentMethod(tx, wish.paymentMethod);
  const settings = await readSettings(tx);
  const buyer = { clientId: client.id, currencyId: client.currency_id };
  const items = await loadCart(tx, buyer, wish.request, today);
  if (items.length === 0) refuse("No items added to cart so order cannot proceed");
  await takeStock(context, tx, items);
  await holdPromotion(context, tx, wish.promoCode);
  const code = { code: wish.promoCode, override: wish.promoOverride };
  const place = { country: client.country, state: client.state, isExempt: client.tax_exempt === 1 };
  const { quote, totals, promotion } = await quoteFor(tx, { items, buyer, place, ...code }, today);
  const used = promotion?.isApplied === true ? promotion.is : undefined;
  const given = wish.nameservers.filter((name) => name !== "");
  const nameservers = given.length > 0 ? given : defaultNameservers(settings);
  const transfers = wish.request.domains.filter((domain) => domain.eppCode !== "");
  const { id: orderId } = await tx
    .insertInto("orders")
    .values({
      order_number: await newOrderNumber(tx),
      client_id: client.id,
      contact_id: wish.contactId || null,
      user_id: await ownerOf(tx, client.id),
      nameservers: wish.request.domains.length > 0 ? nameservers.join(",") : "",
      transfer_secrets:
        transfers.length > 0
          ? JSON.stringify(Object.fromEntries(transfers.map(({ domain, eppCode }) => [domain, eppCode])))
          : "",
      renewals: renewalsText(renewalsIn(items)),
      promo_code: used?.code ?? "",
      promo_type: used?.type ?? "",
      promo_value: used?.value ?? 0,
      amount: totals.total,
      payment_method: paymentMethod,
      status: "Pending",
      ip_address: wish.ipAddress,
      affiliate_id: await affiliateOr(tx, wish.affiliateId),
      created_at: now,
      updated_at: now,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  const made = await insertItems(tx, quote.items, {
    orderId,
    clientId: client.id,
    paymentMethod,
    nameservers,
    contacts: await ownersContact(tx, client.id, wish.contactId),
    promotionId: used?.id ?? null,
    isInvoiced: wish.hasInvoice,
    now,
    today,
  });
  if (used) {
    await tx
      .updateTable("promotions")
      .set(({ eb }) => ({ uses: eb("uses", "+", 1) }))
      .where("id", "=", used.id)
      .execute();
  }
  let invoiceId: number | null = null;
  if (wish.hasInvoice) {
    const invoice = await createInvoice(context, tx, {
      clientId: client.id,
      date: today,
      dueDate: today,
      paymentMethod,
      lines: invoiceLines(quote.lines, made.idOf),
      sendsMail: wish.mailsInvoice,
    });
    invoiceId = invoice.id;
    await tx.updateTable("orders").set({ invoice_id: invoiceId }).where("id", "=", orderId).execute();
    await notePeriods(tx, invoiceId, quote.items, made.idOf);
  }
  if (quote.items.some(({ item }) => setsUpAtOnce(item))) {
    await context.enqueue(tx, { kind: "order.placed", payload: { orderId }, key: `order-${orderId}` });
  }
  await mailOrder(context, tx, { orderId, clientId: client.id, toClient: wish.mails });
  const { serviceIds, addonIds, domainIds } = made;
  return { orderId, serviceIds, addonIds, domainIds, invoiceId };
}

const setsUpAtOnce = ({ source }: CartItem) =>
  (source.kind === "product" && source.product.autoSetup === "order") ||
  (source.kind === "addon" && source.autoSetup === "order");

function defaultNameservers(settings: Awaited<ReturnType<typeof readSettings>>): string[] {
  const places = [1, 2, 3, 4, 5] as const;
  return places.map((place) => settings.text(`DefaultNameserver${place}`)).filter((name) => name !== "");
}

function renewalsIn(items: readonly CartItem[]) {
  const renewals = { services: [] as number[], addons: [] as number[], domains: {} as Record<number, number> };
  for (const { source } of items) {
    if (source.kind !== "renewal") continue;
    if (source.of === "domain") renewals.domains[source.id] = source.years;
    else renewals[source.of === "service" ? "services" : "addons"].push(source.id);
  }
  return renewals;
}

/** "Order Confirmation" to the client, and "New Order Notification" to the staff. */
async function mailOrder(
  context: Context,
  tx: Tx,
  { orderId, clientId, toClient }: { orderId: number; clientId: number; toClient: boolean },
): Promise<void> {
  const fields = await orderFields(tx, orderId, await readSettings(tx));
  if (toClient) await queueMail(context, tx, { template: "Order Confirmation", about: clientId, merge: fields });
  const subject = await aboutClient(tx, clientId);
  await queueAdminMail(context, tx, {
    template: "New Order Notification",
    staff: { type: "account" },
    merge: { ...subject?.fields, ...fields },
  });
}
