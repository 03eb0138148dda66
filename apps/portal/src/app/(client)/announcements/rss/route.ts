import { headers as asked } from "next/headers";
import { publicScope } from "../../../../access/access.ts";
import { announcements } from "../../../../data/announcements.ts";
import { failureOf, logFailure } from "../../../../data/failure.ts";
import { env } from "../../../../env.ts";
import { inertPolicy, keptByNobody } from "../../../../headers/policy.ts";
import { momentOf } from "../../../../lib/days.ts";
import { rssText } from "../../../../lib/rss.ts";
import { locales } from "../../../../messages/locales.ts";
import { words } from "../../../../messages/words.ts";

/** How many of the latest it has. */
const MOST = 25;

const answer = (status: number, type: string, text: string) =>
  new Response(text, {
    status,
    headers: {
      "Cache-Control": keptByNobody,
      "Content-Security-Policy": inertPolicy,
      "Content-Type": `${type}; charset=utf-8`,
    },
  });

/** The company's news as a feed, for everybody, in the language that the reader asks for. */
export async function GET(): Promise<Response> {
  const [{ t, locale }, host] = await Promise.all([words(), asked().then((all) => all.get("host"))]);
  const { origins, BRAND_NAME, TIME_ZONE } = env();
  const origin = origins.find((each) => new URL(each).host === host) ?? origins[0];
  try {
    const { language } = locales[locale];
    const { rows } = await announcements(publicScope(), { page: 1, pageSize: MOST, language });
    const text = rssText({
      title: `${BRAND_NAME}: ${t("client.announcements.title")}`,
      description: t("client.announcements.empty"),
      language: locale,
      link: `${origin}/announcements`,
      self: `${origin}/announcements/rss`,
      items: rows.map(({ id, title, excerpt, date }) => ({
        title,
        link: `${origin}/announcements/${id}`,
        summary: excerpt,
        at: date === null ? undefined : momentOf(TIME_ZONE, date),
      })),
    });
    return answer(200, "application/rss+xml", text);
  } catch (error) {
    if (failureOf(error) === undefined) throw error;
    const id = logFailure(error, "/announcements/rss");
    const said = `${t("common.unavailable.publicTitle")}. ${t("common.unavailable.reference", { id })}`;
    return answer(503, "text/plain", said);
  }
}
