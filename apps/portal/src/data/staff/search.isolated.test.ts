import { beforeEach, expect, test, vi } from "vitest";
import { makeStaffScope } from "../../access/scope.ts";
import { forgetUnserved } from "../engine.ts";
import { asked, askedOf, forgetAnswers, refusal, say, unknownAction } from "../test/whmcs.ts";
import { findEverything } from "./search.ts";

vi.mock("../../lib/whmcs.ts", async () => (await import("../test/whmcs.ts")).whmcsModule);
vi.mock("../../lib/log.ts", () => ({ log: () => {} }));

const staff = () => makeStaffScope("robin");
const client = { id: 12, firstname: "Ines", lastname: "Falk", companyname: "Atlas", email: "i@atlas.example" };
const ticket = { id: 3, tid: "447101", subject: "Atlas is slow", status: "Open", userid: 12 };

beforeEach(() => {
  asked.length = 0;
  forgetAnswers();
  forgetUnserved();
  say({
    krakenSearch: () => Promise.reject(unknownAction()),
    getClients: () => ({ totalresults: 1, clients: [{ ...client, status: "Active" }] }),
    getTickets: () => ({ totalresults: 1, tickets: [ticket] }),
    getQuotes: () => ({ totalresults: 0, quotes: [] }),
  });
});

const names = async (words: string) =>
  (await findEverything(staff(), words)).parts.map(({ kind, rows }) => [kind, rows?.map(({ title }) => title)]);

test("a WHMCS is asked by words only for what it finds by words", async () => {
  expect(await names("atlas")).toEqual([
    ["client", ["Atlas"]],
    ["ticket", ["Atlas is slow"]],
  ]);
  expect([...new Set(asked.map(({ name }) => name))].sort()).toEqual([
    ...["getClients", "getQuotes", "getTickets", "krakenSearch"],
  ]);
});

test("each kind fails for itself, and what is not WHMCS's doing is thrown", async () => {
  say({ getTickets: () => Promise.reject(refusal("Something is wrong")) });
  expect(await names("atlas")).toEqual([
    ["client", ["Atlas"]],
    ["ticket", undefined],
  ]);
  say({ getTickets: () => Promise.reject(new TypeError("a mistake of ours")) });
  await expect(findEverything(staff(), "atlas")).rejects.toThrow("a mistake of ours");
});

test("Kraken's backend is asked once, for the kinds that are wanted", async () => {
  const row = {
    kind: "quote",
    id: 4,
    title: "Move to Atlas",
    detail: "Ines",
    status: "Draft",
    clientid: null,
    score: 90,
  };
  say({ krakenSearch: () => ({ totalresults: 1, results: [row] }) });
  const found = await findEverything(staff(), " atlas ", ["quote"]);
  const { score: _, clientid: __, ...rest } = row;
  expect(found).toEqual({ parts: [{ kind: "quote", rows: [rest] }], isWhole: true });
  expect(askedOf("krakenSearch")).toEqual([{ query: "atlas", kinds: ["quote"], limit: 60 }]);
  expect(asked).toHaveLength(1);
});
