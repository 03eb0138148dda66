import type { Nodes } from "hast";
import { toHtml } from "hast-util-to-html";
import { expect, test } from "vitest";
import { readMarkdown } from "./markdown.ts";

const shown = (typed: string) => toHtml(readMarkdown(typed)).replaceAll("&#x3C;", "&lt;").replaceAll("&#x26;", "&amp;");
const words = (node: Nodes): string =>
  node.type === "text" ? node.value : "children" in node ? node.children.map(words).join("") : "";

test.each([
  ["**bold** and *slanted*", "<p><strong>bold</strong> and <em>slanted</em></p>"],
  ["one\ntwo\r\nthree\n\nfour", "<p>one<br>\ntwo<br>\nthree</p>\n<p>four</p>"],
  ["- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"],
  ["```\n<b>\n```", "<pre><code>&lt;b>\n</code></pre>"],
  ["> said\n\nanswer", "<blockquote>\n<p>said</p>\n</blockquote>\n<p>answer</p>"],
  ["[here](https://a.example/x)", '<p><a href="https://a.example/x" title="https://a.example/x">here</a></p>'],
  ["<https://a.example>", '<p><a href="https://a.example" title="https://a.example">https://a.example</a></p>'],
  ["![chart](https://a.example/c.png)", '<p><a href="https://a.example/c.png">chart</a></p>'],
])("%j is shown as %s", (typed, html) => {
  expect(shown(typed)).toBe(html);
});

test.each([
  "<script>alert(1)</script>",
  "&lt;script&gt; and &amp;amp; and &#60;",
  "[x](javascript:alert(1))",
  "[x](JaVaScRiPt:alert(1))",
  "[x](java&#115;cript:alert(1))",
  "[x](data:text/html,<script>alert(1)</script>)",
  "[x](vbscript:x)",
  "[x](//elsewhere.example)",
  "[x](/invoices/1)",
  "[x](file:///etc/passwd)",
  "![x](javascript:alert(1))",
  "![x](data:image/svg+xml,x)",
  "<javascript:alert(1)>",
  "[x]: javascript:alert(1)",
  "C:\\Users\\me\\*.txt",
  "# Port 22 is for ssh",
  "rm *.log *.tmp",
  "some_snake_case_name",
  "| a | b |",
])("%j reads as it was typed", (typed) => {
  expect(words(readMarkdown(typed))).toBe(typed);
});

test("a signature does not make a heading of the line above it", () => {
  expect(shown("Regards\n--\nInes")).toBe("<p>Regards<br>\n--<br>\nInes</p>");
});

test.each([
  [">".repeat(20_000)],
  ["[".repeat(20_000)],
  ["- ".repeat(10_000)],
  ["*a ".repeat(6500)],
  ["[a](b".repeat(4000)],
  ["`a``b".repeat(4000)],
  [Array.from({ length: 190 }, (_, at) => `${" ".repeat(at * 2)}- x`).join("\n")],
  ["\n>".repeat(9000)],
])("markup without end (%.20s…) is text, and takes no time to speak of", (typed) => {
  const began = performance.now();
  readMarkdown(typed);
  expect(performance.now() - began).toBeLessThan(1000);
});
