import "server-only";
import { assertScope, type ClientScope, type PublicScope } from "../access/scope.ts";
import { whmcs } from "../lib/whmcs.ts";

/** Letters of a preview. */
const LONGEST = 140;

export type Announcement = { id: number; date: string | null; title: string; excerpt: string };

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

/** The latest published announcements, newest first. (GetAnnouncements) */
export async function latestAnnouncements(scope: ClientScope | PublicScope, most: number): Promise<Announcement[]> {
  assertScope(scope, "client", "public");
  const answer = await whmcs.getAnnouncements({ limitnum: 25 });
  return answer.announcements
    .filter((row) => row.published && row.parentid === 0)
    .sort((a, b) => (b.date ?? "").localeCompare(a.date ?? ""))
    .slice(0, most)
    .map((row) => ({ id: row.id, date: row.date, title: row.title, excerpt: excerptOf(row.announcement) }));
}
