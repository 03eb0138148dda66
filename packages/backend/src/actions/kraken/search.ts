import { actions } from "@kraken/contract";
import { refuse } from "../../errors.ts";
import { handler } from "../../handler.ts";
import { findEverywhere } from "../../search/index.ts";

const USUAL = 20;
const MOST = 100;
const LONGEST_QUERY = 200;

export const krakenSearch = handler(
  actions.krakenSearch,
  async ({ db, refreshSearch }, input) => {
    const query = input.query.trim().slice(0, LONGEST_QUERY);
    if (query === "") return refuse("A query is required");
    await refreshSearch();
    const limit = input.limit !== undefined && input.limit > 0 ? Math.min(input.limit, MOST) : USUAL;
    const results = await findEverywhere(db, { query, kinds: input.kinds, clientid: input.clientid, limit });
    return { totalresults: results.length, results };
  },
  { query: "A query is required" },
);
