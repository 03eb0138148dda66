import { z } from "zod";
import type { AnnouncementText } from "../../../../../data/staff/announcements.ts";
import type { Words } from "../../../../../messages/words.ts";
import { htmlOf } from "../../../../../rich/announcement.ts";
import type { Problems } from "../../../../forms/write-form.ts";
import { isDay } from "../../../is-day.ts";

/** In which of the two the text is written: Markdown, or HTML where it has what Markdown can't say. */
export const manners = ["markdown", "html"] as const;
export type Manner = (typeof manners)[number];

export const LONGEST = 60_000;

const form = z.object({
  title: z.string().trim().catch(""),
  text: z.string().catch(""),
  manner: z.enum(manners).catch("markdown"),
  date: z.string().trim().catch(""),
  published: z.string().catch(""),
});

export function checkText(texts: Record<string, string>, t: Words["t"]): Problems {
  const { title, text, date } = form.parse(texts);
  return [
    ...(title === "" ? [{ name: "title", message: t("content.announcements.titleMissing") }] : []),
    ...(title.length > 250 ? [{ name: "title", message: t("content.long", { most: 250 }) }] : []),
    ...(text.trim() === "" ? [{ name: "text", message: t("content.announcements.textMissing") }] : []),
    ...(text.length > LONGEST ? [{ name: "text", message: t("content.long", { most: LONGEST }) }] : []),
    ...(isDay(date) ? [] : [{ name: "date", message: t("money.dayWrong") }]),
  ];
}

/** As WHMCS keeps it. The time of the day stays that of `before`: people choose days. */
export function typedText(texts: Record<string, string>, before: string | null, now: string): AnnouncementText {
  const { title, text, manner, date, published } = form.parse(texts);
  const at = before?.slice(0, 10) === date ? before : `${date}T${(before ?? now).slice(11, 19) || "00:00:00"}`;
  return { title, html: manner === "html" ? text : htmlOf(text), date: at, isPublished: published === "on" };
}
