import { column, type Migration } from "@kraken/database";

/** How often something of an owner's was changed. What is kept of WHMCS's answers carries the number it was read under. */
export type CacheEpochRow = {
  /** "client 12", "staff", "public". */
  owner: string;
  tag: string;
  epoch: number;
};

export type CacheEpochTables = { cache_epochs: CacheEpochRow };

/** What makes the portal fast over a slow WHMCS, and keeps it up without one. */
export const speed: Migration = {
  name: "0003_speed",
  async up({ tx, createTable }) {
    await createTable("cache_epochs", { owner: column.textRequired, tag: column.textRequired, epoch: column.integer }, [
      "owner",
      "tag",
    ]);
    // What the session's user may do, as WHMCS said it last (JSON), and when it did.
    await tx.schema.alterTable("sessions").addColumn("standing", "text").execute();
    await tx.schema.alterTable("sessions").addColumn("standing_at", "text").execute();
  },
};
