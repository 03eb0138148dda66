import { column, type Migration } from "@kraken/database";

/** What has become of a payment whose answer is not known. */
export type PaymentState =
  /** It was marked to be sent, and no answer is known. */
  | "sending"
  /** It was sent and the answer was lost: one looks whether it is on the invoice. */
  | "unknown"
  /** It is on the invoice. */
  | "done"
  /** It certainly is not, and nobody can be at it any more. */
  | "not done"
  /** It is not on the invoice, and a gateway may still have taken it. */
  | "undecided";

export type PaymentWay = "credit" | "card";

/** A payment that is on its way, or of which the answer was lost: one at a time for an invoice. */
export type PaymentRow = {
  client_id: number;
  invoice_id: number;
  /** Which paying of it this is. */
  holder: string;
  /** What the invoice is called. */
  number: string;
  way: PaymentWay;
  /** Decimal text, in the client's currency. */
  amount: string;
  /** What was on the invoice before: by that one knows whether it was paid. JSON. */
  before: string;
  /** Who that is in the audit log. JSON. */
  writer: string;
  state: PaymentState;
  sent_at: string;
  /** The form that it came by. */
  write_owner: string;
  write_key: string;
};

export type PaymentTables = { payments: PaymentRow };

/** Payments of unknown outcome. */
export const payments: Migration = {
  name: "0005_payments",
  async up({ createTable }) {
    await createTable(
      "payments",
      {
        client_id: column.integer,
        invoice_id: column.integer,
        holder: column.textRequired,
        number: column.text,
        way: column.textRequired,
        amount: column.textRequired,
        before: column.text,
        writer: column.textRequired,
        state: column.textRequired,
        sent_at: column.time,
        write_owner: column.text,
        write_key: column.text,
      },
      ["client_id", "invoice_id"],
    );
  },
};
