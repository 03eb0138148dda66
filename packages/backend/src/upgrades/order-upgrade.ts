import { createInvoice } from "../billing/create-invoice.ts";
import { addCredit } from "../billing/credit.ts";
import { taxProfileOfClient } from "../billing/tax-profile.ts";
import type { Context, Tx } from "../context.ts";
import { refuse } from "../errors.ts";
import { queueMail } from "../mail/queue.ts";
import { taxedTotals } from "../money/tax.ts";
import { checkPaymentMethod, newOrderNumber, ownerOf } from "../orders/new-order.ts";
import { periodText } from "../orders/quote.ts";
import {
  isPermitted,
  optionsTarget,
  productTarget,
  type UpgradableService,
  type UpgradeTarget,
  upgradableService,
} from "./catalogue.ts";
import { applyUpgrade } from "./complete.ts";
import { type PricedUpgrade, priceUpgrade } from "./price.ts";

type Db = Context["db"] | Tx;

/** What somebody wants a service to become. */
export type UpgradeWish = {
  serviceId: number;
  type: "product" | "configoptions";
  productId: number | undefined;
  /** As the caller wrote it; the service's own when left out. */
  cycle: string | undefined;
  options: Readonly<Record<string, number>>;
  code: string;
  paymentMethod: string;
};

export type UpgradeOffer = {
  service: UpgradableService;
  target: UpgradeTarget;
  priced: PricedUpgrade;
  /** An upgrade is ordered and not paid. */
  isInProgress: boolean;
};

export const NOT_FOUND = "Service ID Not Found";
const UNPAID = "Unable to accept upgrade order. Previous upgrade invoice for service is still unpaid.";

/** Is there an upgrade of the service that waits for its money? */
export async function isUpgrading(db: Db, serviceId: number): Promise<boolean> {
  const row = await db
    .selectFrom("upgrades")
    .innerJoin("orders", "orders.id", "upgrades.order_id")
    .innerJoin("invoices", "invoices.id", "orders.invoice_id")
    .select("upgrades.id")
    .where("upgrades.service_id", "=", serviceId)
    .where("upgrades.status", "=", "Pending")
    .where("invoices.status", "in", ["Unpaid", "Payment Pending", "Collections"])
    .executeTakeFirst();
  return row !== undefined;
}

async function targetOf(db: Db, service: UpgradableService, wish: UpgradeWish): Promise<UpgradeTarget> {
  if (wish.type === "configoptions") return optionsTarget(db, service, wish.options);
  const productId = wish.productId ?? service.product_id;
  if (!(await isPermitted(db, service, productId))) refuse("That change is not on offer for the service");
  const product = await db.selectFrom("products").selectAll().where("id", "=", productId).executeTakeFirst();
  const cycle = wish.cycle || service.billing_cycle;
  const target = product && (await productTarget(db, service, product, cycle));
  return target ?? refuse(`The product is not offered in the billing cycle "${cycle}"`);
}

/**
 * What an upgrade would come to today.
 * @throws Refusal in the words of UpgradeProduct
 */
export async function offerUpgrade(db: Db, wish: UpgradeWish, today: string): Promise<UpgradeOffer> {
  const service = (await upgradableService(db, wish.serviceId)) ?? refuse(NOT_FOUND);
  if (service.status !== "Active") refuse("Only active services can be upgraded");
  const target = await targetOf(db, service, wish);
  const changedOptions = Object.keys(wish.options).map(Number);
  const priced = await priceUpgrade(db, service, target, today, { type: wish.type, code: wish.code, changedOptions });
  return { service, target, priced, isInProgress: await isUpgrading(db, service.id) };
}

/** What an upgrade's line says. */
function described({ service, target }: UpgradeOffer, type: UpgradeWish["type"], today: string): string {
  const of = service.domain === "" ? "" : `${service.domain}\n`;
  const due = service.next_due_date;
  const period = due === null || due <= today ? "" : ` ${periodText(today, due)}`;
  return type === "product"
    ? `Upgrade/Downgrade: ${of}${service.product.name} => ${target.product.name}${period}`
    : `Upgrade/Downgrade: ${of}${service.product.name} - Configurable Options${period}`;
}

/** The lines with which an upgrade is invoiced. */
function invoiced(offer: UpgradeOffer, type: UpgradeWish["type"], today: string, relatedId: number) {
  const { target, priced } = offer;
  const isTaxed = target.product.is_taxed === 1;
  const upgrade = { type: "Upgrade", relatedId, description: described(offer, type, today), isTaxed };
  const lines = [{ ...upgrade, amount: priced.price }];
  if (priced.discount > 0) {
    const label = `Promotional Code: ${priced.code?.code ?? ""}`;
    lines.push({ type: "PromoUpgrade", relatedId, description: label, isTaxed, amount: -priced.discount });
  }
  return lines;
}

/** What the invoice of an upgrade will come to, taxes and all; nothing is taxed where nothing is to pay. */
export async function upgradeTaxes(db: Db, offer: UpgradeOffer, type: UpgradeWish["type"], today: string) {
  const profile = await taxProfileOfClient(db, offer.service.client_id);
  const totals = offer.priced.due > 0 ? taxedTotals(invoiced(offer, type, today, 0), profile) : undefined;
  return { profile, tax: totals?.tax ?? 0, tax2: totals?.tax2 ?? 0, total: totals?.total ?? offer.priced.due };
}

export type OrderedUpgrade = UpgradeOffer & {
  upgradeId: number;
  orderId: number;
  orderNumber: string;
  invoiceId: number | null;
};

/**
 * Orders an upgrade. What is to pay is invoiced, and the upgrade waits for it; where nothing is, it is done at once, and
 * what is below 0 becomes the client's credit.
 */
export async function orderUpgrade(context: Context, tx: Tx, wish: UpgradeWish): Promise<OrderedUpgrade> {
  const { now, today } = context;
  const found = await tx.selectFrom("services").select("client_id").where("id", "=", wish.serviceId).executeTakeFirst();
  if (!found) return refuse(NOT_FOUND);
  // The client before his services, as everywhere.
  await context.lockRow(tx, "clients", found.client_id);
  await context.lockRow(tx, "services", wish.serviceId);
  const paymentMethod = await checkPaymentMethod(tx, wish.paymentMethod);
  if (await isUpgrading(tx, wish.serviceId)) refuse(UNPAID);
  const offer = await offerUpgrade(tx, wish, today);
  const { service, target, priced } = offer;
  const orderNumber = await newOrderNumber(tx);
  const { id: orderId } = await tx
    .insertInto("orders")
    .values({
      order_number: orderNumber,
      client_id: service.client_id,
      user_id: await ownerOf(tx, service.client_id),
      promo_code: priced.code?.code ?? "",
      promo_type: priced.code?.type ?? "",
      promo_value: priced.code?.value ?? 0,
      amount: priced.due,
      payment_method: paymentMethod,
      status: "Pending",
      ip_address: context.address,
      created_at: now,
      updated_at: now,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  const { id: upgradeId } = await tx
    .insertInto("upgrades")
    .values({
      client_id: service.client_id,
      service_id: service.id,
      order_id: orderId,
      type: wish.type,
      from_product_id: service.product_id,
      to_product_id: target.product.id,
      from_cycle: service.billing_cycle,
      to_cycle: target.cycle,
      config_options: JSON.stringify(target.options),
      price: priced.price,
      discount: priced.discount,
      recurring_amount: target.to.months > 0 ? target.to.price : 0,
      promotion_id: priced.keptPromotion,
      status: "Pending",
      created_at: now,
      updated_at: now,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  if (priced.code) {
    await tx
      .updateTable("promotions")
      .set(({ eb }) => ({ uses: eb("uses", "+", 1) }))
      .where("id", "=", priced.code.id)
      .execute();
  }
  const invoiceId = await settleUpgrade(context, tx, { ...offer, upgradeId, orderId, paymentMethod }, wish.type);
  return { ...offer, upgradeId, orderId, orderNumber, invoiceId };
}

/** Invoices what is to pay, or does the upgrade and gives back what is left over. Answers the invoice's id. */
async function settleUpgrade(
  context: Context,
  tx: Tx,
  offer: UpgradeOffer & { upgradeId: number; orderId: number; paymentMethod: string },
  type: UpgradeWish["type"],
): Promise<number | null> {
  const { service, priced, upgradeId, orderId } = offer;
  if (priced.due > 0) {
    const invoice = await createInvoice(context, tx, {
      clientId: service.client_id,
      date: context.today,
      dueDate: context.today,
      paymentMethod: offer.paymentMethod,
      lines: invoiced(offer, type, context.today, upgradeId),
      sendsMail: true,
    });
    await tx
      .updateTable("orders")
      .set({ invoice_id: invoice.id, amount: invoice.total })
      .where("id", "=", orderId)
      .execute();
    return invoice.id;
  }
  await applyUpgrade(context, tx, upgradeId);
  if (priced.due < 0) {
    const amount = -priced.due;
    const description = described(offer, type, context.today);
    await addCredit(context, tx, { clientId: service.client_id, amount, description, relatedId: 0 });
  }
  await tx.updateTable("orders").set({ status: "Active" }).where("id", "=", orderId).execute();
  await queueMail(context, tx, { template: "Upgrade Order Confirmation", about: service.id });
  await context.enqueue(tx, { kind: "upgrade.applied", payload: { upgradeId }, key: `upgrade-${upgradeId}` });
  return null;
}
