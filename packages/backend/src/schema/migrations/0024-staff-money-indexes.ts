import type { Migration } from "@kraken/database";

/** For the lists of all transactions, of one gateway, and of all quotes, of one stage; and for services by month. */
export const staffMoneyIndexes: Migration = {
  name: "0024_staff_money_indexes",
  async up({ createIndex }) {
    await createIndex("transactions", ["gateway", "date"]);
    await createIndex("quotes", ["stage", "id"]);
    await createIndex("services", ["registered_on"]);
    await createIndex("services", ["terminated_on"]);
  },
};
