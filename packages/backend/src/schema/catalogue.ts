import type { Count, Day, Flag, Id, Maybe, Money, Text, Time } from "./fields.ts";

export interface CurrenciesTable {
  id: Id;
  code: string;
  prefix: Text;
  suffix: Text;
  /** 1 = 1234.56, 2 = 1,234.56, 3 = 1.234,56, 4 = 1,234. */
  format: Count;
  /** Units for one of the default currency ×100000: 1.00000 is 100000. */
  rate: Count;
  is_default: Flag;
}

/** Gateways. Key: module. */
export interface PaymentMethodsTable {
  module: string;
  display_name: string;
  sort_order: Count;
  /** 1 unless given. */
  is_active: Flag;
  /** 1 where a stored card can be captured (ccgateway). */
  is_card: Flag;
  /** JSON, for the gateway's module. */
  configuration: Text;
}

export interface ProductGroupsTable {
  id: Id;
  name: string;
  slug: Text;
  headline: Text;
  tagline: Text;
  is_hidden: Flag;
  sort_order: Count;
}

export interface ProductsTable {
  id: Id;
  group_id: number;
  /** hostingaccount, reselleraccount, server or other. */
  type: Text;
  name: string;
  slug: Text;
  description: Text;
  short_description: Text;
  tagline: Text;
  color: Text;
  /** recurring, onetime or free. */
  pay_type: Text;
  /** 0 = no, 1 = several services, 2 = one service with a quantity (allowqty). */
  allow_quantity: Count;
  stock_control: Flag;
  stock: Count;
  is_hidden: Flag;
  is_retired: Flag;
  is_featured: Flag;
  show_domain_options: Flag;
  is_taxed: Flag;
  prorata_billing: Flag;
  prorata_day: Count;
  prorata_next_month_day: Count;
  subdomain: Text;
  /** "", on, payment or order: when the module's Create runs. */
  auto_setup: Text;
  /** The provisioning module, or "". */
  module: Text;
  server_group_id: Maybe<number>;
  welcome_email_template_id: Maybe<number>;
  /** JSON list: configoption1, configoption2, … for the module. */
  module_options: Text;
  /** 0 = for ever. */
  recurring_cycles: Count;
  auto_terminate_days: Count;
  /** JSON of on-demand renewal: {enabled, periods: {monthly: days, …}}; "" follows the installation. */
  on_demand_renewal: Text;
  sort_order: Count;
  created_at: Time;
  updated_at: Time;
}

/** monthly, quarterly, semiannually, annually, biennially, triennially. One-time products use monthly, as WHMCS does. */
export type PriceCycle = string;

/** Key: product_id, currency_id, cycle. A missing row and a price of -1 both say: not offered. */
export interface ProductPricesTable {
  product_id: number;
  currency_id: number;
  cycle: PriceCycle;
  setup_fee: Money;
  /** Minor units; -1 = not offered in this cycle. */
  price: number;
}

/** Which products a service may be changed to. Key: product_id, to_product_id. */
export interface ProductUpgradesTable {
  product_id: number;
  to_product_id: number;
}

export interface ConfigGroupsTable {
  id: Id;
  name: string;
  description: Text;
}

/** Key: group_id, product_id. */
export interface ConfigGroupProductsTable {
  group_id: number;
  product_id: number;
}

export interface ConfigOptionsTable {
  id: Id;
  group_id: number;
  name: string;
  /** 1 dropdown, 2 radio, 3 yes/no, 4 quantity. */
  type: Count;
  min_quantity: Count;
  max_quantity: Count;
  is_hidden: Flag;
  sort_order: Count;
}

/** What an option offers (WHMCS: sub options). A yes/no or quantity option has one. */
export interface ConfigChoicesTable {
  id: Id;
  option_id: number;
  name: string;
  is_hidden: Flag;
  sort_order: Count;
}

/** Key: choice_id, currency_id, cycle. A missing row costs nothing. */
export interface ConfigChoicePricesTable {
  choice_id: number;
  currency_id: number;
  cycle: PriceCycle;
  setup_fee: Money;
  price: number;
}

/** Add-ons that can be bought for a service. */
export interface AddonsTable {
  id: Id;
  name: string;
  description: Text;
  /** recurring, onetime or free. */
  pay_type: Text;
  is_taxed: Flag;
  /** 1 = shown in the shop. */
  show_on_order: Flag;
  module: Text;
  auto_setup: Text;
  is_hidden: Flag;
  sort_order: Count;
}

/** Key: addon_id, product_id. */
export interface AddonProductsTable {
  addon_id: number;
  product_id: number;
}

/** Key: addon_id, currency_id, cycle. */
export interface AddonPricesTable {
  addon_id: number;
  currency_id: number;
  cycle: PriceCycle;
  setup_fee: Money;
  price: number;
}

export interface ServerGroupsTable {
  id: Id;
  name: string;
  /** 1 = the emptiest server first, 2 = fill one after the other. */
  fill_type: Count;
}

export interface ServersTable {
  id: Id;
  group_id: Maybe<number>;
  name: string;
  hostname: Text;
  ip_address: Text;
  /** One address a line. */
  assigned_ips: Text;
  module: Text;
  max_accounts: Count;
  username: Text;
  /** Sealed by the caller. */
  password: Text;
  access_hash: Text;
  is_secure: Flag;
  /** 1 unless given. */
  is_active: Flag;
  nameserver1: Text;
  nameserver2: Text;
  data_centre: Text;
  status_address: Text;
  /** Per month, minor units of the default currency. */
  monthly_cost: Money;
}

/** Domain endings that are sold. */
export interface TldsTable {
  id: Id;
  /** With the dot: ".com", ".co.uk". Unique. */
  extension: string;
  /** The registrar that registers by itself, or "". */
  registrar: Text;
  /** "", hot, new or sale. */
  tld_group: Text;
  /** With commas: "Popular,Country". */
  categories: Text;
  dns_management: Flag;
  email_forwarding: Flag;
  id_protection: Flag;
  epp_required: Flag;
  /** Days; null = the registry's own. Fees are minor units of the default currency. */
  grace_days: Maybe<number>;
  grace_fee: Maybe<number>;
  redemption_days: Maybe<number>;
  redemption_fee: Maybe<number>;
  sort_order: Count;
}

/** Key: tld_id, currency_id, action, years. */
export interface TldPricesTable {
  tld_id: number;
  currency_id: number;
  /** register, transfer or renew. */
  action: string;
  years: number;
  price: number;
}

/** What a group of clients pays in place of everybody's price. Key: group_id, tld_id, currency_id, action, years. */
export interface GroupTldPricesTable extends TldPricesTable {
  group_id: number;
}

export interface PromotionsTable {
  id: Id;
  /** Unique, whatever its case. */
  code: string;
  /** Percentage, Fixed Amount, Price Override or Free Setup. */
  type: string;
  recurring: Flag;
  /** Hundredths: of a percent (10 % is 1000), or minor units of the default currency. */
  value: Money;
  /** WHMCS's own comma lists: cycles "Monthly,Annually", appliesto and requires "1,2,A3,D.com". */
  cycles: Text;
  applies_to: Text;
  requires: Text;
  requires_existing: Flag;
  starts_on: Maybe<Day>;
  expires_on: Maybe<Day>;
  /** 0 = without end. */
  max_uses: Count;
  uses: Count;
  lifetime_promo: Flag;
  apply_once: Flag;
  new_signups: Flag;
  existing_client: Flag;
  once_per_client: Flag;
  /** Times that it recurs; 0 = always. */
  recur_for: Count;
  upgrades: Flag;
  /** JSON {value, type, discounttype, configoptions}: written to the wire as PHP's serialize(). */
  upgrade_config: Text;
  notes: Text;
}
