import type { Id, Maybe, Text, Time } from "./fields.ts";

/** Refunds through gateways. A row that is pending may have been refunded: its id is the gateway's reference. */
export interface RefundAttemptsTable {
  id: Id;
  invoice_id: number;
  /** The transaction that is given back, and the gateway's number of it. */
  transaction_id: number;
  gateway: string;
  charge: string;
  amount: number;
  currency: string;
  /** pending, done or refused. */
  status: string;
  /** The gateway's own words, for staff. */
  error: Text;
  /** The transaction that the refund became. */
  refund_transaction_id: Maybe<number>;
  created_at: Time;
  updated_at: Time;
}
