import type { Count, Day, Flag, Id, Maybe, Money, Text, Time } from "./fields.ts";

/**
 * Invoices. All amounts are minor units of the client's currency, and hold at every commit:
 * subtotal = the sum of its lines; total = subtotal + tax + tax2;
 * amount_paid = the sum of amount_in - amount_out of its transactions;
 * what is left to pay (balance) = total - credit - amount_paid.
 */
export interface InvoicesTable {
  id: Id;
  client_id: number;
  /** The sequential number, or "" until it has one (then the id is shown). */
  invoice_number: Text;
  date: Day;
  due_date: Day;
  paid_at: Maybe<Time>;
  last_capture_attempt_at: Maybe<Time>;
  refunded_at: Maybe<Time>;
  cancelled_at: Maybe<Time>;
  subtotal: Money;
  /** The client's credit that was used. */
  credit: Money;
  tax: Money;
  tax2: Money;
  total: Money;
  amount_paid: Money;
  /** Percent ×1000: 19 % is 19000. */
  tax_rate: Count;
  tax_rate2: Count;
  /** Draft, Unpaid, Paid, Cancelled, Refunded, Collections, Payment Pending. Overdue is Unpaid after its due_date. */
  status: Text;
  payment_method: Text;
  pay_method_id: Maybe<number>;
  notes: Text;
  created_at: Time;
  updated_at: Time;
}

export interface InvoiceItemsTable {
  id: Id;
  invoice_id: number;
  /** "", Hosting, Addon, DomainRegister, DomainTransfer, Domain, PromoHosting, Setup, Upgrade, Item, AddFunds, LateFee, Invoice … */
  type: Text;
  /** The service, add-on, domain … that the type names; 0 for none. */
  related_id: Count;
  description: Text;
  /** Minor units; may be below zero. */
  amount: Money;
  is_taxed: Flag;
  sort_order: Count;
}

export interface TransactionsTable {
  id: Id;
  client_id: Maybe<number>;
  /** Only for a transaction without a client (the wire's 0 when null). */
  currency_id: Maybe<number>;
  gateway: Text;
  date: Time;
  description: Text;
  amount_in: Money;
  fees: Money;
  amount_out: Money;
  /** ×100000, to the default currency at that time. */
  rate: Count;
  transaction_id: Text;
  invoice_id: Maybe<number>;
  /** The transaction that this one gives back. */
  refund_of_id: Maybe<number>;
}

/** Every change of a client's credit; clients.credit is their sum. */
export interface CreditsTable {
  id: Id;
  client_id: number;
  admin_id: Maybe<number>;
  date: Day;
  description: Text;
  amount: Money;
  /** The invoice that used it, or 0. */
  related_id: Count;
  created_at: Time;
}

/** Stored cards and accounts. Numbers are never kept: a token and the last four digits. */
export interface PayMethodsTable {
  id: Id;
  client_id: number;
  /** CreditCard, RemoteCreditCard, BankAccount, RemoteBankAccount. */
  type: string;
  description: Text;
  gateway: Text;
  /** Client or Contact, and that one's id. */
  contact_type: Text;
  contact_id: number;
  card_last_four: Text;
  card_type: Text;
  /** The card's months as "2027-02"; null for an account. The wire's "02/27". */
  card_expiry: Maybe<string>;
  /** The month of whose end the client was told; "" before. */
  expiry_noticed: Text;
  card_start: Maybe<string>;
  card_issue_number: Text;
  bank_name: Text;
  bank_account_type: Text;
  bank_code: Text;
  bank_last_four: Text;
  remote_token: Text;
  /** The first by this is the default. */
  sort_order: Count;
  created_at: Time;
  updated_at: Time;
}

export interface QuotesTable {
  id: Id;
  subject: Text;
  /** Draft, Delivered, On Hold, Accepted, Lost, Dead. */
  stage: Text;
  valid_until: Maybe<Day>;
  /** Null for someone who is not a client yet: then the address below counts. */
  client_id: Maybe<number>;
  firstname: Text;
  lastname: Text;
  companyname: Text;
  email: Text;
  address1: Text;
  address2: Text;
  city: Text;
  state: Text;
  postcode: Text;
  country: Text;
  phonenumber: Text;
  tax_id: Text;
  currency_id: number;
  subtotal: Money;
  tax1: Money;
  tax2: Money;
  total: Money;
  proposal: Text;
  customer_notes: Text;
  admin_notes: Text;
  invoice_id: Maybe<number>;
  created_on: Day;
  modified_on: Day;
  sent_on: Maybe<Day>;
  accepted_on: Maybe<Day>;
}

export interface QuoteItemsTable {
  id: Id;
  quote_id: number;
  description: Text;
  /** ×100: three of something is 300. */
  quantity: Count;
  unit_price: Money;
  /** Percent ×100: 2.5 % is 250. */
  discount: Count;
  is_taxable: Flag;
  sort_order: Count;
}

export interface BillableItemsTable {
  id: Id;
  client_id: number;
  description: Text;
  /** ×100; of hours or of quantities, as unit says. */
  quantity: Count;
  unit: Text;
  amount: Money;
  /** noinvoice, nextcron, nextinvoice, duedate or recur. */
  invoice_action: Text;
  recur: Count;
  recur_cycle: Text;
  recur_for: Count;
  due_date: Maybe<Day>;
  invoice_count: Count;
  created_at: Time;
}

export interface AffiliatesTable {
  id: Id;
  client_id: number;
  date: Day;
  visitors: Count;
  pay_type: Text;
  /** Hundredths, as promotions.value. */
  pay_amount: Money;
  is_one_time: Flag;
  balance: Money;
  withdrawn: Money;
  created_at: Time;
  updated_at: Time;
}

/** Taxes by place; the most exact country and state wins at each level. */
export interface TaxRulesTable {
  id: Id;
  /** 1 or 2. */
  level: Count;
  name: string;
  /** "" = anywhere. */
  country: Text;
  state: Text;
  /** Percent ×1000. */
  rate: Count;
}

/** A gateway's numbers by the invoice that each paid. Key: gateway (in lower case), transid. */
export interface PaymentReferencesTable {
  gateway: string;
  transid: string;
  invoice_id: number;
  created_at: Time;
}

/** Charges of stored cards. A row that is pending may have been charged: its id is the gateway's reference. */
export interface CaptureAttemptsTable {
  id: Id;
  invoice_id: number;
  gateway: string;
  /** The gateway's token of the card. */
  token: string;
  amount: number;
  currency: string;
  /** pending, done or refused. */
  status: string;
  /** The gateway's own words, for staff. */
  error: Text;
  created_at: Time;
  updated_at: Time;
}

/** Reminders and notices that a client got about an invoice, each once for a due day. */
export interface InvoiceNoticesTable {
  invoice_id: number;
  /** The template's name. */
  notice: string;
  due_date: Day;
  created_at: Time;
}
