import { installDebianPackage } from "./debian.mjs";
import { findProgram } from "./find-program.mjs";

// The shell is the same browser without its own windows: tests take half the time.
const NAMES = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];

/** The browser that the tests use: CHROMIUM_PATH, or the first on the PATH. @returns {string | undefined} */
export function findChromium() {
  return process.env.CHROMIUM_PATH || NAMES.map((name) => findProgram(name)).find(Boolean);
}

/** @returns {Promise<{ path?: string, problem?: string }>} */
export async function chromium() {
  const found = findChromium();
  if (found) return { path: found };
  let problem;
  for (const name of ["chromium-headless-shell", "chromium"]) {
    problem = await installDebianPackage(name);
    const path = findChromium();
    if (path) return { path };
  }
  return { problem: `Chromium was not found (CHROMIUM_PATH, PATH), and ${problem ?? "installing it did not help"}` };
}
