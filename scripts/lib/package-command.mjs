import { spawn } from "node:child_process";
import { buildPackages } from "./build.mjs";
import { krakenHome, loadEnvFile, withoutEmpty } from "./environment.mjs";
import { installIfNeeded } from "./install.mjs";
import { run } from "./lifetime.mjs";
import { withLocalBackend } from "./local-backend.mjs";
import { inRoot } from "./root.mjs";

/**
 * Runs a program as if it had been called directly: its input and output, its exit code, and the signals that reach us.
 * @param {string[]} args of Node
 * @param {(env: NodeJS.ProcessEnv) => NodeJS.ProcessEnv} environment
 */
function handOver(args, environment = (env) => env) {
  const home = krakenHome(process.env);
  const child = spawn(process.execPath, args, {
    stdio: "inherit",
    // .env has been read; a variable that was set to nothing above it stays that way.
    env: { ...environment(withoutEmpty(process.env)), KRAKEN_HOME: home, KRAKEN_ENV_FILE: "" },
  });
  // A terminal sends Ctrl-C to the child as well; we only have to outlive it, so that its exit code is ours.
  process.on("SIGINT", () => {});
  for (const signal of ["SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  child.on("exit", (code, signal) => {
    if (signal === null) process.exit(code ?? 1);
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
}

/**
 * Runs the command line of one of the packages. Installs and compiles first when that is needed, and says so on standard
 * error.
 * @param {string} file inside the repository
 * @param {string[]} args
 * @param {string[]} [nodeArgs]
 */
export function main(file, args, nodeArgs = []) {
  return run(async () => {
    loadEnvFile();
    await installIfNeeded();
    await buildPackages();
    handOver([...nodeArgs, inRoot(file), ...args]);
  });
}

/**
 * The same from its TypeScript, which needs no compiling. Where API_ENDPOINT is not set, the API is that of the backend
 * that runs on this machine.
 * @param {string} file inside the repository
 * @param {string[]} args
 */
export function fromSource(file, args) {
  return run(async () => {
    loadEnvFile();
    await installIfNeeded();
    const program = [inRoot("node_modules/tsx/dist/cli.mjs"), "--conditions=source", inRoot(file)];
    handOver([...program, ...args], (env) => withLocalBackend(env, krakenHome(env)));
  });
}
