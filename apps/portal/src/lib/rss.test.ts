import { expect, test } from "vitest";
import { momentOf } from "./days.ts";
import { rssText } from "./rss.ts";

const feed = (title: string, at: Date | undefined = undefined) =>
  rssText({
    title: "News",
    description: "Planned work",
    language: "en",
    link: "https://portal.example/announcements",
    self: "https://portal.example/announcements/rss",
    items: [{ title, link: "https://portal.example/announcements/3", summary: "Tonight", at }],
  });

test("an item has its title, its address and its moment", () => {
  const text = feed("Upgrade", momentOf("Europe/Berlin", "2026-07-01T10:00:00"));
  expect(text).toContain("<title>Upgrade</title>");
  expect(text).toContain('<guid isPermaLink="true">https://portal.example/announcements/3</guid>');
  expect(text).toContain("<pubDate>Wed, 01 Jul 2026 08:00:00 GMT</pubDate>");
  expect(feed("Upgrade")).not.toContain("pubDate");
});

test("no text is markup, and none makes the document unreadable", () => {
  const text = feed('</title><script>alert("1 & 2")</script>\u0000\ud800');
  expect(text).toContain("&lt;/title&gt;&lt;script&gt;alert(&quot;1 &amp; 2&quot;)&lt;/script&gt;\ufffd</title>");
  expect(text).not.toContain("\u0000");
});
