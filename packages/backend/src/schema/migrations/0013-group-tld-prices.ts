import { column as is, type Migration } from "@kraken/database";

/** Prices of endings for a group of clients, in place of everybody's. */
export const groupTldPrices: Migration = {
  name: "0013_group_tld_prices",
  async up({ createTable }) {
    await createTable(
      "group_tld_prices",
      {
        group_id: is.belongsTo("client_groups"),
        tld_id: is.belongsTo("tlds"),
        currency_id: is.belongsTo("currencies"),
        action: is.textRequired,
        years: is.integer,
        price: is.moneyRequired,
      },
      ["group_id", "tld_id", "currency_id", "action", "years"],
    );
  },
};
