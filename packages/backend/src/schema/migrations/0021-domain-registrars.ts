import type { Migration } from "@kraken/database";

/** For the list of all domains at one registrar. */
export const domainRegistrars: Migration = {
  name: "0021_domain_registrars",
  async up({ createIndex }) {
    await createIndex("domains", ["registrar", "id"]);
  },
};
