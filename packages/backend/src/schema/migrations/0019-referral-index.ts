import type { Migration } from "@kraken/database";

/** For the count of what an affiliate brought. */
export const referralIndex: Migration = {
  name: "0019_referral_index",
  async up({ createIndex }) {
    await createIndex("orders", ["affiliate_id"]);
  },
};
