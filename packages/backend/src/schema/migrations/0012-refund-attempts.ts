import { column as is, type Migration } from "@kraken/database";

/** Refunds through gateways: written before the gateway is asked, so that a crash leaves something to ask about. */
export const refundAttempts: Migration = {
  name: "0012_refund_attempts",
  async up({ createTable, createIndex }) {
    await createTable("refund_attempts", {
      id: is.id,
      invoice_id: is.belongsTo("invoices"),
      transaction_id: is.integer,
      gateway: is.textRequired,
      charge: is.textRequired,
      amount: is.moneyRequired,
      currency: is.textRequired,
      status: is.textRequired,
      error: is.text,
      refund_transaction_id: is.integerOrNull,
      created_at: is.time,
      updated_at: is.time,
    });
    await createIndex("refund_attempts", ["invoice_id", "status"]);
  },
};
