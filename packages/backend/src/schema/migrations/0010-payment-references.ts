import { column, type Migration } from "@kraken/database";

/** A gateway's numbers, each for one invoice: what arrives twice is paid once. */
export const paymentReferences: Migration = {
  name: "0010_payment_references",
  async up({ createTable }) {
    await createTable(
      "payment_references",
      {
        gateway: column.textRequired,
        transid: column.textRequired,
        invoice_id: column.belongsTo("invoices"),
        created_at: column.time,
      },
      ["gateway", "transid"],
    );
  },
};
