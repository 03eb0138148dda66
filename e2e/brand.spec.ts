import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { type OwnSystem, startOwnSystem } from "./support/own-system.ts";
import { resumeInOwn } from "./support/sign-in.ts";

/** What a company makes its own by configuration alone: name, logo, icon, links and legal texts. */

const folder = mkdtempSync(join(tmpdir(), "kraken-brand-"));
const picture = (name: string, colour: string) => {
  const path = join(folder, name);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="96" height="32"><rect width="96" height="32" fill="${colour}"/></svg>`;
  writeFileSync(path, svg);
  return path;
};

let own: OwnSystem;

test.beforeAll(async () => {
  own = await startOwnSystem({
    env: {
      BRAND_NAME: "Fathom Hosting",
      BRAND_LOGO: picture("logo.svg", "teal"),
      BRAND_LOGO_DARK: picture("logo-dark.svg", "white"),
      BRAND_ICON: picture("icon.svg", "teal"),
      BRAND_LINKS: "Status https://status.fathom.example | Help centre https://help.fathom.example/",
      BRAND_TERMS_URL: "https://fathom.example/terms",
      BRAND_PRIVACY_URL: "https://fathom.example/privacy",
    },
  });
});
test.afterAll(async () => {
  await own?.stop();
  rmSync(folder, { recursive: true, force: true });
});

test("logo, icon and links are the company's, in both themes, before and after signing in", async ({ page }) => {
  await page.goto(`${own.portal}/login`);
  await expect(page).toHaveTitle(/Fathom Hosting/);
  const logo = page.locator("img.logo:visible").first();
  await expect(logo).toHaveAttribute("alt", "Fathom Hosting");
  await expect(logo).toHaveAttribute("src", /^\/brand\/logo\?v=[0-9a-f]{12}$/);
  expect(await logo.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(96);
  await page.emulateMedia({ colorScheme: "dark" });
  await expect(page.locator("img.logo:visible").first()).toHaveAttribute("src", /^\/brand\/logo-dark\?v=/);
  for (const name of ["Status", "Help centre", "Terms", "Privacy"])
    await expect(page.getByRole("contentinfo").getByRole("link", { name, exact: true })).toBeVisible();

  const icon = await page.locator("link[rel=icon]").getAttribute("href");
  const answer = await page.request.get(`${own.portal}${icon}`);
  expect(answer.headers()).toMatchObject({
    "content-type": "image/svg+xml",
    "cache-control": "public, max-age=31536000, immutable",
  });
  expect(answer.headers()["content-security-policy"]).toContain("default-src 'none'");
  expect((await page.request.get(`${own.portal}/brand/other`)).status()).toBe(404);

  await resumeInOwn(page, own);
  await page.goto(own.portal);
  await expect(page.locator("img.logo:visible").first()).toBeVisible();
  await expect(page.getByRole("contentinfo").getByRole("link", { name: "Privacy" })).toHaveAttribute(
    "href",
    "https://fathom.example/privacy",
  );
});
