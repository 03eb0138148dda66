import { expect, type Page, test } from "@playwright/test";
import { locales } from "../apps/portal/src/messages/locales.ts";
import { expectNoWider } from "./support/look.ts";
import { resumeClient, resumeStaff } from "./support/sign-in.ts";

const clientPages = `
  / /services /services/1 /domains /domains/1 /invoices /invoices/several /quotes /transactions /credit
  /account/payment-methods /tickets /tickets/new /shop /shop/7 /cart /domains/search /account /account/security
  /account/emails /announcements /contact /nowhere
`
  .trim()
  .split(/\s+/);
const staffPages = ["/admin", "/admin/clients", "/admin/tickets", "/admin/staff", "/admin/audit", "/admin/health"];

const others = Object.entries(locales).filter(([code]) => code !== "en");

/** Chooses a language as the switch does, for what is done meanwhile: signing in is done in English. */
async function speaking(page: Page, code: string, work: () => Promise<void>): Promise<void> {
  await page.context().addCookies([{ name: "locale", value: code, url: test.info().project.use.baseURL ?? "" }]);
  await work();
  await page.context().clearCookies({ name: "locale" });
}

for (const [code, { direction }] of others) {
  test.describe(new Intl.DisplayNames("en", { type: "language" }).of(code) ?? code, () => {
    test("every page is in the language, in its direction, and fits a narrow window", async ({ page }) => {
      test.slow();
      await page.setViewportSize({ width: 360, height: 740 });
      const look = (paths: string[]) =>
        speaking(page, code, async () => {
          for (const path of paths) {
            await page.goto(path);
            await expect(page.locator("html")).toHaveAttribute("lang", code);
            await expect(page.locator("html")).toHaveAttribute("dir", direction);
            await expectNoWider(page, path);
          }
        });
      await look(["/login", "/register", "/login/reset"]);
      await resumeClient(page);
      await look(clientPages);
      await resumeStaff(page);
      await look(staffPages);
    });
  });
}

test("what is refused without a page is said in the language that was chosen, else in the browser's", async ({
  request,
}) => {
  const spanish = { "accept-language": "es" };
  const asked = "/services?status=active&status=ended";
  const said = async (headers: Record<string, string>) => {
    const answer = await request.get(asked, { headers });
    expect(answer.status()).toBe(400);
    return answer.text();
  };
  expect(await said(spanish)).toContain("Esa dirección no se puede leer");
  expect(await said({ ...spanish, cookie: "locale=fr" })).toContain("Cette adresse est illisible");
  expect(await said({ ...spanish, cookie: "locale=constructor" })).toContain("Esa dirección no se puede leer");
});
