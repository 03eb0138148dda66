import { createHash } from "node:crypto";
import { cpSync, existsSync, readdirSync, rmSync } from "node:fs";
import { basename, join } from "node:path";
import { command, must } from "./command.mjs";
import { loadEnvFile, withoutEmpty } from "./environment.mjs";
import { fingerprint } from "./freshness.mjs";
import { installIfNeeded } from "./install.mjs";
import { end, endOnSignals, run } from "./lifetime.mjs";
import { inRoot, root } from "./root.mjs";
import { say, step } from "./say.mjs";
import { readStamp, writeStamp } from "./stamps.mjs";
import { readUsage } from "./usage.mjs";

export const tsc = inRoot("node_modules/typescript/bin/tsc");
export const next = inRoot("node_modules/next/dist/bin/next");
export const portalFolder = inRoot("apps/portal");

const packages = () => readdirSync(inRoot("packages")).map((name) => `packages/${name}`);

/**
 * One thing that is built: from which paths, and whether its result is there.
 * settings: what of the environment is built in.
 * @typedef {{ name: string, what: string, usually: string, sources: () => string[], settings?: () => string, isThere: () => boolean, build: () => Promise<void> }} Part
 */

/** @type {Part} */
const packagesPart = {
  name: "packages",
  what: "Compiling the packages",
  usually: "about 5 seconds",
  sources: () => ["package-lock.json", "tsconfig.json", "tsconfig.base.json", ...packages()],
  isThere: () =>
    packages().every((name) => existsSync(inRoot(name, "dist/index.js")) || !existsSync(inRoot(name, "src/index.ts"))),
  build: () => must("The packages don't compile (tsc -b); the errors are above.", process.execPath, [tsc, "-b"]),
};

/** @type {Part} */
const portalPart = {
  name: "portal",
  what: "Building the portal",
  usually: "10 to 30 seconds",
  sources: () => [...packagesPart.sources(), "apps/portal"],
  // The names of forms are made with it.
  settings: () => {
    const key = process.env.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY;
    return key ? createHash("sha256").update(key).digest("hex") : "";
  },
  isThere: () => existsSync(inRoot("apps/portal/.next/BUILD_ID")),
  build: () =>
    must("The portal doesn't build (next build); the errors are above.", process.execPath, [next, "build"], {
      cwd: portalFolder,
      env: { ...withoutEmpty(process.env), NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
    }),
};

/** As deep as the portal's own, so that what it names above it is where it was. */
const withoutProxyFolder = inRoot("test-results/portal-without-proxy");

/** @type {Part} The portal as it would be if nobody had src/proxy.ts run: tests say that nothing is left to that file. */
const withoutProxyPart = {
  name: "portal-without-proxy",
  what: "Building the portal without proxy.ts",
  usually: "10 to 30 seconds",
  sources: portalPart.sources,
  isThere: () => existsSync(join(withoutProxyFolder, ".next/BUILD_ID")),
  build: async () => {
    rmSync(withoutProxyFolder, { recursive: true, force: true });
    cpSync(portalFolder, withoutProxyFolder, {
      recursive: true,
      filter: (path) => !basename(path).startsWith(".next") && path !== join(portalFolder, "src/proxy.ts"),
    });
    await must("The portal without proxy.ts doesn't build; the errors are above.", process.execPath, [next, "build"], {
      cwd: withoutProxyFolder,
      env: { ...withoutEmpty(process.env), NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
    });
  },
};

const seedPortalFolder = inRoot("benchmarks/seed-portal");

/** @type {Part} The small app beside which bench:portal measures ours. */
const seedPortalPart = {
  name: "seed-portal",
  what: "Building the seed arm's portal",
  usually: "10 to 20 seconds",
  sources: () => ["package-lock.json", "benchmarks/seed", "benchmarks/seed-portal"],
  isThere: () => existsSync(join(seedPortalFolder, ".next/BUILD_ID")),
  build: () =>
    must("The seed arm's portal doesn't build; the errors are above.", process.execPath, [next, "build"], {
      cwd: seedPortalFolder,
      env: { ...withoutEmpty(process.env), NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
    }),
};

/** @param {Part} part @param {{ force: boolean }} options @returns {Promise<boolean>} whether it had to be built */
async function buildPart(part, { force }) {
  const stamp = `built-${part.name}`;
  // Taken before the build, so that what is written during it is built the next time.
  const now = `${fingerprint(root, part.sources())}${part.settings?.() ?? ""}`;
  if (!force && part.isThere() && readStamp(stamp) === now) return false;
  await step(part.what, part.usually, part.build);
  writeStamp(stamp, now);
  return true;
}

/** Compiles the packages when their sources are newer than the last build. */
export const buildPackages = ({ force = false } = {}) => buildPart(packagesPart, { force });

/** Builds whatever is older than its sources: the packages, then the portal on them. */
export async function build({ force = false } = {}) {
  await buildPackages({ force });
  await buildPart(portalPart, { force });
}

/** Builds that other portal, for tests. */
export const buildWithoutProxy = () => buildPart(withoutProxyPart, { force: false });

/** Builds the seed arm's portal, for benchmarks. */
export const buildSeedPortal = () => buildPart(seedPortalPart, { force: false });

/** Compiles the packages once more, for a watcher. @returns {Promise<{ ok: boolean, output: string }>} */
export const compile = () => command(process.execPath, [tsc, "-b"]);

const help = `Builds the packages and the portal, whether or not they have changed, and installs before that when it has to.

  npm run build`;

/** npm run build: always builds, and installs before that when it has to. @param {string[]} args */
export function main(args) {
  readUsage(args, { help });
  endOnSignals();
  return run(async () => {
    loadEnvFile();
    await installIfNeeded();
    await build({ force: true });
    say("Built.");
    await end(0);
  });
}
