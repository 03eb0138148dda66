import { mergeConfig } from "vitest/config";
import usual from "./vitest.config.ts";

/** What takes hours and is no part of npm test: npm run test:long. One file at a time, since each loads the machine. */
const config = mergeConfig(usual, { test: { fileParallelism: false, disableConsoleIntercept: true } });
// A list is merged with what was there before: these files are instead of the usual ones, each once.
config.test.projects = undefined;
config.test.include = ["packages/*/test/long/**/*.long.ts", "e2e/long/**/*.long.ts"];

export default config;
