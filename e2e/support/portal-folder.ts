import { fileURLToPath } from "node:url";
import { type TestInfo, test } from "@playwright/test";

/** The test or hook that is running; a benchmark has none. */
export function runningTest(): TestInfo | undefined {
  try {
    return test.info();
  } catch {
    return undefined;
  }
}

/** The folder of the portal that tests start for themselves: the usual one, or the one that their project names. */
export const portalFolder = (): string =>
  fileURLToPath(new URL(`../../${runningTest()?.project.metadata.portal ?? "apps/portal"}`, import.meta.url));
