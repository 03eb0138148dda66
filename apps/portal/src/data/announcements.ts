import "server-only";
import type { Whmcs } from "@kraken/sdk";
import { assertScope, type ClientScope, type PublicScope } from "../access/scope.ts";
import { readHtml } from "../rich/html.ts";
import { ask } from "./ask.ts";
import { once } from "./once.ts";
import { collect } from "./owned.ts";

/** Letters of a preview. */
const LONGEST = 140;

export type Announcement = { id: number; date: string | null; title: string; excerpt: string };

type Row = Awaited<ReturnType<Whmcs["getAnnouncements"]>>["announcements"][number];

/** Words of an announcement's HTML, for a preview: markup is taken out, nothing is shown as HTML. */
export function excerptOf(html: string): string {
  const words = html
    .replace(/<(script|style)[^>]*>[\s\S]*?<\/\1>/gi, " ")
    .replace(/<\/?(a|abbr|b|code|em|i|small|span|strong|sub|sup|u)(\s[^>]*)?>/gi, "")
    .replace(/<[^>]*>/g, " ")
    .replace(/&nbsp;/g, " ")
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&quot;/g, '"')
    .replace(/&#0?39;/g, "'")
    .replace(/&amp;/g, "&")
    .replace(/\s+/g, " ")
    .trim();
  return words.length > LONGEST ? `${words.slice(0, LONGEST).replace(/\s+\S*$/, "")} …` : words;
}

const pick = ({ id, date }: Row, { title, announcement }: Row): Announcement => ({
  id,
  date,
  title,
  excerpt: excerptOf(announcement),
});

/** The published ones, newest first. */
const published = (rows: Row[]) =>
  rows.filter((row) => row.published && row.parentid === 0).sort((a, b) => (b.date ?? "").localeCompare(a.date ?? ""));

/** An announcement's own words, or its translation into one of WHMCS's languages ("spanish") where there is one. */
const inLanguage = (rows: Row[], row: Row, language: string): Row =>
  rows.find((other) => other.parentid === row.id && other.language.toLowerCase() === language) ?? row;

const all = once(async (scope: ClientScope | PublicScope): Promise<Row[]> => {
  assertScope(scope, "client", "public");
  return collect(ask(scope).paginate.getAnnouncements());
});

/** The latest published announcements, newest first. (GetAnnouncements) */
export const latestAnnouncements = once(
  async (scope: ClientScope | PublicScope, most: number, language: string = ""): Promise<Announcement[]> => {
    assertScope(scope, "client", "public");
    const { announcements: rows } = await ask(scope).getAnnouncements({ limitnum: 25 });
    return published(rows)
      .slice(0, most)
      .map((row) => pick(row, inLanguage(rows, row, language)));
  },
);

/** One page of the published announcements, newest first. (GetAnnouncements) */
export async function announcements(
  scope: ClientScope | PublicScope,
  { page, pageSize, language }: { page: number; pageSize: number; language: string },
): Promise<{ rows: Announcement[]; total: number }> {
  const rows = await all(scope);
  const shown = published(rows);
  const from = (page - 1) * pageSize;
  return {
    rows: shown.slice(from, from + pageSize).map((row) => pick(row, inLanguage(rows, row, language))),
    total: shown.length,
  };
}

/** One published announcement; undefined when there is no such one. `text` is its sanitised HTML. (GetAnnouncements) */
export async function announcement(scope: ClientScope | PublicScope, id: number, language: string) {
  const rows = await all(scope);
  const row = published(rows).find((each) => each.id === id);
  if (!row) return undefined;
  const said = inLanguage(rows, row, language);
  return { ...pick(row, said), text: readHtml(said.announcement) };
}
