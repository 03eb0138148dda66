import { expect, type Page, test } from "@playwright/test";
import { LOCALE_COOKIE } from "../apps/portal/src/messages/locales.ts";
import * as door from "./support/sign-in.ts";

/** Some projects read everything in Arabic, as who chose it does. */
async function inItsLanguage(page: Page) {
  if (!test.info().project.name.includes("arabic")) return;
  await page.context().addCookies([{ name: LOCALE_COOKIE, value: "ar", url: String(test.info().project.use.baseURL) }]);
}

/** By the forms' English labels. */
async function enter(page: Page, signIn: (page: Page) => Promise<void>) {
  await page.context().clearCookies({ name: LOCALE_COOKIE });
  await signIn(page);
  await inItsLanguage(page);
}
const signInClient = (page: Page) => enter(page, door.signInClient);
const signInStaff = (page: Page) => enter(page, door.signInStaff);

test.beforeEach(({ page }) => inItsLanguage(page));

/** A picture of the whole page, once nothing of it is still to come. */
async function picture(page: Page, name: string) {
  await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({
    path: `screenshots/${test.info().project.name}/${name}.png`,
    fullPage: true,
    animations: "disabled",
  });
}

/** Goes to the first row's object of a list. */
async function openFirst(page: Page, list: string, path: RegExp) {
  await page.goto(list);
  const first = page.locator("main a").filter({ visible: true });
  for (const link of await first.all()) {
    const href = await link.getAttribute("href");
    if (href && path.test(href)) {
      await page.goto(href);
      return;
    }
  }
  throw new Error(`${list} has no link to an object`);
}

/** What some pages have below them. */
const partsOf = {
  services: ["access", "addons", "cancel", "renew", "upgrade"],
  domains: ["contacts", "dns", "renew"],
};

test("the client portal", async ({ page }) => {
  await page.goto("/login");
  await picture(page, "login");
  await signInClient(page);
  await page.goto("/");
  await picture(page, "overview");
  for (const list of ["services", "domains", "invoices", "tickets"]) {
    await page.goto(`/${list}`);
    await picture(page, list);
    await openFirst(page, `/${list}`, new RegExp(`^/${list}/\\d+$`));
    await picture(page, list.replace(/s$/, ""));
    // The first is suspended, and there is little to be done with it.
    if (list === "services") await openFirst(page, "/services?status=active", /^\/services\/\d+$/);
    const { pathname } = new URL(page.url());
    for (const part of partsOf[list as keyof typeof partsOf] ?? []) {
      await page.goto(`${pathname}/${part}`);
      await picture(page, `${list.replace(/s$/, "")}-${part}`);
    }
  }
  await openFirst(page, "/quotes", /^\/quotes\/\d+$/);
  await picture(page, "quote");
  for (const [path, name] of [
    ["/quotes", "quotes"],
    ["/transactions", "transactions"],
    ["/credit", "credit"],
    ["/account/payment-methods", "payment-methods"],
    ["/account/payment-methods?remove=1", "payment-method-remove"],
    ["/invoices/several", "invoices-several"],
    ["/domains/many", "domains-many"],
    ["/search?q=example", "search"],
  ] as const) {
    await page.goto(path);
    await picture(page, name);
  }
  await page.goto("/tickets/new");
  await picture(page, "ticket-new");
  await page.goto("/services/999999");
  await picture(page, "not-found");
});

test("how people come in", async ({ page }) => {
  for (const [path, name] of [
    ["/register", "register"],
    ["/login/reset", "reset"],
    ["/contact", "contact"],
    ["/guest/tickets", "guest-find"],
  ] as const) {
    await page.goto(path);
    await picture(page, name);
  }
  await signInClient(page);
  for (const [path, name] of [
    ["/account", "account"],
    ["/account/details", "account-details"],
    ["/account/contacts", "account-contacts"],
    ["/account/contacts/new", "account-contact-new"],
    ["/account/contacts/1?remove=1", "account-contact"],
    ["/account/users", "account-users"],
    ["/account/users/5?remove=1", "account-user"],
    ["/account/users/invite", "account-invite"],
    ["/account/security", "account-security"],
    ["/account/data", "account-data"],
    ["/account/close", "account-close"],
    ["/invitations/accept", "invitation-over"],
  ] as const) {
    await page.goto(path);
    await picture(page, name);
  }
});

test("the shop", async ({ page }) => {
  await signInClient(page);
  await page.goto("/cart");
  await picture(page, "cart-empty");
  await page.goto("/shop");
  await picture(page, "shop");
  await page.goto("/shop/7?cycle=annually");
  await picture(page, "product");
  await page.getByRole("radio").last().check();
  await page.locator("main form button[type=submit]").click();
  await expect(page).toHaveURL(/\/cart$/);
  await picture(page, "cart");
  await page.goto("/checkout");
  await picture(page, "checkout");
  await page.goto("/domains/search");
  await picture(page, "domain-search");
  await page.goto("/domains/search?q=fellrunners");
  await picture(page, "domain-answers");
});

test("news and e-mails", async ({ page }) => {
  await signInClient(page);
  for (const list of ["announcements", "account/emails"]) {
    const name = list.replace("account/", "");
    await page.goto(`/${list}`);
    await picture(page, name);
    await openFirst(page, `/${list}`, new RegExp(`^/${list}/\\d+$`));
    await picture(page, name.replace(/s$/, ""));
  }
});

test("the admin portal", async ({ page }) => {
  await page.goto("/admin/login");
  await picture(page, "admin-login");
  await signInStaff(page);
  for (const [path, name] of [
    ["/admin", "admin-overview"],
    ["/admin/clients", "admin-clients"],
    ["/admin/clients/1", "admin-client"],
    ["/admin/clients/new", "admin-client-new"],
    ["/admin/clients/1/email?way=own", "admin-client-email"],
    ["/admin/tickets/new?client=1", "admin-ticket-new"],
    ["/admin/orders/new?client=1&product=2", "admin-order-new"],
    ["/admin/services", "admin-services"],
    ["/admin/services/1", "admin-service"],
    ["/admin/services/1?do=edit", "admin-service-edit"],
    ["/admin/services/queue", "admin-queue"],
    ["/admin/services/queue?view=requests", "admin-requests"],
    ["/admin/bulk?of=services&d1=on&d2=on&d3=on", "admin-bulk"],
    ["/admin/tickets", "admin-tickets"],
    ["/admin/search?q=fjord", "admin-search"],
    ["/admin/promotions", "admin-promotions"],
    ["/admin/reports/aging", "admin-aging"],
    ["/admin/system/activity", "admin-activity"],
    ["/admin/system/to-do", "admin-to-do"],
    ["/admin/system/automation", "admin-automation"],
    ["/admin/system/api", "admin-api"],
    ["/admin/quotes", "admin-quotes"],
    ["/admin/quotes/new?client=1", "admin-quote-new"],
    ["/admin/transactions", "admin-transactions"],
    ["/admin/transactions/new?client=1", "admin-transaction-new"],
    ["/admin/domains", "admin-domains"],
    ["/admin/registrars", "admin-registrars"],
    ["/admin/whois?q=journal.example", "admin-whois"],
    ["/admin/content/announcements", "admin-announcements"],
    ["/admin/content/announcements/new", "admin-announcement-new"],
    ["/admin/content/replies", "admin-replies"],
    ["/admin/content/prices?edit=com", "admin-domain-prices"],
    ["/admin/content/products", "admin-products"],
    ["/admin/content/products/new", "admin-product-new"],
    ["/admin/content/currencies", "admin-currencies"],
    ["/admin/content/emails?type=invoice", "admin-email-templates"],
    ["/admin/staff", "admin-staff"],
    ["/admin/audit", "admin-audit"],
    ["/admin/health", "admin-health"],
    ["/admin/account", "admin-account"],
  ] as const) {
    await page.goto(path);
    await picture(page, name);
  }
  await openFirst(page, "/admin/domains?q=journal.example", /^\/admin\/domains\/\d+/);
  await picture(page, "admin-domain");
  await page.goto(`${new URL(page.url()).pathname}?do=nameservers`);
  await picture(page, "admin-domain-nameservers");
  await openFirst(page, "/admin/tickets", /^\/admin\/tickets\/\d+/);
  await picture(page, "admin-ticket");
});
