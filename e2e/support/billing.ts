import { expect, type Page } from "@playwright/test";
import type { OwnSystem } from "./own-system.ts";

/** Signs the demo client in, and goes on to a page. */
export async function signInTo(page: Page, own: OwnSystem, next = "/invoices") {
  await page.goto(`${own.portal}/login?next=${encodeURIComponent(next)}`);
  await page.getByLabel("E-mail address").fill(own.login.email);
  await page.getByLabel("Password", { exact: true }).fill(own.login.password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page).not.toHaveURL(/\/login/);
}

/** The demo client's id, by the backend's own word. */
export async function clientOf(own: OwnSystem): Promise<string> {
  const found = (await own.api("GetClientsDetails", { email: own.login.email })) as { client: { id: number } };
  return String(found.client.id);
}

/** A new invoice of the demo client's, of so much and without tax. */
export async function newInvoice(own: OwnSystem, amount: string, more: Record<string, string> = {}): Promise<string> {
  const made = await own.api("CreateInvoice", {
    userid: await clientOf(own),
    status: "Unpaid",
    itemdescription1: "An hour of work",
    itemamount1: amount,
    itemtaxed1: "0",
    ...more,
  });
  return String(made.invoiceid);
}

/** Sets the demo client's credit. */
export async function haveCredit(own: OwnSystem, amount: string) {
  const clientid = await clientOf(own);
  const credit = await creditOf(own);
  if (credit > 0)
    await own.api("AddCredit", { clientid, amount: credit.toFixed(2), type: "remove", description: "Away" });
  if (Number(amount) > 0) await own.api("AddCredit", { clientid, amount, description: "Given" });
}

/** What the demo client has of credit. */
export async function creditOf(own: OwnSystem): Promise<number> {
  const clientid = await clientOf(own);
  const { client } = (await own.api("GetClientsDetails", { clientid })) as { client: { credit: string } };
  return Number(client.credit);
}
