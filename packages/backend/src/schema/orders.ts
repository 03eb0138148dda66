import type { Count, Day, Id, Maybe, Money, Text, Time } from "./fields.ts";

/** A change of a service to another product or other options, from its order to its effect. */
export interface UpgradesTable {
  id: Id;
  client_id: number;
  service_id: number;
  order_id: Maybe<number>;
  /** product or configoptions. */
  type: string;
  from_product_id: Count;
  to_product_id: Count;
  /** Keys of price tables (monthly, …, onetime, free). */
  from_cycle: Text;
  to_cycle: Text;
  /** JSON list of {option_id, choice_id, quantity}: what the service has afterwards. */
  config_options: Text;
  /** What the change costs, before a promotion and without tax; below zero is given back as credit. */
  price: Money;
  /** What a promotion takes off. */
  discount: Money;
  /** The service's recurring amount afterwards. */
  recurring_amount: Money;
  promotion_id: Maybe<number>;
  /** Pending until it is paid, Completed, Cancelled. */
  status: string;
  completed_at: Maybe<Time>;
  created_at: Time;
  updated_at: Time;
}

/** What was done for a line of a paid invoice: written before it is begun, so that nothing is done twice. */
export interface InvoiceLineEffectsTable {
  invoice_item_id: number;
  /** JSON {name: create, renew, register, … or none, years}. */
  effect: string;
  created_at: Time;
  /** Null while it is under way. */
  done_at: Maybe<Time>;
}

/** Key: product_id, recommended_id. */
export interface ProductRecommendationsTable {
  product_id: number;
  recommended_id: number;
  sort_order: Count;
}

/** The day of the next payment once a line is paid. A line without a row pays for one cycle more. */
export interface InvoiceLinePeriodsTable {
  invoice_item_id: number;
  paid_until: Day;
}
