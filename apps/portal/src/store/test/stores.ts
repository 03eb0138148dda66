import { connect } from "@kraken/database";
import type { TestDatabase } from "@kraken/database/testing";
import { afterEach, beforeEach } from "vitest";
import type { Store } from "../store.ts";
import { type StoreTables, storeMigrations } from "../tables.ts";

/** The portal's store in a test's own database; as many connections as there are instances of the portal. */
export async function testStores(place: TestDatabase, instances = 1): Promise<Store[]> {
  const stores: Store[] = [];
  for (let count = 0; count < instances; count += 1) {
    const store = await connect<StoreTables>(place.url, { ...(place.schema && { schema: place.schema }) });
    await store.migrate(storeMigrations);
    stores.push(store);
  }
  return stores;
}

/** New stores in a database of their own for each test of a file. */
export function eachInStores(create: () => Promise<TestDatabase>, instances: number) {
  let place: TestDatabase | undefined;
  let all: Store[] = [];
  beforeEach(async () => {
    place = await create();
    all = await testStores(place, instances);
  });
  afterEach(async () => {
    for (const each of all) await each.close();
    await place?.drop();
  });
  return (): Store[] => all;
}
