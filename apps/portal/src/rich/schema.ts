import type { Schema } from "hast-util-sanitize";

/** Elements with no meaning but their own, and nothing that runs, loads, frames or covers anything. */
const words = ["b", "br", "code", "del", "em", "i", "ins", "kbd", "s", "small", "span", "strong", "sub", "sup", "u"];
const blocks = ["blockquote", "hr", "li", "ol", "p", "pre", "ul"];
const tables = ["caption", "table", "tbody", "td", "tfoot", "th", "thead", "tr"];
const headings = ["h1", "h2", "h3", "h4", "h5", "h6"];

/** Parts that mean something only inside others: elsewhere a browser would move or drop them. */
const ancestors = {
  caption: ["table"],
  tbody: ["table"],
  td: ["table"],
  tfoot: ["table"],
  th: ["table"],
  thead: ["table"],
  tr: ["table"],
  li: ["ol", "ul"],
  dd: ["dl"],
  dt: ["dl"],
};

/** What is left out with all that is in it. */
const strip = [
  "applet",
  "audio",
  "canvas",
  "embed",
  "frameset",
  "iframe",
  "math",
  "noembed",
  "noframes",
  "noscript",
  "object",
  "plaintext",
  "script",
  "select",
  "style",
  "svg",
  "template",
  "textarea",
  "title",
  "video",
  "xmp",
];

const protocols = { href: ["http", "https", "mailto"] };

/** What a ticket's Markdown can make. */
export const markdownSchema: Schema = {
  tagNames: ["a", ...words, ...blocks],
  attributes: { a: ["href", "title"], ol: ["start"] },
  protocols,
  ancestors,
  strip,
};

/** What an announcement or the description of a product may have of the HTML that staff wrote. */
export const htmlSchema: Schema = {
  tagNames: ["a", "abbr", "dd", "div", "dl", "dt", ...words, ...blocks, ...tables, ...headings],
  attributes: {
    "*": ["dir", "lang"],
    a: ["href", "title"],
    abbr: ["title"],
    ol: ["start"],
    td: ["colSpan", "rowSpan"],
    th: ["colSpan", "rowSpan", "scope"],
  },
  protocols,
  ancestors,
  strip,
};

/** What an e-mail may have inside its frame: its layout too, but nothing that it would fetch from elsewhere. */
export const emailSchema: Schema = {
  tagNames: [...(htmlSchema.tagNames ?? []), "center", "font", "img"],
  attributes: {
    ...htmlSchema.attributes,
    "*": ["align", "bgColor", "border", "dir", "height", "lang", "style", "vAlign", "width"],
    font: ["color", "face", "size"],
    img: ["alt", "src", "title"],
    table: ["cellPadding", "cellSpacing"],
  },
  // Only pictures that are in the e-mail itself.
  protocols: { ...protocols, src: ["data"] },
  ancestors,
  strip,
};
