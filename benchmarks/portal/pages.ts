import { AxeBuilder } from "@axe-core/playwright";
import { type BrowserContext, chromium, type Page } from "@playwright/test";
import { chromium as installed } from "../../scripts/lib/chromium.mjs";
import { type Company, usual } from "./arms.ts";
import { median } from "./load.ts";
import type { Found } from "./slow.ts";

/** Lists and details are opened all day: they may have the least. */
const lists = ["/services", "/domains", "/invoices", "/tickets", "/quotes", "/transactions", "/announcements"];
const others = ["/", "/credit", "/shop", "/cart", "/domains/search", "/search", "/tickets/new", "/account"];
const more = [
  "/account/details",
  "/account/contacts",
  "/account/users",
  "/account/security",
  "/account/payment-methods",
];
/** The lists whose first row is a page of its own. */
const withRows = ["/services", "/domains", "/invoices", "/tickets"];

/** Bytes of script as they were sent, and by how much the page moved under its reader's eyes. */
export async function open(
  context: BrowserContext,
  address: string,
): Promise<{ page: Page; script: number; shift: number }> {
  const page = await context.newPage();
  const sizes: Promise<number>[] = [];
  page.on("requestfinished", (request) => {
    if (request.resourceType() === "script") sizes.push(request.sizes().then((size) => size.responseBodySize));
  });
  await page.addInitScript(() => {
    const seen = globalThis as unknown as { shift: number };
    seen.shift = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as unknown as { value: number; hadRecentInput: boolean }[])
        if (!entry.hadRecentInput) seen.shift += entry.value;
    }).observe({ type: "layout-shift", buffered: true });
  });
  await page.goto(address, { waitUntil: "load" });
  await page.waitForLoadState("networkidle");
  const shift = await page.evaluate(() => (globalThis as unknown as { shift: number }).shift);
  return { page, script: (await Promise.all(sizes)).reduce((all, size) => all + size, 0), shift };
}

async function findings(page: Page): Promise<number> {
  let count = 0;
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    count += (await new AxeBuilder({ page }).setLegacyMode().analyze()).violations.length;
  }
  return count;
}

/** A page that moves by more, or weighs more bytes, is named. */
const NOTED_SHIFT = 0.01;
const NOTED_SCRIPT = 154_000;

/** Milliseconds in which the server answers a page whose answers are kept: the median of so many views. */
const VIEWS = 15;

/** What the client portal's pages weigh in a browser, and how long the server takes for each with a warm cache. */
export async function pages({ kraken }: Company): Promise<Found> {
  kraken.line.slow(0);
  await kraken.restart(usual);
  const browser = await chromium.launch({ executablePath: (await installed()).path });
  const found: { list: number[]; all: number[]; shift: number[]; axe: number[]; server: number[] } = {
    ...{ list: [], all: [], shift: [], axe: [], server: [] },
  };
  const origin = kraken.caller.portal;
  const cookie = kraken.cookies[0] ?? "";
  try {
    for (const viewport of [
      { width: 1440, height: 900 },
      { width: 360, height: 740 },
    ]) {
      // A context for each page: what one has loaded, the next would not load again.
      const visit = async (path: string, isList: boolean) => {
        const context = await browser.newContext({ viewport, extraHTTPHeaders: { cookie } });
        const { page, script, shift } = await open(context, `${origin}${path}`);
        if (isList) found.list.push(script);
        found.all.push(script);
        found.shift.push(shift);
        if (shift > NOTED_SHIFT) console.error(`${path} at ${viewport.width} px moves by ${shift.toFixed(3)}`);
        if (script > NOTED_SCRIPT) console.error(`${path} at ${viewport.width} px loads ${script} bytes of script`);
        found.axe.push(await findings(page));
        const row = withRows.includes(path)
          ? await page.locator("table a[href^='/'], .table a[href^='/']").first().getAttribute("href")
          : null;
        await context.close();
        return row;
      };
      const details: string[] = [];
      for (const path of lists) {
        const row = await visit(path, true);
        if (row) details.push(row);
      }
      for (const path of details) await visit(path, true);
      for (const path of [...others, ...more]) await visit(path, false);
      if (viewport.width === 360) continue;
      for (const path of [...lists, ...details, ...others]) {
        const took: number[] = [];
        for (let view = 0; view < VIEWS; view++) took.push((await kraken.caller.get({ path, cookie })).end);
        found.server.push(median(took.slice(3)));
      }
    }
  } finally {
    await browser.close();
  }
  return {
    "script of lists": Math.max(...found.list) / 1000,
    "script most": Math.max(...found.all) / 1000,
    "shift most": Math.max(...found.shift),
    "axe findings": found.axe.reduce((all, count) => all + count, 0),
    "server time": median(found.server),
    "server time most": Math.max(...found.server),
  };
}
