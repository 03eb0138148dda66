import { column, type Migration } from "@kraken/database";

/** What a client was reminded of, for a due day: each notice goes out once, however often the daily run comes by. */
export const invoiceNotices: Migration = {
  name: "0017_invoice_notices",
  async up({ createTable }) {
    await createTable(
      "invoice_notices",
      {
        invoice_id: column.belongsTo("invoices"),
        notice: column.textRequired,
        due_date: column.date,
        created_at: column.time,
      },
      ["invoice_id", "notice", "due_date"],
    );
  },
};
