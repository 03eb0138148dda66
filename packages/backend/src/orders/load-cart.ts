import type { Context, Tx } from "../context.ts";
import { tldOf, tldPrice } from "../domains/tlds.ts";
import { refuse } from "../errors.ts";
import { billingCycle } from "../services/cycles.ts";
import { readSettings } from "../settings.ts";
import type { Buyer, CartItem, CartRequest, DomainWish, ProductWish } from "./cart.ts";
import { addonPrices, chosenOptions, offerOf, productPrices } from "./catalogue.ts";
import { renewalItems } from "./load-renewals.ts";

export type Db = Context["db"] | Tx;

/** The most of one thing in a cart. Each piece of what makes a service of its own is one more of them. */
const MOST_PIECES = 10_000;
const MOST_SERVICES = 500;
const MOST_YEARS = 10;

const named = (name: string, domain: string) => (domain === "" ? name : `${name} - ${domain}`);
const isDomainName = (name: string) =>
  /^(?=.{4,253}$)([\p{L}\p{N}]([\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+[\p{L}][\p{L}\p{N}-]{1,62}$/u.test(name);

/**
 * Everything that is wanted, with its prices: the one reading of the catalogue behind a quote and an order. Refuses what
 * is not offered. What is of a client's own (renewals, add-ons for his services) is refused to others and to guests.
 */
export async function loadCart(db: Db, buyer: Buyer, request: CartRequest, today: string): Promise<CartItem[]> {
  const settings = await readSettings(db);
  const taxDomains = settings.isOn("TaxDomains");
  const items: CartItem[] = [];
  for (const [place, wish] of request.products.entries()) {
    items.push(...(await productItems(db, buyer, wish, `product-${place}`, today)));
  }
  for (const [place, wish] of request.addons.entries()) {
    const service = await db
      .selectFrom("services")
      .select(["id", "billing_cycle", "domain", "product_id"])
      .where("id", "=", wish.serviceId)
      .where("client_id", "=", buyer.clientId ?? 0)
      .executeTakeFirst();
    if (!service) return refuse("Service ID not owned by Client ID provided");
    const about = {
      cycle: billingCycle(service.billing_cycle)?.key ?? "",
      productId: service.product_id,
      domain: service.domain,
    };
    items.push(await addonItem(db, buyer, wish, service.id, about, `addon-${place}`, today));
  }
  for (const [place, wish] of request.domains.entries()) {
    items.push(await domainItem(db, buyer, wish, `domain-${place}`, today, taxDomains));
  }
  items.push(...(await renewalItems(db, buyer, request, today, taxDomains)));
  return items;
}

async function productItems(db: Db, buyer: Buyer, wish: ProductWish, ref: string, today: string): Promise<CartItem[]> {
  const product = await db
    .selectFrom("products")
    .selectAll()
    .where("id", "=", wish.productId)
    .where("is_retired", "=", 0)
    .executeTakeFirst();
  if (!product) return refuse(`Product ID ${wish.productId} not found`);
  const prices = await productPrices(db, product.id, buyer.currencyId);
  const offer = offerOf(product.pay_type, prices, wish.cycle);
  if (!offer) return refuse(`"${product.name}" is not offered in the billing cycle "${wish.cycle}"`);
  const chosen = await chosenOptions(db, product.id, buyer.currencyId, offer.cycle, wish.options);
  const isFree = product.pay_type === "free";
  const listed = isFree ? 0 : offer.price + chosen.prices.price;
  const price = wish.priceOverride ?? listed;
  const months = billingCycle(offer.cycle)?.months ?? 0;
  const quantity = product.allow_quantity === 0 ? 1 : Math.max(1, wish.quantity);
  const isMany = product.allow_quantity === 1;
  if (quantity > (isMany ? MOST_SERVICES : MOST_PIECES)) refuse(`"${product.name}" can't be ordered ${quantity} times`);
  const item: CartItem = {
    ref,
    source: {
      kind: "product",
      wish,
      options: chosen.options,
      product: {
        id: product.id,
        name: product.name,
        autoSetup: product.auto_setup,
        module: product.module,
        stockControl: product.stock_control === 1,
        isMany,
      },
    },
    lineType: "Hosting",
    title: named(product.name, wish.domain || wish.hostname),
    details: chosen.options.map((option) => option.shown),
    quantity: isMany ? 1 : quantity,
    term: { cycle: offer.cycle, months },
    from: today,
    setup: isFree ? 0 : offer.setup + chosen.prices.setup,
    price,
    recurring: months > 0 ? price : 0,
    isTaxed: product.is_taxed === 1,
    promotionKey: String(product.id),
    fees: [],
    prorata:
      product.prorata_billing === 1 && months > 0
        ? { day: product.prorata_day, chargeNextMonthFrom: product.prorata_next_month_day }
        : null,
  };
  const copies = Array.from({ length: isMany ? quantity : 1 }, (_, copy) =>
    copy === 0 ? item : { ...item, ref: `${ref}-${copy}` },
  );
  const about = { cycle: offer.cycle, productId: product.id, domain: wish.domain };
  const addons: CartItem[] = [];
  for (const copy of copies) {
    for (const [place, addon] of wish.addons.entries()) {
      const one = await addonItem(db, buyer, addon, copy.ref, about, `${copy.ref}-addon-${place}`, today);
      addons.push({ ...one, prorata: item.prorata });
    }
  }
  return [...copies, ...addons];
}

async function addonItem(
  db: Db,
  buyer: Buyer,
  wish: { addonId: number; quantity: number },
  parent: string | number,
  about: { cycle: string; productId: number; domain: string },
  ref: string,
  today: string,
): Promise<CartItem> {
  const addon = await db
    .selectFrom("addons")
    .innerJoin("addon_products", "addon_products.addon_id", "addons.id")
    .selectAll("addons")
    .where("addons.id", "=", wish.addonId)
    .where("addon_products.product_id", "=", about.productId)
    .executeTakeFirst();
  if (!addon) return refuse("Addon ID invalid");
  const prices = await addonPrices(db, addon.id, buyer.currencyId);
  // An add-on is paid with its service where it can be, and in its own first cycle otherwise.
  const offer = offerOf(addon.pay_type, prices, about.cycle) ?? offerOf(addon.pay_type, prices, "");
  if (!offer) return refuse("Addon ID invalid");
  const months = billingCycle(offer.cycle)?.months ?? 0;
  if (wish.quantity > MOST_PIECES) refuse(`"${addon.name}" can't be ordered ${wish.quantity} times`);
  return {
    ref,
    source: { kind: "addon", addonId: addon.id, name: addon.name, autoSetup: addon.auto_setup, parent },
    lineType: "Addon",
    title: about.domain === "" ? `Addon - ${addon.name}` : `Addon (${about.domain}) - ${addon.name}`,
    details: [],
    quantity: Math.max(1, wish.quantity),
    term: { cycle: offer.cycle, months },
    from: today,
    setup: offer.setup,
    price: offer.price,
    recurring: months > 0 ? offer.price : 0,
    isTaxed: addon.is_taxed === 1,
    promotionKey: `A${addon.id}`,
    fees: [],
    prorata: null,
  };
}

async function domainItem(
  db: Db,
  buyer: Buyer,
  wish: DomainWish,
  ref: string,
  today: string,
  isTaxed: boolean,
): Promise<CartItem> {
  if (!isDomainName(wish.domain)) return refuse(`"${wish.domain}" is not a valid domain name`);
  const tld = await tldOf(db, wish.domain);
  if (!tld) return refuse(`Domains like "${wish.domain}" are not sold here`);
  const { currencyId, clientId } = buyer;
  const years = wish.action === "transfer" ? 1 : wish.years;
  const listed = await tldPrice(db, { tldId: tld.id, currencyId, clientId, action: wish.action, years });
  const price = wish.priceOverride ?? listed;
  // No registry gives a name for longer, whatever price staff name.
  if (price === undefined || years > MOST_YEARS) return refuse(`"${wish.domain}" can't be had for ${years} year/s`);
  const renewal =
    wish.renewOverride ??
    (await tldPrice(db, { tldId: tld.id, currencyId, clientId, action: "renew", years })) ??
    price;
  const verb = wish.action === "transfer" ? "Transfer" : "Registration";
  const details = [
    tld.dns_management === 1 && wish.dnsManagement ? " + DNS Management" : "",
    tld.email_forwarding === 1 && wish.emailForwarding ? " + Email Forwarding" : "",
    tld.id_protection === 1 && wish.idProtection ? " + ID Protection" : "",
  ].filter((line) => line !== "");
  return {
    ref,
    source: {
      kind: "domain",
      registrar: tld.registrar,
      renewal,
      wish: {
        ...wish,
        years,
        dnsManagement: wish.dnsManagement && tld.dns_management === 1,
        emailForwarding: wish.emailForwarding && tld.email_forwarding === 1,
        idProtection: wish.idProtection && tld.id_protection === 1,
      },
    },
    lineType: wish.action === "transfer" ? "DomainTransfer" : "DomainRegister",
    title: `Domain ${verb} - ${wish.domain} - ${years} Year/s`,
    details,
    quantity: 1,
    term: { cycle: `${years}year`, months: years * 12 },
    from: today,
    setup: 0,
    price,
    recurring: renewal,
    isTaxed,
    promotionKey: `D${tld.extension}`,
    fees: [],
    prorata: null,
  };
}
