import { beforeEach, expect, test, vi } from "vitest";
import { clearCookie, readCookie, writeCookie } from "./cookies.ts";

const origins = vi.hoisted(() => ({ list: [] as string[] }));
vi.mock("../env.ts", () => ({ env: () => ({ origins: origins.list }) }));
const set = vi.hoisted(() => vi.fn());
const get = vi.hoisted(() => vi.fn());
vi.mock("next/headers", () => ({ cookies: async () => ({ set, get }) }));

beforeEach(() => {
  set.mockReset();
  get.mockReset();
});

const flags = { httpOnly: true, sameSite: "lax", path: "/" };

test("on https a cookie is bound to the host, and no script, other site or open line gets it", async () => {
  origins.list = ["https://portal.example"];
  await writeCookie("client", "token", 60);
  expect(set).toHaveBeenLastCalledWith("__Host-kraken-client", "token", { ...flags, secure: true, maxAge: 60 });
  await clearCookie("staff");
  expect(set).toHaveBeenLastCalledWith("__Host-kraken-staff", "", { ...flags, secure: true, maxAge: 0 });
  await readCookie("client");
  expect(get).toHaveBeenLastCalledWith("__Host-kraken-client");
});

test("without https the browser would keep no such cookie: it has a plain name", async () => {
  for (const list of [["http://localhost:3000"], ["https://portal.example", "http://localhost:3000"]]) {
    origins.list = list;
    await writeCookie("client", "token", 60);
    expect(set).toHaveBeenLastCalledWith("kraken-client", "token", { ...flags, secure: false, maxAge: 60 });
  }
});
