import { defineConfig } from "@playwright/test";
import base from "./playwright.config.ts";

const wide = { viewport: { width: 1440, height: 900 } };
const phone = { viewport: { width: 360, height: 740 }, hasTouch: true };

/** As a reader who chose Arabic. */
const arabic = {
  storageState: {
    cookies: [
      {
        ...{ name: "locale", value: "ar", domain: "127.0.0.1", path: "/", expires: -1 },
        ...{ httpOnly: false, secure: false, sameSite: "Lax" as const },
      },
    ],
    origins: [],
  },
};

/** `npm run screenshots`: pictures of every page in screenshots/, to be looked at. */
export default defineConfig({
  ...base,
  testMatch: "**/*.shots.ts",
  projects: [
    { name: "1440-light", use: { ...wide, colorScheme: "light" } },
    { name: "1440-dark", use: { ...wide, colorScheme: "dark" } },
    { name: "360-light", use: { ...phone, colorScheme: "light" } },
    { name: "360-dark", use: { ...phone, colorScheme: "dark" } },
    { name: "1440-arabic", use: { ...wide, ...arabic, colorScheme: "light" } },
    { name: "360-arabic", use: { ...phone, ...arabic, colorScheme: "dark" } },
  ],
});
