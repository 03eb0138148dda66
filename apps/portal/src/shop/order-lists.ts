import type { Cart, DomainChoice, DomainLine } from "./cart.ts";

/** AddOrder's lists, which go by place: pid[1], domain[1] and billingcycle[1] are of the second line. */
export type OrderLists = {
  pid: (number | null)[];
  qty: (number | null)[];
  billingcycle: string[];
  configoptions: (Record<string, number> | null)[];
  addons: (number[] | null)[];
  hostname: string[];
  domain: string[];
  domaintype: string[];
  regperiod: (number | null)[];
};

const named = (domain: DomainChoice | DomainLine | null | undefined) => ({
  domain: domain?.name ?? "",
  // A name of one's own is said without a type: nothing is ordered for it.
  domaintype: domain && domain.way !== "own" ? domain.way : "",
  regperiod: domain && domain.way !== "own" ? domain.years : null,
});

/** A cart as AddOrder and KrakenGetCartQuote take it. (addorder) */
export function orderLists({ lines }: Cart): OrderLists {
  const products = lines.map((line) => (line.kind === "product" ? line : undefined));
  const domains = lines.map((line) => named(line.kind === "product" ? line.domain : line));
  const filled = (map: Record<string, number> | undefined) => (map && Object.keys(map).length > 0 ? map : null);
  return {
    pid: products.map((line) => line?.product ?? null),
    qty: products.map((line) => line?.quantity ?? null),
    billingcycle: products.map((line) => line?.cycle ?? ""),
    configoptions: products.map((line) => filled(line?.options)),
    addons: products.map((line) => (line && line.addons.length > 0 ? line.addons : null)),
    hostname: products.map((line) => line?.hostname ?? ""),
    domain: domains.map(({ domain }) => domain),
    domaintype: domains.map(({ domaintype }) => domaintype),
    regperiod: domains.map(({ regperiod }) => regperiod),
  };
}

/** What AddOrder takes besides and changes no price: fields by product, and the codes of transfers by their place. */
export function orderDetails({ lines }: Cart, codes: Readonly<Record<string, string>>) {
  return {
    customfields: lines.map((line) =>
      line.kind === "product" && Object.keys(line.fields).length > 0 ? line.fields : null,
    ),
    eppcode: lines.map((line) => {
      const domain = line.kind === "product" ? line.domain : line;
      return domain?.way === "transfer" ? (codes[domain.name] ?? "") : "";
    }),
  };
}

/** Prices that staff ask instead of the list's: of products, and of names that are ordered alone. */
export function priceLists({ lines }: Cart) {
  const of = (kind: "product" | "domain") => lines.map((line) => (line.kind === kind ? (line.price ?? null) : null));
  return lines.some(({ price }) => price !== undefined)
    ? { priceoverride: of("product"), domainpriceoverride: of("domain") }
    : {};
}
