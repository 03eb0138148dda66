import { fileURLToPath } from "node:url";
import { test } from "@playwright/test";

/** The folder of the portal that tests start for themselves: the usual one, or the one that their project names. */
export const portalFolder = (): string =>
  fileURLToPath(new URL(`../../${test.info().project.metadata.portal ?? "apps/portal"}`, import.meta.url));
