import { fileURLToPath } from "node:url";
import { defaultClientConditions, defaultServerConditions } from "vite";
import { defineConfig } from "vitest/config";

/** A test never needs a build: the packages' "source" export condition leads to their TypeScript. */
const source = ["source"];

export default defineConfig({
  resolve: {
    conditions: [...source, ...defaultClientConditions],
    alias: {
      // Outside a React server this package throws when it is imported; that border is Next's to hold, not the tests'.
      "server-only": fileURLToPath(new URL("./scripts/lib/empty.mjs", import.meta.url)),
    },
  },
  ssr: { resolve: { conditions: [...source, ...defaultServerConditions] } },
  oxc: { jsx: { runtime: "automatic" } },
  test: {
    environment: "node",
    include: [
      "packages/*/src/**/*.test.ts",
      "packages/*/test/**/*.test.ts",
      "apps/portal/src/**/*.test.{ts,tsx}",
      "scripts/**/*.test.mjs",
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
