import { daysBetween } from "../days.ts";
import { tldOf, tldPrice } from "../domains/tlds.ts";
import { refuse } from "../errors.ts";
import { inCurrency } from "../money/currency.ts";
import { discountOf } from "../money/promotion.ts";
import { stillRecurs } from "../promotions/eligibility.ts";
import { promotionLabel, worthOf } from "../promotions/worth.ts";
import { billingCycle } from "../services/cycles.ts";
import type { Buyer, CartItem, CartRequest } from "./cart.ts";
import type { Db } from "./load-cart.ts";

/** The line of a promotion that a renewed service came with. */
export const PROMOTED = "PromoHosting";

const notNow = (id: number) => refuse(`Service ID ${id} can not be renewed at this time.`);

/** What is renewed before it is due: services, add-ons and domains of the client's own. */
export async function renewalItems(
  db: Db,
  buyer: Buyer,
  request: CartRequest,
  today: string,
  taxDomains: boolean,
): Promise<CartItem[]> {
  const items: CartItem[] = [];
  for (const id of new Set(request.serviceRenewals)) items.push(await serviceRenewal(db, buyer, id, today));
  for (const id of new Set(request.addonRenewals)) items.push(await addonRenewal(db, buyer, id));
  for (const [domain, years] of Object.entries(request.domainRenewals)) {
    items.push(await domainRenewal(db, buyer, domain.toLowerCase(), Math.max(1, years), today, taxDomains));
  }
  return items;
}

/** Is something on an invoice that is not paid yet? Then it was asked for already. */
async function isInvoiced(db: Db, type: string, id: number): Promise<boolean> {
  const line = await db
    .selectFrom("invoice_items")
    .innerJoin("invoices", "invoices.id", "invoice_items.invoice_id")
    .select("invoice_items.id")
    .where("invoice_items.type", "=", type)
    .where("invoice_items.related_id", "=", id)
    .where("invoices.status", "in", ["Unpaid", "Payment Pending", "Draft"])
    .executeTakeFirst();
  return line !== undefined;
}

/** What a product says of renewals on demand: days before the due day from which they are taken, by cycle. */
function allowsOnDemand(stored: string, cycle: string, daysLeft: number): boolean {
  if (stored === "") return true;
  const kept = JSON.parse(stored) as { enabled?: boolean; periods?: Record<string, number> };
  if (kept.enabled !== true) return false;
  const period = kept.periods?.[cycle] ?? 0;
  return period <= 0 || daysLeft <= period;
}

async function serviceRenewal(db: Db, buyer: Buyer, id: number, today: string): Promise<CartItem> {
  const row = await db
    .selectFrom("services")
    .innerJoin("products", "products.id", "services.product_id")
    .selectAll("services")
    .select(["products.name", "products.is_taxed", "products.on_demand_renewal"])
    .where("services.id", "=", id)
    .where("services.client_id", "=", buyer.clientId ?? 0)
    .executeTakeFirst();
  if (!row) return refuse("Service ID not owned by Client ID provided");
  const { key: cycle, months } = billingCycle(row.billing_cycle) ?? { key: "", months: 0 };
  if (!["Active", "Suspended"].includes(row.status) || months === 0 || row.next_due_date === null) return notNow(id);
  if (!allowsOnDemand(row.on_demand_renewal, cycle, daysBetween(today, row.next_due_date))) return notNow(id);
  if (await isInvoiced(db, "Hosting", id)) return notNow(id);
  return {
    ref: `renew-service-${id}`,
    source: { kind: "renewal", of: "service", id, years: 0 },
    lineType: "Hosting",
    title: row.domain === "" ? row.name : `${row.name} - ${row.domain}`,
    details: [],
    quantity: 1,
    term: { cycle, months },
    from: row.next_due_date,
    setup: 0,
    price: row.recurring_amount,
    recurring: row.recurring_amount,
    isTaxed: row.is_taxed === 1,
    promotionKey: String(row.product_id),
    fees: await ownPromotion(db, buyer, row),
    prorata: null,
  };
}

/** What the promotion that a service came with takes off its renewals, as long as it recurs. */
async function ownPromotion(
  db: Db,
  buyer: Buyer,
  service: { promotion_id: number | null; promotion_uses: number; recurring_amount: number },
) {
  if (service.promotion_id === null) return [];
  const promotion = await db
    .selectFrom("promotions")
    .selectAll()
    .where("id", "=", service.promotion_id)
    .executeTakeFirst();
  if (!promotion || !stillRecurs(promotion, service.promotion_uses)) return [];
  const price = service.recurring_amount;
  const worth = worthOf(promotion, await rateOf(db, buyer));
  const off = discountOf(worth, { price, setup: 0, recurring: price }).recurring;
  return off > 0 ? [{ type: PROMOTED, description: promotionLabel(promotion), amount: -off }] : [];
}

async function rateOf(db: Db, buyer: Buyer): Promise<number> {
  const { rate } = await db
    .selectFrom("currencies")
    .select("rate")
    .where("id", "=", buyer.currencyId)
    .executeTakeFirstOrThrow();
  return rate;
}

async function addonRenewal(db: Db, buyer: Buyer, id: number): Promise<CartItem> {
  const row = await db
    .selectFrom("service_addons")
    .innerJoin("services", "services.id", "service_addons.service_id")
    .leftJoin("addons", "addons.id", "service_addons.addon_id")
    .selectAll("service_addons")
    .select(["services.domain", "addons.name as catalogue_name"])
    .where("service_addons.id", "=", id)
    .where("service_addons.client_id", "=", buyer.clientId ?? 0)
    .executeTakeFirst();
  if (!row) return refuse("Addon ID invalid");
  const { key: cycle, months } = billingCycle(row.billing_cycle) ?? { key: "", months: 0 };
  const isDue = ["Active", "Suspended"].includes(row.status) && months > 0;
  if (!isDue || row.next_due_date === null || (await isInvoiced(db, "Addon", id))) return notNow(row.service_id);
  const name = row.name || (row.catalogue_name ?? "");
  return {
    ref: `renew-addon-${id}`,
    source: { kind: "renewal", of: "addon", id, years: 0 },
    lineType: "Addon",
    title: row.domain === "" ? `Addon - ${name}` : `Addon (${row.domain}) - ${name}`,
    details: [],
    quantity: 1,
    term: { cycle, months },
    from: row.next_due_date,
    setup: 0,
    price: row.recurring_amount,
    recurring: row.recurring_amount,
    isTaxed: row.is_taxed === 1,
    promotionKey: `A${row.addon_id ?? 0}`,
    fees: [],
    prorata: null,
  };
}

/** The states in which a domain can be renewed. The reference writes Transferred for what was transferred away. */
const renewable = ["Active", "Grace", "Redemption", "Expired"];

async function domainRenewal(
  db: Db,
  buyer: Buyer,
  name: string,
  years: number,
  today: string,
  isTaxed: boolean,
): Promise<CartItem> {
  const rows = await db
    .selectFrom("domains")
    .selectAll()
    .where("domain", "=", name)
    .where("client_id", "=", buyer.clientId ?? 0)
    .orderBy("id", "desc")
    .execute();
  const row = rows.find((each) => renewable.includes(each.status)) ?? rows[0];
  if (!row) return refuse("Domain not owned by Client ID provided");
  if (!renewable.includes(row.status)) {
    const status = row.status === "Transferred Away" ? "Transferred" : row.status;
    return refuse(`Domain status is set to '${status}' and cannot be renewed`);
  }
  // Both invoices would be paid, for the same years.
  if (await isInvoiced(db, "Domain", row.id))
    return refuse(`"${name}" can't be renewed while an invoice for it is open`);
  const tld = await tldOf(db, name);
  const listed = tld && (await tldPrice(db, { tldId: tld.id, ...buyer, action: "renew", years }));
  // A name whose ending is not sold any more keeps the price that it has.
  const price = listed ?? (years === row.registration_period ? row.recurring_amount : undefined);
  if (price === undefined) return refuse(`"${name}" can't be renewed for ${years} year/s`);
  return {
    ref: `renew-domain-${row.id}`,
    source: { kind: "renewal", of: "domain", id: row.id, years },
    lineType: "Domain",
    title: `Domain Renewal - ${name} - ${years} Year/s`,
    details: [],
    quantity: 1,
    term: { cycle: `${years}year`, months: years * 12 },
    from: row.next_due_date ?? row.expires_on ?? today,
    setup: 0,
    price,
    recurring: row.recurring_amount,
    isTaxed,
    promotionKey: `D${tld?.extension ?? ""}`,
    fees: tld ? await lateFees(db, buyer, row.status, tld, name) : [],
    prorata: null,
  };
}

/** What a registry asks for a name whose owner comes late. Fees are kept in the default currency. */
async function lateFees(
  db: Db,
  buyer: Buyer,
  status: string,
  tld: { grace_fee: number | null; redemption_fee: number | null },
  name: string,
) {
  const late =
    status === "Grace"
      ? { type: "DomainGraceFee", what: "Grace Period Fee", fee: tld.grace_fee ?? 0 }
      : status === "Redemption"
        ? { type: "DomainRedemptionFee", what: "Redemption Period Fee", fee: tld.redemption_fee ?? 0 }
        : undefined;
  if (!late || late.fee <= 0) return [];
  const rate = await rateOf(db, buyer);
  return [{ type: late.type, description: `${late.what} - ${name}`, amount: inCurrency(late.fee, rate) }];
}
