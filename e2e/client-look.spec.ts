import { expect, test } from "@playwright/test";
import { expectWellMade } from "./support/look.ts";
import { resumeClient } from "./support/sign-in.ts";

/** Every page by its address, or by the first row of a list. */
const pages = {
  overview: "/",
  services: "/services",
  "no service": "/services?q=zzz&status=active",
  domains: "/domains",
  invoices: "/invoices",
  "several invoices": "/invoices/several",
  quotes: "/quotes",
  transactions: "/transactions",
  credit: "/credit",
  "payment methods": "/account/payment-methods",
  "a payment method to be removed": "/account/payment-methods?remove=1",
  tickets: "/tickets",
  "new ticket": "/tickets/new",
  shop: "/shop",
  "a product": "/shop/7",
  cart: "/cart",
  "endings that are sold": "/domains/search",
  "names that are free": "/domains/search?q=fellrunners",
  "nothing here": "/services/99999999",
};
const firstOf = {
  "running service": "/services?status=active",
  "suspended service": "/services?status=suspended",
  "ended service": "/services?status=ended",
  "domain that expires": "/domains?status=expiring",
  "domain on its way": "/domains?status=pending",
  "overdue invoice": "/invoices?status=overdue",
  "paid invoice": "/invoices?status=paid",
  quote: "/quotes",
  ticket: "/tickets?status=answered",
};

for (const [name, path] of Object.entries({ ...pages, ...firstOf })) {
  test(`${name}: no wider than the window, and nothing for axe, in light and dark`, async ({ page }) => {
    await resumeClient(page);
    await page.goto(path);
    if (name in firstOf) {
      await page.getByRole("table").locator("tbody").getByRole("link").first().click();
      await expect(page).not.toHaveURL(path);
    }
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expectWellMade(page);
  });
}

test("sign-in: no wider than the window, and nothing for axe, in light and dark", async ({ page }) => {
  await page.goto("/login");
  await expectWellMade(page);
});

test("an unknown address: no wider than the window, and nothing for axe, in light and dark", async ({ page }) => {
  expect((await page.goto("/nowhere"))?.status()).toBe(404);
  await expectWellMade(page);
});
