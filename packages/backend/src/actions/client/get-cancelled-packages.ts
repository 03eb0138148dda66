import { actions } from "@kraken/contract";
import { handler } from "../../handler.ts";
import { pageOf } from "../../paging.ts";
import { wireTime } from "../../wire/amounts.ts";

export const getCancelledPackages = handler(actions.getCancelledPackages, async ({ db }, input) => {
  const { limit, offset } = pageOf(input);
  const [{ total }, rows] = await Promise.all([
    db
      .selectFrom("cancel_requests")
      .select(({ fn }) => fn.countAll<number>().as("total"))
      .executeTakeFirstOrThrow(),
    db.selectFrom("cancel_requests").selectAll().orderBy("id").limit(limit).offset(offset).execute(),
  ]);
  const packages = rows.map((row) => ({
    id: row.id,
    date: wireTime(row.created_at),
    relid: row.service_id,
    reason: row.reason,
    type: row.type,
    created_at: wireTime(row.created_at),
    updated_at: wireTime(row.updated_at),
  }));
  return { totalresults: total, startnumber: offset, numreturned: packages.length, packages };
});
