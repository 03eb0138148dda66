/** Feeds of news, as RSS 2.0 has them. */

export type Feed = {
  title: string;
  description: string;
  language: string;
  link: string;
  self: string;
  items: FeedItem[];
};
export type FeedItem = { title: string; link: string; summary: string; at: Date | undefined };

/** What XML 1.0 can't hold, even written as a number. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones that are taken out.
const impossible = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
const named: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

const xml = (text: string): string =>
  text
    .replace(/\p{Surrogate}/gu, "\ufffd")
    .replace(impossible, "")
    .replace(/[&<>"]/g, (letter) => named[letter] ?? "");

const element = (name: string, text: string) => `<${name}>${xml(text)}</${name}>`;

const itemOf = ({ title, link, summary, at }: FeedItem): string =>
  [
    "<item>",
    element("title", title),
    element("link", link),
    `<guid isPermaLink="true">${xml(link)}</guid>`,
    element("description", summary),
    ...(at && !Number.isNaN(at.getTime()) ? [element("pubDate", at.toUTCString())] : []),
    "</item>",
  ].join("\n");

/** A feed's document, in UTF-8. Its texts are text: markup in them is shown as it is. */
export const rssText = ({ title, description, language, link, self, items }: Feed): string =>
  [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom">',
    "<channel>",
    element("title", title),
    element("link", link),
    `<atom:link href="${xml(self)}" rel="self" type="application/rss+xml"/>`,
    element("description", description),
    element("language", language),
    ...items.map(itemOf),
    "</channel>",
    "</rss>",
    "",
  ].join("\n");
