import "../../../access/test/world.ts";
import { expect, test, vi } from "vitest";
import { openStore, type Store } from "../../../store/store.ts";
import { GET } from "./route.ts";

vi.mock("../../../lib/whmcs.ts", async () => (await import("../../../access/test/world.ts")).whmcsModule);
vi.mock("../../../store/store.ts");

const ask = () => GET(new Request("http://portal.example/api/health"));

test.each([
  ["never answers", () => new Promise<Store>(() => {})],
  ["refuses", () => Promise.reject(new Error("connect ECONNREFUSED"))],
])("a database that %s is a 503 within a few seconds", async (_name, opens) => {
  vi.mocked(openStore).mockImplementation(opens);
  const began = performance.now();
  const answer = await ask();
  expect(performance.now() - began).toBeLessThan(3000);
  expect(answer.status).toBe(503);
  expect(await answer.json()).toEqual({ status: "failing", why: "The portal's own database does not answer." });
});
