import type { Migration } from "@kraken/database";
import { createBilling } from "./billing.ts";
import { createCatalogue } from "./catalogue.ts";
import { createPeople } from "./people.ts";
import { createPurchases } from "./purchases.ts";
import { createSupport } from "./support.ts";
import { createSystem } from "./system.ts";

/** The first schema. Tables come before those that refer to them. */
export const books: Migration = {
  name: "0001_books",
  async up(context) {
    await createCatalogue(context);
    await createPeople(context);
    await createBilling(context);
    await createPurchases(context);
    await createSupport(context);
    await createSystem(context);
  },
};
