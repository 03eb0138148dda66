import { column, type Migration } from "@kraken/database";

/** Charges of stored cards: written before the gateway is asked, so that a crash leaves something to ask about. */
export const captureAttempts: Migration = {
  name: "0011_capture_attempts",
  async up({ createTable, createIndex }) {
    await createTable("capture_attempts", {
      id: column.id,
      invoice_id: column.belongsTo("invoices"),
      gateway: column.textRequired,
      token: column.textRequired,
      amount: column.moneyRequired,
      currency: column.textRequired,
      status: column.textRequired,
      error: column.text,
      created_at: column.time,
      updated_at: column.time,
    });
    await createIndex("capture_attempts", ["invoice_id", "status"]);
  },
};
