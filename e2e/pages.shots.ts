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

/** Objects of the demo company, by the list that leads to them: what an admin page and the forms on it are called. */
const staffObjects = [
  { list: "orders?status=Pending", name: "order", deeds: [] },
  {
    list: "services?status=Active",
    name: "service",
    deeds: ["edit", "upgrade", "package", "password", "command", "suspend", "end", "terminate"],
  },
  { list: "services?status=Suspended", name: "service-suspended", deeds: ["unsuspend"] },
  {
    list: "domains?status=Active",
    name: "domain",
    deeds: ["renew", "nameservers", "lock", "protection", "contacts", "dns", "code", "edit", "release"],
  },
  {
    list: "invoices?status=Unpaid",
    name: "invoice",
    deeds: ["pay", "capture", "credit", "send", "lines", "details", "cancel"],
  },
  { list: "invoices?status=Paid", name: "invoice-paid", deeds: ["refund"] },
  { list: "transactions", name: "transaction", deeds: [] },
  { list: "content/announcements", name: "announcement", deeds: ["edit", "translate"] },
];

/** A picture of each address, under its name. */
async function pictures(page: Page, addresses: readonly (readonly [path: string, name: string])[]) {
  for (const [path, name] of addresses) {
    await page.goto(path);
    await picture(page, `admin-${name}`);
  }
}

test("the admin portal", async ({ page }) => {
  await page.goto("/admin/login");
  await picture(page, "admin-login");
  await signInStaff(page);
  await pictures(page, [
    ["/admin", "overview"],
    ["/admin/search", "search-empty"],
    ["/admin/search?q=fjord", "search"],
    ["/admin/search?q=zzzz", "search-none"],
    ["/admin/bulk", "bulk-latest"],
    ["/admin/bulk?of=services", "bulk-none"],
    ["/admin/bulk?of=services&d1=on&d2=on&d3=on", "bulk"],
    ["/admin/staff", "staff"],
    ["/admin/staff/new", "staff-new"],
    ["/admin/audit", "audit"],
    ["/admin/audit?q=zzzz", "audit-none"],
    ["/admin/health", "health"],
    ["/admin/account", "account"],
    ["/admin/system/activity", "activity"],
    ["/admin/system/to-do", "to-do"],
    ["/admin/system/automation", "automation"],
    ["/admin/system/api", "api"],
    ["/admin/content/announcements", "announcements"],
    ["/admin/content/announcements/new", "announcement-new"],
    ["/admin/content/replies", "replies"],
    ["/admin/content/replies?do=add", "reply-new"],
    ["/admin/content/prices", "domain-prices"],
    ["/admin/content/prices?edit=com", "domain-prices-edit"],
    ["/admin/content/products", "products"],
    ["/admin/content/products/new", "product-new"],
    ["/admin/content/currencies", "currencies"],
    ["/admin/content/emails?type=invoice", "email-templates"],
    ["/admin/clients/999999", "not-found"],
  ]);
  await page.goto("/admin");
  const field = page.getByRole("combobox", { name: "Search" });
  await expect(async () => {
    await page.keyboard.press("Control+k");
    await expect(field).toBeFocused({ timeout: 1000 });
  }).toPass();
  await field.fill("fjord");
  await expect(page.getByRole("option").filter({ hasText: "Fjord & Fell Studio" }).first()).toBeVisible();
  await picture(page, "admin-palette");
});

test("the admin portal: clients and tickets", async ({ page }) => {
  await signInStaff(page);
  await pictures(page, [
    ["/admin/clients", "clients"],
    ["/admin/clients?q=zzzz&status=Closed", "clients-none"],
    ["/admin/clients/new", "client-new"],
    ["/admin/clients/1", "client"],
    ...["timeline", "orders", "money", "quotes", "people", "notes", "emails", "activity"].map(
      (tab) => [`/admin/clients/1?tab=${tab}`, `client-${tab}`] as const,
    ),
    ["/admin/clients/1/edit", "client-edit"],
    ["/admin/clients/1/email", "client-email"],
    ["/admin/clients/1/email?way=own", "client-email-own"],
    ["/admin/clients/1/credit", "client-credit"],
    ["/admin/clients/1/act", "client-act"],
    ["/admin/tickets", "tickets"],
    ["/admin/tickets?q=zzzz", "tickets-none"],
    ["/admin/tickets/new", "ticket-new-whose"],
    ["/admin/tickets/new?client=1", "ticket-new"],
  ]);
  await openFirst(page, "/admin/tickets", /^\/admin\/tickets\/\d+/);
  await picture(page, "admin-ticket");
  const { pathname } = new URL(page.url());
  await pictures(page, [
    [`${pathname}/manage`, "ticket-manage"],
    [`${pathname}/delete?what=ticket`, "ticket-delete"],
  ]);
});

test("the admin portal: what clients have", async ({ page }) => {
  await signInStaff(page);
  await pictures(page, [
    ["/admin/orders", "orders"],
    ["/admin/orders?q=zzzz", "orders-none"],
    ["/admin/orders/new", "order-new-whose"],
    ["/admin/orders/new?client=1&product=2", "order-new"],
    ["/admin/services", "services"],
    ["/admin/services?q=zzzz", "services-none"],
    ["/admin/services/queue", "queue"],
    ["/admin/services/queue?view=requests", "requests"],
    ["/admin/domains", "domains"],
    ["/admin/domains?q=zzzz", "domains-none"],
    ["/admin/registrars", "registrars"],
    ["/admin/whois", "whois-empty"],
    ["/admin/whois?q=journal.example", "whois"],
    ["/admin/invoices", "invoices"],
    ["/admin/invoices?q=zzzz", "invoices-none"],
    ["/admin/invoices/new", "invoice-new-whose"],
    ["/admin/invoices/new?client=1", "invoice-new"],
    ["/admin/transactions", "transactions"],
    ["/admin/transactions/new?client=1", "transaction-new"],
    ["/admin/quotes", "quotes"],
    ["/admin/quotes/new?client=1", "quote-new"],
    ["/admin/promotions", "promotions"],
    ["/admin/reports/aging", "aging"],
  ]);
  await openFirst(page, "/admin/quotes", /^\/admin\/quotes\/\d+$/);
  const quote = new URL(page.url()).pathname;
  await pictures(page, [
    [quote, "quote"],
    [`${quote}/edit`, "quote-edit"],
  ]);
  for (const { list, name, deeds } of staffObjects) {
    const place = list.replace(/\?.*/, "");
    await openFirst(page, `/admin/${list}`, new RegExp(`^/admin/${place}/\\d+(\\?|$)`));
    const { pathname } = new URL(page.url());
    await picture(page, `admin-${name}`);
    await pictures(
      page,
      deeds.map((deed) => [`${pathname}?do=${deed}`, `${name}-${deed}`] as const),
    );
  }
});
