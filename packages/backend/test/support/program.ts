import { type ChildProcess, type ForkOptions, fork } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

/** Inside node_modules, from where a bundle finds what it imports. */
const cache = fileURLToPath(new URL("../../../../node_modules/.cache/kraken-programs/", import.meta.url));

const bundles = new Map<string, Promise<string>>();

/**
 * A program of ours in one file of JavaScript, made anew by every test process: translating hundreds of sources at every
 * start of a child would take longer than what it is started for.
 * @param source where its TypeScript is
 * @returns the file's path
 */
export function program(source: URL): Promise<string> {
  const path = fileURLToPath(source);
  const known = bundles.get(path);
  if (known) return known;
  const made = bundle(path);
  bundles.set(path, made);
  return made;
}

async function bundle(path: string): Promise<string> {
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(cache);
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  const outfile = join(folder, `${basename(path, ".ts")}.mjs`);
  await build({
    entryPoints: [path],
    outfile,
    bundle: true,
    platform: "node",
    target: "node20",
    format: "esm",
    sourcemap: "inline",
    conditions: ["source"],
    logLevel: "error",
    plugins: [{ name: "only-ours", setup: (setup) => setup.onResolve({ filter: /^[^./]/ }, leaveOthers) }],
  });
  return outfile;
}

/** Our packages go into the bundle by way of their "source" condition; others stay where they are. */
const leaveOthers = ({ path, kind }: { path: string; kind: string }) =>
  kind === "entry-point" || path.startsWith("@kraken/") ? undefined : { path, external: true };

/** Starts a program in a process of its own. What it says on its standard error goes to ours. */
export async function startProgram(source: URL, args: string[], env?: ForkOptions["env"]): Promise<ChildProcess> {
  return fork(await program(source), args, {
    execArgv: ["--enable-source-maps"],
    env: env ?? process.env,
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
}
