import { column as is, type Migration } from "@kraken/database";

/** Upgrades of services, what was done for each line of a paid invoice, and which products go with which. */
export const orders: Migration = {
  name: "0004_orders",
  async up({ createTable, createIndex }) {
    await createTable("upgrades", {
      id: is.id,
      client_id: is.belongsTo("clients"),
      service_id: is.belongsTo("services"),
      order_id: is.mayReferTo("orders"),
      type: is.textRequired,
      from_product_id: is.integer,
      to_product_id: is.integer,
      from_cycle: is.text,
      to_cycle: is.text,
      config_options: is.text,
      price: is.money,
      discount: is.money,
      recurring_amount: is.money,
      promotion_id: is.mayReferTo("promotions"),
      status: is.textRequired,
      completed_at: is.timeOrNull,
      created_at: is.time,
      updated_at: is.time,
    });
    await createIndex("upgrades", ["service_id", "status"]);
    await createIndex("upgrades", ["order_id"]);
    await createIndex("upgrades", ["client_id"]);

    await createTable(
      "invoice_line_effects",
      {
        invoice_item_id: is.belongsTo("invoice_items"),
        effect: is.textRequired,
        created_at: is.time,
        done_at: is.timeOrNull,
      },
      ["invoice_item_id"],
    );

    await createTable(
      "product_recommendations",
      {
        product_id: is.belongsTo("products"),
        recommended_id: is.belongsTo("products"),
        sort_order: is.integer,
      },
      ["product_id", "recommended_id"],
    );
  },
};
