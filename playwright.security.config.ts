import base from "./playwright.config.ts";

const desktop = base.projects?.find(({ name }) => name === "desktop");

/** What makes `npm test` too long: ways into the portal, second factors, uploads, payloads, and the matrix once more. */
export default {
  ...base,
  testIgnore: [],
  outputDir: "test-results/e2e-security",
  globalSetup: ["./scripts/lib/e2e-setup.mjs", "./scripts/lib/without-proxy.mjs"],
  projects: [
    { ...desktop, name: "security", testDir: "e2e/security" },
    {
      ...desktop,
      name: "without proxy.ts",
      testMatch: ["matrix.spec.ts", "security/tricks.spec.ts"],
      // Where e2e/support finds the portal that it starts.
      metadata: { portal: "test-results/portal-without-proxy" },
    },
  ],
};
