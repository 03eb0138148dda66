import { defineConfig } from "@playwright/test";
import base from "./playwright.config.ts";

const wide = { viewport: { width: 1440, height: 900 } };
const phone = { viewport: { width: 360, height: 740 }, hasTouch: true };

/** `npm run screenshots`: pictures of every page in screenshots/, to be looked at. */
export default defineConfig({
  ...base,
  testMatch: "**/*.shots.ts",
  // One test takes dozens of pictures.
  timeout: 300_000,
  projects: [
    { name: "1440-light", use: { ...wide, colorScheme: "light" } },
    { name: "1440-dark", use: { ...wide, colorScheme: "dark" } },
    { name: "360-light", use: { ...phone, colorScheme: "light" } },
    { name: "360-dark", use: { ...phone, colorScheme: "dark" } },
    { name: "1440-arabic", use: { ...wide, colorScheme: "light" } },
    { name: "360-arabic", use: { ...phone, colorScheme: "dark" } },
  ],
});
