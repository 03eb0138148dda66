import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, type Page, test } from "@playwright/test";
import { clientOf, haveCredit, newInvoice, signInTo } from "./support/billing.ts";
import { type OwnSystem, startOwnSystem } from "./support/own-system.ts";

/* Paying, where it changes what others see: a system of its own, as the backend answers and as a WHMCS does. */
test.describe.configure({ mode: "serial", timeout: 90_000 });

const heading = (page: Page) => page.getByRole("heading", { level: 1 });
const toPay = (page: Page) => page.getByRole("region", { name: "How to pay" });

async function statusOf(own: OwnSystem, invoiceid: string) {
  const { status, balance } = (await own.api("GetInvoice", { invoiceid })) as { status: string; balance: string };
  return `${status} ${balance}`;
}

async function payWithCredit(page: Page, own: OwnSystem, hasScripts: boolean) {
  await haveCredit(own, "30.00");
  const id = await newInvoice(own, "20.00");
  await signInTo(page, own, `/invoices/${id}`);
  await expect(toPay(page)).toContainText("€30.00 → €10.00");
  await expect(toPay(page)).toContainText("€20.00 → €0.00");
  await page.getByLabel("Amount in EUR").fill("99");
  await page.getByRole("button", { name: "Use the credit" }).click();
  await expect(page.getByText("Enter no more than your credit")).toBeVisible();
  await expect(page.getByLabel("Amount in EUR")).toHaveValue("99");
  await page.getByLabel("Amount in EUR").fill("7,50");
  if (hasScripts) await expect(toPay(page)).toContainText("€20.00 → €12.50");
  await page.getByRole("button", { name: "Use the credit" }).click();
  await expect(toPay(page)).toContainText("€22.50 → €10.00");
  expect(await statusOf(own, id)).toBe("Unpaid 12.50");
  await page.getByRole("button", { name: "Use the credit" }).click();
  await expect(heading(page)).toContainText("Paid");
  await expect(toPay(page)).toHaveCount(0);
  expect(await statusOf(own, id)).toBe("Paid 0.00");
}

for (const strict of [false, true]) {
  test.describe(strict ? "as a WHMCS answers" : "as the backend answers", () => {
    let own: OwnSystem;
    test.beforeAll(async () => {
      own = await startOwnSystem({ strict, env: { CACHE_SECONDS: "0" } });
    });
    test.afterAll(async () => {
      await own?.stop();
    });
    test.afterEach(() => {
      own.line.lose(undefined);
      own.line.hold(undefined);
    });

    test("pays an invoice from the credit, a part and then the rest", async ({ page }) => {
      await payWithCredit(page, own, true);
    });

    test.describe("without scripts", () => {
      test.use({ javaScriptEnabled: false });
      test("pays an invoice from the credit, a part and then the rest", async ({ page }) => {
        await payWithCredit(page, own, false);
      });
    });

    test("of what was paid in part is said what is left and what it comes to, and that credit paid it", async ({
      page,
    }) => {
      await haveCredit(own, "5.50");
      const id = await newInvoice(own, "53.55");
      await signInTo(page, own, `/invoices/${id}`);
      const amount = page.getByLabel("Amount in EUR");
      for (const [typed, wrong] of [
        ["10.001", "Enter at most two digits after the point, such as 20.00"],
        ["1e99", "Write the amount in digits, such as 20.00"],
        ["0", "Enter an amount above nothing, such as 20.00"],
        ["9999999999", "That is more than can be paid at once"],
      ] as const) {
        await amount.fill(typed);
        await page.getByRole("button", { name: "Use the credit" }).click();
        await expect(page.getByText(wrong)).toBeVisible();
        await expect(amount).toHaveValue(typed);
      }
      await amount.fill("5.00");
      await page.getByRole("button", { name: "Use the credit" }).click();
      const told = page.locator(".toast", { hasText: "€5.00 paid" });
      await expect(told).toBeVisible();
      await expect(page.getByRole("region", { name: "Payments" })).toContainText("Credit used €5.00");
      await expect(page.getByText("No payment yet.")).toHaveCount(0);
      // Who points at it keeps it: it goes because something else is sent, which is refused.
      await told.hover();
      await amount.fill("99");
      await amount.press("Enter");
      await expect(page.getByText("Enter no more than your credit")).toBeVisible();
      await expect(told).toHaveCount(0);

      await page.goto(`${own.portal}/invoices?status=unpaid`);
      const row = page.getByRole("row").filter({ hasText: `Invoice ${id}` });
      await expect(row).toContainText("€53.55");
      await expect(row).toContainText("€48.55 left");
      await page.goto(`${own.portal}/search?q=${id}`);
      await expect(page.getByRole("region", { name: "Do" })).toContainText("€48.55 left of €53.55");
      await expect(page.getByRole("region", { name: "Go to" })).toContainText("€48.55 left of €53.55");
    });

    test("pays by the stored card, and says so when the bank says no", async ({ page }) => {
      await haveCredit(own, "0");
      const clientid = await clientOf(own);
      const id = await newInvoice(own, "15.00", { paymentmethod: "banktransfer" });
      const card = { clientid, card_expiry: "1230", set_as_default: "true" };
      const declines = await own.api("AddPayMethod", {
        ...card,
        type: "RemoteCreditCard",
        gateway_module_name: "sandboxcard",
        card_number: "4000000000000002",
      });
      await signInTo(page, own, `/invoices/${id}`);
      await expect(toPay(page)).toContainText("Visa ending in 0002, until 12/30");
      await page.getByRole("button", { name: "Pay €15.00 by card" }).click();
      await expect(page.getByText("The card was not charged")).toBeVisible();
      expect(await statusOf(own, id)).toBe("Unpaid 15.00");
      await own.api("DeletePayMethod", { clientid, paymethodid: String(declines.paymethodid) });
      await page.reload();
      await expect(toPay(page)).toContainText("Visa ending in 4242");
      await page.getByRole("button", { name: "Pay €15.00 by card" }).click();
      await expect(heading(page)).toContainText("Paid");
      expect(await statusOf(own, id)).toBe("Paid 0.00");
    });

    test("does not say of a card that may have been charged that it was not", async ({ page }) => {
      const clientid = await clientOf(own);
      const id = await newInvoice(own, "17.00", { paymentmethod: "sandboxcard" });
      const loses = await own.api("AddPayMethod", {
        clientid,
        card_expiry: "1230",
        set_as_default: "true",
        type: "RemoteCreditCard",
        gateway_module_name: "sandboxcard",
        card_number: "4000000000009995",
      });
      await signInTo(page, own, `/invoices/${id}`);
      await page.getByRole("button", { name: "Pay €17.00 by card" }).click();
      await expect(page.getByText(`Whether €17.00 for invoice ${id} was paid is not known yet`)).toBeVisible();
      await expect(page.getByText("The card was not charged")).toHaveCount(0);
      await expect(page.getByRole("button", { name: /by card$/ })).toHaveCount(0);
      await own.api("DeletePayMethod", { clientid, paymethodid: String(loses.paymethodid) });
    });

    test("a lost answer: tells that it was paid, once it has looked", async ({ page }) => {
      await haveCredit(own, "9.00");
      const id = await newInvoice(own, "9.00");
      await signInTo(page, own, `/invoices/${id}`);
      own.line.lose("ApplyCredit");
      await page.getByRole("button", { name: "Use the credit" }).click();
      await expect(page.getByText(`€9.00 for invoice ${id} was paid`)).toBeVisible({ timeout: 15_000 });
      await expect(heading(page)).toContainText("Paid");
      expect(own.line.calls.filter(({ action }) => action === "ApplyCredit").length).toBeGreaterThan(0);
      await page.reload();
      await expect(page.getByText(`€9.00 for invoice ${id} was paid`)).toHaveCount(0);
    });
  });
}

test.describe("a payment that never arrived", () => {
  let own: OwnSystem;
  test.beforeAll(async () => {
    own = await startOwnSystem({ env: { CACHE_SECONDS: "0", API_TIMEOUT: "1000" } });
  });
  test.afterAll(async () => {
    await own?.stop();
  });

  test("is looked for, can't be paid again meanwhile, and is told everywhere", async ({ page }) => {
    await haveCredit(own, "9.00");
    const id = await newInvoice(own, "9.00");
    await signInTo(page, own, `/invoices/${id}`);
    own.line.hold("ApplyCredit");
    own.line.lose("ApplyCredit");
    await page.getByRole("button", { name: "Use the credit" }).click();
    await expect(page.getByText(`Whether €9.00 for invoice ${id} was paid is not known yet`)).toBeVisible();
    await expect(page.getByRole("button", { name: "Use the credit" })).toHaveCount(0);
    await page.goto(`${own.portal}/services`);
    await expect(page.getByText(`Whether €9.00 for invoice ${id}`)).toBeVisible();
    await page.goto(`${own.portal}/invoices/${id}`);
    // When WHMCS can't be at it any more: twice the time that a call has, and 15 seconds.
    await expect(page.getByText(`€9.00 for invoice ${id} was not paid`)).toBeVisible({ timeout: 40_000 });
    own.line.hold(undefined);
    own.line.lose(undefined);
    await page.getByRole("button", { name: "Understood" }).click();
    await expect(page.getByText("was not paid")).toHaveCount(0);
    await page.getByRole("button", { name: "Use the credit" }).click();
    await expect(heading(page)).toContainText("Paid");
    expect(await statusOf(own, id)).toBe("Paid 0.00");
  });
});

test.describe("on WHMCS's own page", () => {
  let there = "";
  let own: OwnSystem;
  let asked: string[] = [];
  /** Where WHMCS's own client area would be. */
  const area = createServer((request, response) => {
    asked.push(request.url ?? "");
    response.setHeader("content-type", "text/html").end("<h1>Pay here</h1>");
  });
  test.beforeAll(async () => {
    await new Promise<void>((resolve) => area.listen(0, "127.0.0.1", resolve));
    there = `http://127.0.0.1:${(area.address() as AddressInfo).port}`;
    own = await startOwnSystem({ strict: true, env: { LEGACY_URL: `${there}/whmcs` } });
    await own.api("SetConfigurationValue", { setting: "SystemURL", value: `${there}/whmcs/` });
  });
  test.afterAll(async () => {
    area.close();
    await own?.stop();
  });

  async function leadThere(page: Page) {
    const id = await newInvoice(own, "12.00");
    await signInTo(page, own, `/invoices/${id}`);
    const from = own.line.calls.length;
    asked = [];
    await page.getByRole("button", { name: "Go to the payment page" }).click();
    await expect(page.getByRole("heading", { name: "Pay here" })).toBeVisible();
    expect(asked[0]).toMatch(/^\/whmcs\/oauth\/singlesignon\.php\?access_token=./);
    const link = own.line.calls.slice(from).find(({ action }) => action === "CreateSsoToken");
    expect(link?.fields).toMatchObject({
      client_id: await clientOf(own),
      destination: "sso:custom_redirect",
      sso_redirect_path: `viewinvoice.php?id=${id}`,
    });
    expect(Number(link?.fields.user_id)).toBeGreaterThan(0);
    return id;
  }

  test("a press leads there, signed in, and the invoice is read anew afterwards", async ({ page }) => {
    const invoiceid = await leadThere(page);
    const date = "2026-11-01 10:00:00";
    await own.api("AddInvoicePayment", { invoiceid, transid: `hosted-${invoiceid}`, gateway: "paypal", date });
    // What is kept of it is fresh for a minute, and says that it is unpaid.
    await page.goto(`${own.portal}/invoices/${invoiceid}`);
    await expect(heading(page)).toContainText("Paid");
  });

  test.describe("without scripts", () => {
    test.use({ javaScriptEnabled: false });
    test("a press leads there, signed in", async ({ page }) => {
      await leadThere(page);
    });
  });

  test("nobody is led to any other place", async ({ page }) => {
    await own.api("SetConfigurationValue", { setting: "SystemURL", value: "https://elsewhere.example/" });
    const id = await newInvoice(own, "12.00");
    await signInTo(page, own, `/invoices/${id}`);
    await page.getByRole("button", { name: "Go to the payment page" }).click();
    await expect(page.getByText("The payment page can't be opened for your account")).toBeVisible();
    await expect(page).toHaveURL(new RegExp(`/invoices/${id}$`));
  });
});
