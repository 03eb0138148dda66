import { actions } from "@kraken/contract";
import { handler } from "../../handler.ts";
import { pageOf } from "../../paging.ts";
import { wireTime } from "../../wire/amounts.ts";

export const getAnnouncements = handler(actions.getAnnouncements, async ({ db }, input) => {
  const { limit, offset } = pageOf(input);
  // The specification's sorting: the newest first, titles from A, unless it says otherwise.
  const byTitle = input.orderby === "title";
  const direction = input.order ?? (byTitle ? "asc" : "desc");
  const [{ total }, rows] = await Promise.all([
    db
      .selectFrom("announcements")
      .select(({ fn }) => fn.countAll<number>().as("total"))
      .executeTakeFirstOrThrow(),
    db
      .selectFrom("announcements")
      .selectAll()
      .orderBy(({ fn, ref }) => (byTitle ? fn("lower", ["title"]) : ref("date")), direction)
      .orderBy("id", direction)
      .limit(limit)
      .offset(offset)
      .execute(),
  ]);
  const announcements = rows.map((row) => ({
    id: row.id,
    date: wireTime(row.date),
    title: row.title,
    announcement: row.announcement,
    published: row.is_published === 1,
    parentid: row.parent_id ?? 0,
    language: row.language,
    created_at: wireTime(row.created_at),
    updated_at: wireTime(row.updated_at),
  }));
  return { totalresults: total, startnumber: offset, numreturned: announcements.length, announcements };
});
