import type { actions, DecodedInput } from "@kraken/contract";
import { refuse } from "../errors.ts";
import { minorOf } from "../wire/amounts.ts";
import type { CartRequest, DomainWish, ProductWish } from "./cart.ts";

/** The parameters of AddOrder that say what is bought; KrakenGetCartQuote has those of them that change a price. */
export type CartInput = Omit<DecodedInput<typeof actions.krakenGetCartQuote>, "clientid"> &
  Pick<
    DecodedInput<typeof actions.addOrder>,
    "idnlanguage" | "eppcode" | "customfields" | "ns1prefix" | "ns2prefix" | "rootpw" | "domainfields"
  >;

type Places<T> = readonly (T | null)[] | undefined;
const at = <T>(list: Places<T>, place: number): T | undefined => list?.[place] ?? undefined;
const amountAt = (list: Places<string>, place: number) => {
  const written = at(list, place);
  return written === undefined ? undefined : Math.max(0, minorOf(written));
};

/**
 * AddOrder's lists, which belong together by place, as what is wanted. A place with a product and a domaintype orders
 * both; a domain without a domaintype is the one that the product is for.
 */
export function cartRequest(input: CartInput): CartRequest {
  const lists = [input.pid, input.domain, input.domaintype];
  const places = Math.max(0, ...lists.map((list) => list?.length ?? 0));
  const products: ProductWish[] = [];
  const domains: DomainWish[] = [];
  for (let place = 0; place < places; place++) {
    const product = productAt(input, place);
    if (product) products.push(product);
    const domain = domainAt(input, place);
    if (domain) domains.push(domain);
  }
  return {
    products,
    domains,
    addons: addonsFor(input),
    serviceRenewals: input.servicerenewals ?? [],
    addonRenewals: input.addonrenewals ?? [],
    domainRenewals: input.domainrenewals ?? {},
  };
}

/** A nameserver's name from its prefix: "ns1" of a server called web.example is ns1.web.example. */
const nameserver = (prefix: string | undefined, host: string) =>
  !prefix || prefix.includes(".") || host === "" ? (prefix ?? "") : `${prefix}.${host}`;

function productAt(input: CartInput, place: number): ProductWish | undefined {
  const productId = at(input.pid, place);
  if (!productId) return undefined;
  const domain = (at(input.domain, place) ?? "").trim().toLowerCase();
  const hostname = (at(input.hostname, place) ?? "").trim().toLowerCase();
  const quantities = at(input.addonsqty, place) ?? [];
  return {
    productId,
    domain,
    hostname,
    quantity: at(input.qty, place) ?? 1,
    cycle: at(input.billingcycle, place) ?? "",
    options: at(input.configoptions, place) ?? {},
    fields: at(input.customfields, place) ?? {},
    addons: (at(input.addons, place) ?? []).map((addonId, index) => ({ addonId, quantity: quantities[index] ?? 1 })),
    priceOverride: amountAt(input.priceoverride, place),
    rootPassword: at(input.rootpw, place) ?? "",
    ns1: nameserver(at(input.ns1prefix, place), hostname || domain),
    ns2: nameserver(at(input.ns2prefix, place), hostname || domain),
  };
}

function domainAt(input: CartInput, place: number): DomainWish | undefined {
  const type = (at(input.domaintype, place) ?? "").trim().toLowerCase();
  const domain = (at(input.domain, place) ?? "").trim().toLowerCase();
  if (type === "" || domain === "") return undefined;
  if (type !== "register" && type !== "transfer") {
    // Products that come with a name of one's own or with a subdomain say so here; neither is ordered.
    if (["owndomain", "own", "subdomain", "existing"].includes(type)) return undefined;
    return refuse(`Invalid domain type "${type}". Must be one of "register" or "transfer"`);
  }
  return {
    action: type,
    domain,
    years: Math.max(1, at(input.regperiod, place) ?? 1),
    eppCode: at(input.eppcode, place) ?? "",
    idnLanguage: at(input.idnlanguage, place) ?? "",
    dnsManagement: at(input.dnsmanagement, place) ?? false,
    emailForwarding: at(input.emailforwarding, place) ?? false,
    idProtection: at(input.idprotection, place) ?? false,
    fields: at(input.domainfields, place) ?? {},
    priceOverride: amountAt(input.domainpriceoverride, place),
    renewOverride: amountAt(input.domainrenewoverride, place),
  };
}

/** Add-ons for services that are there: addonid with serviceid, or several of each by place. */
function addonsFor(input: CartInput): CartRequest["addons"] {
  const several = (input.addonids ?? []).flatMap((addonId, place) =>
    addonId
      ? [{ addonId, serviceId: at(input.serviceids, place) ?? 0, quantity: at(input.addonidsqty, place) ?? 1 }]
      : [],
  );
  if (!input.addonid) return several;
  return [{ addonId: input.addonid, serviceId: input.serviceid ?? 0, quantity: input.addonidqty ?? 1 }, ...several];
}
