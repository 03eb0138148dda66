import type { Count, Day, Flag, Id, Maybe, Money, Text, Time } from "./fields.ts";

export interface OrdersTable {
  id: Id;
  /** Ten digits, unique: "7858259149". */
  order_number: string;
  client_id: number;
  contact_id: Maybe<number>;
  /** The user or the member of staff who placed it. */
  user_id: Maybe<number>;
  admin_id: Maybe<number>;
  /** With commas. */
  nameservers: Text;
  /** JSON {domain: eppcode}. */
  transfer_secrets: Text;
  /** JSON {domains: {id: years}, services: [id], addons: [id]}. */
  renewals: Text;
  promo_code: Text;
  promo_type: Text;
  /** Hundredths, as in promotions.value. */
  promo_value: Money;
  /** JSON, whatever the shop wants to keep. */
  order_data: Text;
  amount: Money;
  payment_method: Text;
  invoice_id: Maybe<number>;
  /** Pending, Active, Fraud, Cancelled. */
  status: Text;
  ip_address: Text;
  fraud_module: Text;
  fraud_output: Text;
  notes: Text;
  affiliate_id: Maybe<number>;
  created_at: Time;
  updated_at: Time;
}

/** What a client has of a product. */
export interface ServicesTable {
  id: Id;
  client_id: number;
  order_id: Maybe<number>;
  product_id: number;
  server_id: Maybe<number>;
  /** 1 unless given. */
  /** 1 unless given. */
  quantity: Count;
  domain: Text;
  registered_on: Day;
  first_payment_amount: Money;
  recurring_amount: Money;
  payment_method: Text;
  /** Free Account, One Time, Monthly, Quarterly, Semi-Annually, Annually, Biennially, Triennially. */
  billing_cycle: Text;
  next_due_date: Maybe<Day>;
  /** Due again in the invoice run when this day is not after the run's: next_due_date unless invoiced ahead. */
  next_invoice_date: Maybe<Day>;
  terminated_on: Maybe<Day>;
  completed_on: Maybe<Day>;
  /** Pending, Active, Suspended, Terminated, Cancelled, Fraud, Completed. */
  status: Text;
  username: Text;
  /** As given: the caller seals it. */
  password: Text;
  subscription_id: Text;
  promotion_id: Maybe<number>;
  promotion_uses: Count;
  suspension_reason: Text;
  override_auto_suspend: Flag;
  override_suspend_until: Maybe<Day>;
  ns1: Text;
  ns2: Text;
  dedicated_ip: Text;
  assigned_ips: Text;
  notes: Text;
  /** Megabytes; a limit of 0 has no end. */
  disk_usage: Count;
  disk_limit: Count;
  bandwidth_usage: Count;
  bandwidth_limit: Count;
  usage_updated_at: Maybe<Time>;
  created_at: Time;
  updated_at: Time;
}

/** The configurable options of a service. Key: service_id, option_id. */
export interface ServiceConfigOptionsTable {
  service_id: number;
  option_id: number;
  choice_id: number;
  /** For quantity and yes/no options; 0 unless given. */
  quantity: Count;
}

export interface ServiceAddonsTable {
  id: Id;
  client_id: number;
  service_id: number;
  order_id: Maybe<number>;
  /** Null for one that staff wrote by hand. */
  addon_id: Maybe<number>;
  server_id: Maybe<number>;
  /** 1 unless given. */
  /** 1 unless given. */
  quantity: Count;
  /** Of its own only where it differs from the add-on's ("" otherwise). */
  name: Text;
  setup_fee: Money;
  recurring_amount: Money;
  billing_cycle: Text;
  is_taxed: Flag;
  /** As services.status. */
  status: Text;
  registered_on: Day;
  next_due_date: Maybe<Day>;
  next_invoice_date: Maybe<Day>;
  terminated_on: Maybe<Day>;
  payment_method: Text;
  notes: Text;
  created_at: Time;
  updated_at: Time;
}

export interface DomainsTable {
  id: Id;
  client_id: number;
  order_id: Maybe<number>;
  /** Register or Transfer. */
  type: Text;
  /** In lower case. */
  domain: string;
  registrar: Text;
  /** Years. */
  registration_period: Count;
  first_payment_amount: Money;
  recurring_amount: Money;
  payment_method: Text;
  registered_on: Maybe<Day>;
  expires_on: Maybe<Day>;
  next_due_date: Maybe<Day>;
  next_invoice_date: Maybe<Day>;
  /** Pending, Pending Registration, Pending Transfer, Active, Grace, Redemption, Expired, Transferred Away, Cancelled, Fraud. */
  status: Text;
  subscription_id: Text;
  promotion_id: Maybe<number>;
  dns_management: Flag;
  email_forwarding: Flag;
  id_protection: Flag;
  do_not_renew: Flag;
  is_premium: Flag;
  is_locked: Flag;
  ns1: Text;
  ns2: Text;
  ns3: Text;
  ns4: Text;
  ns5: Text;
  epp_code: Text;
  idn_language: Text;
  /** JSON {Registrant: {…}, Admin: {…}, Tech: {…}, Billing: {…}}; "" = the client's own address. */
  whois: Text;
  /** JSON of the ending's additional fields. */
  additional_fields: Text;
  notes: Text;
  synced_at: Maybe<Time>;
  created_at: Time;
  updated_at: Time;
}

export interface CancelRequestsTable {
  id: Id;
  service_id: number;
  reason: Text;
  /** Immediate or End of Billing Period. */
  type: string;
  /** Null while it waits. */
  done_at: Maybe<Time>;
  created_at: Time;
  updated_at: Time;
}
