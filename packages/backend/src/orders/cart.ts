/** What somebody wants to buy, before anything is known of it. Amounts are minor units of the buyer's currency. */
export type CartRequest = {
  products: readonly ProductWish[];
  domains: readonly DomainWish[];
  /** Add-ons for services that the client has. */
  addons: readonly { addonId: number; serviceId: number; quantity: number }[];
  serviceRenewals: readonly number[];
  addonRenewals: readonly number[];
  /** Years by domain. */
  domainRenewals: Readonly<Record<string, number>>;
};

export type ProductWish = {
  productId: number;
  quantity: number;
  /** As the caller wrote it; "" for the first cycle that is offered. */
  cycle: string;
  domain: string;
  /** Choices, or quantities, by the option's id. */
  options: Readonly<Record<string, number>>;
  fields: Readonly<Record<string, string>>;
  addons: readonly { addonId: number; quantity: number }[];
  /** Replaces the price of the product and its options, in the first invoice and in the ones after it. */
  priceOverride: number | undefined;
  /** Of a server. */
  hostname: string;
  rootPassword: string;
  ns1: string;
  ns2: string;
};

export type DomainWish = {
  action: "register" | "transfer";
  domain: string;
  years: number;
  eppCode: string;
  idnLanguage: string;
  dnsManagement: boolean;
  emailForwarding: boolean;
  idProtection: boolean;
  fields: Readonly<Record<string, string>>;
  priceOverride: number | undefined;
  renewOverride: number | undefined;
};

/** For whom prices and taxes are reckoned. A guest has no id. */
export type Buyer = { clientId: number | null; currencyId: number };

/** What is priced by cycle. */
export type Prices = { setup: number; price: number };

/** How long one payment lasts: months of a cycle or of a domain's years; 0 for what is paid once or is free. */
export type Term = { cycle: string; months: number };

/** One thing in a cart, with its prices. Amounts are of one piece. */
export type CartItem = {
  /** Names the item within its cart. */
  ref: string;
  source:
    | { kind: "product"; wish: ProductWish; product: CartProduct; options: readonly ChosenOption[] }
    | { kind: "addon"; addonId: number; name: string; autoSetup: string; parent: string | number }
    | { kind: "domain"; wish: DomainWish; registrar: string; renewal: number }
    | { kind: "renewal"; of: "service" | "addon" | "domain"; id: number; years: number };
  /** WHMCS's type of the invoice line. */
  lineType: "Hosting" | "Addon" | "DomainRegister" | "DomainTransfer" | "Domain";
  /** What the line says before its period, and what stands below it. */
  title: string;
  details: readonly string[];
  quantity: number;
  term: Term;
  /** The day on which what is paid begins. */
  from: string;
  setup: number;
  price: number;
  /** What the next period costs. */
  recurring: number;
  isTaxed: boolean;
  /** For promotions: the product's id, "A3" or "D.com". */
  promotionKey: string;
  /** Lines besides: what a domain costs more that is renewed late, what a service's own promotion takes off. */
  fees: readonly { type: string; description: string; amount: number }[];
  /** Products that begin on a day of the month. */
  prorata: { day: number; chargeNextMonthFrom: number } | null;
};

export type CartProduct = {
  id: number;
  name: string;
  autoSetup: string;
  module: string;
  stockControl: boolean;
  /** As many services as its quantity, or one. */
  isMany: boolean;
};

export type ChosenOption = { optionId: number; choiceId: number; quantity: number; shown: string };
