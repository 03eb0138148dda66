import type { Migration } from "@kraken/database";
import { sql } from "kysely";

/** The month of whose end a card's client was told: each notice goes out once. */
export const cardNotices: Migration = {
  name: "0020_card_notices",
  async up({ tx, createIndex }) {
    await sql`alter table pay_methods add column expiry_noticed text not null default ''`.execute(tx);
    await createIndex("pay_methods", ["card_expiry"]);
  },
};
