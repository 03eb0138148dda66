import { column, type Migration } from "@kraken/database";

/** What has become of an order whose answer is not known. */
export type SentOrderState =
  /** It was marked to be sent, and no answer is known. */
  | "sending"
  /** It was sent and the answer was lost: one looks among the client's orders. */
  | "unknown"
  /** It is among them. */
  | "done"
  /** It was, with an invoice that says something else than what was shown, and was taken back. */
  | "taken back"
  /** The same, and it could not be taken back. */
  | "stands"
  /** It certainly is not, and nobody can be at it any more. */
  | "not done"
  /** Nobody can tell: orders can't be read, or there are several that it may be. */
  | "undecided";

/** An order that is on its way, or of which the answer was lost: of the same order of one client one at a time. */
export type SentOrderRow = {
  client_id: number;
  /** By what it is the same: a hash of what is ordered and for how much. */
  signature: string;
  /** Which sending of it this is. */
  holder: string;
  /** What it is called. */
  title: string;
  /** What was shown, decimal text in the client's currency; before taxes where `with_taxes` is 0. */
  total: string;
  with_taxes: 0 | 1;
  /** Its invoice is mailed with the order, and not by us. */
  is_mailed: 0 | 1;
  /** The names that are ordered for. JSON. */
  names: string;
  /** The client's newest order before; null where orders can't be read. */
  newest_before: number | null;
  /** Orders of his that were made since and are others. JSON. */
  others: string;
  /** What came of it: the order, and what its invoice says. JSON, "" while that is not known. */
  result: string;
  /** Who that is in the audit log. JSON. */
  writer: string;
  state: SentOrderState;
  sent_at: string;
  /** The cart that it was in, "" where there was none: it goes when it is known to be ordered, unless it was changed. */
  cart: string;
  cart_content: string;
  /** The form that it came by, where that is answered by it. */
  write_owner: string;
  write_key: string;
};

export type SentOrderTables = { sent_orders: SentOrderRow };

/** Orders of unknown outcome. */
export const sentOrders: Migration = {
  name: "0009_sent_orders",
  async up({ createTable }) {
    await createTable(
      "sent_orders",
      {
        client_id: column.integer,
        signature: column.textRequired,
        holder: column.textRequired,
        title: column.text,
        total: column.textRequired,
        with_taxes: column.flag,
        is_mailed: column.flag,
        names: column.textRequired,
        newest_before: column.integerOrNull,
        others: column.textRequired,
        result: column.text,
        writer: column.textRequired,
        state: column.textRequired,
        sent_at: column.time,
        cart: column.text,
        cart_content: column.text,
        write_owner: column.text,
        write_key: column.text,
      },
      ["client_id", "signature"],
    );
  },
};
