import { defineConfig } from "@playwright/test";
import { findChromium } from "./scripts/lib/chromium.mjs";

/** Debian's Chromium, run by root in a container as well; it asks nothing of the network for itself. */
const launchOptions = {
  executablePath: findChromium(),
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ],
};

export default defineConfig({
  testDir: "e2e",
  // Systems of their own, mail servers, second factors, several portals: `npm test -- --all` has these.
  testIgnore: ["security/**", "many/**"],
  outputDir: "test-results/e2e",
  globalSetup: "./scripts/lib/e2e-setup.mjs",
  fullyParallel: true,
  forbidOnly: process.env.CI === "true",
  workers: 2,
  retries: 0,
  timeout: 30_000,
  expect: { timeout: 7_500 },
  reporter: "list",
  use: {
    // Set by the global set-up, before a worker reads this file.
    baseURL: process.env.KRAKEN_E2E_URL,
    launchOptions,
    locale: "en-GB",
    timezoneId: "UTC",
    // Recording takes a good part of the machine. In CI, where nobody opens it, what failed is told in words and a picture.
    trace: process.env.CI === "true" ? "off" : { mode: "retain-on-failure", screenshots: false },
    screenshot: "only-on-failure",
  },
  projects: [
    { name: "desktop", use: { viewport: { width: 1440, height: 900 } } },
    // Only what has a width is tried on both.
    {
      name: "phone",
      testMatch:
        /\/(admin|client|client-account-\w+|client-billing|client-money|client-look|client-without-scripts|domains|palette|services|shop|support-live)\.spec\.ts/,
      // A page is as wide on either engine.
      grepInvert: /as a WHMCS answers|on (a WHMCS|whmcs)/,
      use: { viewport: { width: 360, height: 740 }, hasTouch: true },
    },
  ],
});
