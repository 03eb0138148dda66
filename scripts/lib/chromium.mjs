import { installDebianPackage } from "./debian.mjs";
import { findProgram } from "./find-program.mjs";

const NAMES = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];

/** The browser that the tests use: CHROMIUM_PATH, or the first on the PATH. @returns {string | undefined} */
export function findChromium() {
  return process.env.CHROMIUM_PATH || NAMES.map((name) => findProgram(name)).find(Boolean);
}

/** @returns {Promise<{ path?: string, problem?: string }>} */
export async function chromium() {
  const found = findChromium();
  if (found) return { path: found };
  const problem = await installDebianPackage("chromium");
  const path = findChromium();
  if (path) return { path };
  return { problem: `Chromium was not found (CHROMIUM_PATH, PATH), and ${problem ?? "installing it did not help"}` };
}
