import { mergeConfig } from "vitest/config";
import usual from "./vitest.config.ts";

/** `npm test -- many`: several portals and backends of the build, on real servers. */
const config = mergeConfig(usual, { test: { fileParallelism: false, testTimeout: 60_000, hookTimeout: 120_000 } });
// These are instead of the usual ones.
config.test.projects = undefined;
config.test.include = ["e2e/many/**/*.test.ts"];

export default config;
