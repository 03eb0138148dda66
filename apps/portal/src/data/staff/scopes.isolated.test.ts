import { readdirSync } from "node:fs";
import { beforeEach, expect, test, vi } from "vitest";
import { everything } from "../../access/permissions.ts";
import { makeClientScope, makePublicScope } from "../../access/scope.ts";
import { asked, beginAnew } from "../../access/test/world.ts";

vi.mock("next/headers", async () => (await import("../../access/test/world.ts")).nextHeaders);
vi.mock("../../lib/whmcs.ts", async () => (await import("../../access/test/world.ts")).whmcsModule);

/** Of no client and no staff: they reckon, sort and name. */
const pure = ["answered", "flatOf", "fraudOf", "signed", "isBulkKind", "deedsOfKind", "fitsDeed", "nameOfThing"];

const files = readdirSync(new URL("./", import.meta.url)).filter((name) => /^[a-z-]+\.ts$/.test(name));
const rooms = await Promise.all(
  files.map(async (name) => ({ name, room: (await import(`./${name}`)) as Record<string, unknown> })),
);
const reads = rooms
  .filter(({ name }) => name !== "reckon-invoice.ts")
  .flatMap(({ name, room }) => Object.entries(room).map(([key, value]) => [`${name} ${key}`, key, value] as const))
  .filter(([, key, value]) => typeof value === "function" && !pure.includes(key));

beforeEach(beginAnew);

test.each(reads)("%s is staff's alone, and WHMCS is not asked for others", async (_, __, read) => {
  const ask = read as (...all: unknown[]) => unknown;
  const client = makeClientScope(7, 12, { permissions: everything, isOwner: true });
  for (const scope of [client, makePublicScope(), { kind: "staff", adminUsername: "admin" }]) {
    const thing = { id: 1, clientId: 1, client: { id: 1 }, lines: [], transactions: [] };
    await expect((async () => ask(scope, thing, thing, thing))()).rejects.toThrow(/^No scope for this$/);
  }
  expect(asked).toEqual([]);
});
