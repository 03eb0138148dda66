import { column as is, type Migration } from "@kraken/database";

/** Until when a line pays, where it is not simply one cycle more: a first period that is prorated, years of a domain. */
export const linePeriods: Migration = {
  name: "0008_line_periods",
  async up({ createTable }) {
    await createTable(
      "invoice_line_periods",
      {
        invoice_item_id: is.belongsTo("invoice_items"),
        paid_until: is.date,
      },
      ["invoice_item_id"],
    );
  },
};
