import { existsSync } from "node:fs";
import { command } from "./command.mjs";
import { findProgram } from "./find-program.mjs";
import { step, verbose } from "./say.mjs";

const TIMEOUT_MS = 15 * 60_000;

/** Whether packages can be installed here without asking anybody. */
const canInstall = () =>
  existsSync("/etc/debian_version") && process.getuid?.() === 0 && findProgram("apt-get") !== undefined;

/**
 * Installs a Debian package where that is possible.
 * @param {string} name
 * @returns {Promise<string | undefined>} why it could not be, or undefined when it is there now
 */
export async function installDebianPackage(name) {
  if (!canInstall()) return "it can be installed by itself only on Debian, as root";
  const options = {
    output: verbose() ? "show" : "hide",
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    timeout: TIMEOUT_MS,
  };
  return step(`Installing ${name} (apt-get)`, "one to three minutes", async () => {
    for (const args of [["update"], ["install", "-y", "--no-install-recommends", name]]) {
      const { ok, output } = await command("apt-get", args, options);
      if (!ok) return `apt-get ${args.join(" ")} failed:\n${output.trim()}`;
    }
    return undefined;
  });
}
