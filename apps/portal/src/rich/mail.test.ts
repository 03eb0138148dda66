import { expect, test } from "vitest";
import { mailHtml } from "./mail.ts";

test("Markdown becomes the HTML of a mail, and tags stay text", () => {
  expect(mailHtml("Dear **Ines**,\n\n- one\n- <b>two</b>")).toBe(
    "<p>Dear <strong>Ines</strong>,</p>\n<ul>\n<li>one</li>\n<li>&#x3C;b>two&#x3C;/b></li>\n</ul>",
  );
});

test("nothing in it is a field of a template", () => {
  const html = mailHtml("{$client_password} {if $x}a{/if} [a](https://a.example/{$b})");
  expect(html).not.toMatch(/[{}]/);
  expect(html).toContain("&#123;$client_password&#125;");
});
