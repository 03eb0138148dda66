import { spawn } from "node:child_process";
import { buildPackages } from "./build.mjs";
import { krakenHome, loadEnvFile, withoutEmpty } from "./environment.mjs";
import { installIfNeeded } from "./install.mjs";
import { run } from "./lifetime.mjs";
import { inRoot } from "./root.mjs";

/**
 * Runs the command line of one of the packages as if it had been called directly: its input and output, its exit
 * code, and the signals that reach us. Installs and compiles first when that is needed, and says so on standard error.
 * @param {string} file inside the repository
 * @param {string[]} args
 */
export function main(file, args) {
  return run(async () => {
    loadEnvFile();
    await installIfNeeded();
    await buildPackages();
    const child = spawn(process.execPath, [inRoot(file), ...args], {
      stdio: "inherit",
      env: { ...withoutEmpty(process.env), KRAKEN_HOME: krakenHome(process.env) },
    });
    // A terminal sends Ctrl-C to the child as well; we only have to outlive it, so that its exit code is ours.
    process.on("SIGINT", () => {});
    for (const signal of ["SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
    child.on("exit", (code, signal) => {
      if (signal === null) process.exit(code ?? 1);
      process.removeAllListeners(signal);
      process.kill(process.pid, signal);
    });
  });
}
