import { describe, expect, test } from "vitest";
import { htmlOf, markdownOf } from "./announcement.ts";

describe("announcements", () => {
  test("Markdown becomes the HTML that WHMCS keeps, and tags that are typed stay text", () => {
    expect(htmlOf("# New racks\n\nFrom **Monday**, see [the plan](https://kraken.example/plan).")).toBe(
      '<h1>New racks</h1>\n<p>From <strong>Monday</strong>, see <a href="https://kraken.example/plan">the plan</a>.</p>',
    );
    expect(htmlOf("<script>alert(1)</script>\n\n[here](javascript:alert)")).not.toMatch(/<script|javascript:/);
  });

  test.each([
    "One line\\\nand another",
    "## Why\n\nA *short* and a **long** reason, `code`, 5 \\* 3.",
    "- one\n- two\n\n1. first\n2. second",
    "> said before\n\n---\n\n[away](<https://kraken.example/a>)",
    "```\nns1.kraken.example\nns2.kraken.example\n```",
  ])("%j is the same after WHMCS had it", (typed) => {
    expect(markdownOf(htmlOf(typed))).toBe(typed);
  });

  test("what WHMCS's own editor wrote is Markdown, too, and what Markdown can't say is not", () => {
    expect(markdownOf("<p>Welcome to <b>Kraken</b>!</p><p>See <em>Support</em></p>")).toBe(
      "Welcome to **Kraken**!\n\nSee *Support*",
    );
    expect(markdownOf("<table><tr><td>1</td></tr></table>")).toBeUndefined();
    expect(markdownOf("<p>H<sub>2</sub>O</p>")).toBeUndefined();
  });
});
