import base from "./playwright.config.ts";

/** What takes longer than npm test may: ways into the portal, second factors, uploads, payloads. */
export default {
  ...base,
  testDir: "e2e/long",
  testIgnore: [],
  outputDir: "test-results/e2e-long",
  projects: base.projects?.filter(({ name }) => name === "desktop"),
};
