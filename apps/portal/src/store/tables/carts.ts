import { column, type Migration } from "@kraken/database";

/** What somebody has chosen in the shop. */
export type CartRow = {
  /** Of the random id in his cookie, a hash. */
  id: string;
  /** JSON, without any price. */
  content: string;
  changed_at: string;
};

export type CartTables = { carts: CartRow };

export const shop: Migration = {
  name: "0006_shop",
  async up({ createTable, createIndex }) {
    await createTable("carts", { id: column.textRequired, content: column.text, changed_at: column.time }, ["id"]);
    await createIndex("carts", ["changed_at"]);
  },
};
