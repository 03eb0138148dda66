import { expect, type Locator, type Page, test } from "@playwright/test";
import { expectWellMade } from "./support/look.ts";
import { resumeClient, resumeStaff } from "./support/sign-in.ts";

test.use({ viewport: { width: 360, height: 740 } });

/** Every kind of page by its address, or by the first row of a list. */
const pages = {
  overview: "/",
  services: "/services",
  invoices: "/invoices",
  "new ticket": "/tickets/new",
  "a product": "/shop/7",
  "names that are free": "/domains/search?q=fellrunners",
  security: "/account/security",
};
const firstOf = {
  service: "/services?status=active",
  "domain that expires": "/domains?status=expiring",
  "overdue invoice": "/invoices?status=overdue",
  ticket: "/tickets?status=answered",
};

async function openInArabic(page: Page, path: string, resume = resumeClient) {
  await resume(page);
  await page.context().addCookies([{ name: "locale", value: "ar", url: test.info().project.use.baseURL ?? "" }]);
  await page.goto(path);
  await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
}

for (const [name, path] of Object.entries({ ...pages, ...firstOf })) {
  test(`${name}, in Arabic: from right to left, no wider than a phone, and nothing for axe`, async ({ page }) => {
    await openInArabic(page, path);
    if (name in firstOf) {
      await page.getByRole("table").locator("tbody").getByRole("link").first().click();
      await expect(page).not.toHaveURL(path);
    }
    const heading = page.getByRole("heading", { level: 1 });
    await expect(heading).toBeVisible();
    const box = await heading.boundingBox();
    expect(box && box.x + box.width, "the heading's right side").toBeGreaterThan(330);
    await expectWellMade(page);
  });
}

/** Where two letters of a text stand, from the left of the window. */
const lettersOf = (text: Locator, first: number, second: number) =>
  text.evaluate(
    (element, at) => {
      const letters = document.createTreeWalker(element, NodeFilter.SHOW_TEXT).nextNode();
      if (!letters) throw new Error("no text");
      return at.map((index) => {
        const range = document.createRange();
        range.setStart(letters, index);
        range.setEnd(letters, index + 1);
        return range.getBoundingClientRect().left;
      });
    },
    [first, second],
  );

test("what is Latin keeps its own direction among Arabic words", async ({ page }) => {
  await openInArabic(page, "/domains/search");
  const [dot = 0, letter = 0] = await lettersOf(page.getByRole("table").getByText(".com", { exact: true }), 0, 1);
  expect(dot, "the dot before its ending").toBeLessThan(letter);

  await page.goto("/tickets?status=answered");
  await page.getByRole("table").locator("tbody").getByRole("link").first().click();
  const said = page.locator(".prose p").first();
  const text = (await said.textContent()) ?? "";
  expect(text).toMatch(/[a-z][.?]$/);
  const [last = 0, stop = 0] = await lettersOf(said, text.length - 2, text.length - 1);
  expect(stop, "a full stop after its sentence").toBeGreaterThan(last);

  await page.goto("/account/details");
  for (const type of ["email", "tel", "password"])
    await expect(page.locator(`main input[type=${type}]`).first()).toHaveCSS("direction", "ltr");
});

test("a chart's newest bar stands over the newest month, at the left in Arabic", async ({ page }) => {
  await openInArabic(page, "/admin", resumeStaff);
  const chart = page.locator(".chart").filter({ has: page.locator("rect.now") });
  const [bar, month, plot] = await Promise.all(
    [chart.locator("rect.now"), chart.locator(".chart-x [aria-current]"), chart.locator("svg")].map((part) =>
      part.first().boundingBox(),
    ),
  );
  if (!bar || !month || !plot) throw new Error("no chart");
  const middle = bar.x + bar.width / 2;
  expect(middle).toBeLessThan(plot.x + plot.width / 2);
  expect(middle).toBeGreaterThanOrEqual(month.x);
  expect(middle).toBeLessThanOrEqual(month.x + month.width);
});
