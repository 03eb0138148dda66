import { fileURLToPath } from "node:url";
import { defaultClientConditions, defaultServerConditions } from "vite";
import { defineConfig } from "vitest/config";

/**
 * What replaces a module, or sets up the environment before one is loaded, has modules of its own. The others share
 * them with the files before: loading them anew for each would take longer than the tests.
 */
const isolated = "**/*.isolated.test.{ts,tsx}";

/** A test never needs a build: the packages' "source" export condition leads to their TypeScript. */
const source = ["source"];

/** Node loads what is not ours as it does without Vite: what "module" leads to, some packages write for bundlers alone. */
const forNode = defaultServerConditions.filter((condition) => condition !== "module");

export default defineConfig({
  resolve: {
    conditions: [...source, ...defaultClientConditions],
    alias: {
      // Outside a React server this package throws when it is imported; that border is Next's to hold, not the tests'.
      "server-only": fileURLToPath(new URL("./scripts/lib/empty.mjs", import.meta.url)),
    },
  },
  ssr: { resolve: { conditions: [...source, ...forNode] } },
  oxc: { jsx: { runtime: "automatic" } },
  test: {
    environment: "node",
    projects: [
      {
        extends: true,
        test: {
          name: "shared",
          isolate: false,
          include: [
            "packages/*/src/**/*.test.ts",
            "packages/*/test/**/*.test.ts",
            "apps/portal/src/**/*.test.{ts,tsx}",
            "scripts/**/*.test.{mjs,ts}",
          ],
          exclude: ["**/node_modules/**", isolated],
        },
      },
      { extends: true, test: { name: "isolated", include: [isolated], exclude: ["**/node_modules/**"] } },
    ],
    pool: "forks",
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 60_000,
    restoreMocks: true,
    unstubEnvs: true,
    unstubGlobals: true,
  },
});
