import { command } from "./command.mjs";
import { Failure } from "./failure.mjs";
import { inRoot } from "./root.mjs";

/**
 * Fails with the portal's own sentences when one of its variables is wrong, before anything is built or started. What is
 * made only then need not be there yet.
 * @param {NodeJS.ProcessEnv} env
 */
export async function portalSettingsMustBeRight(env) {
  const args = [inRoot("node_modules/tsx/dist/cli.mjs"), inRoot("apps/portal/cli/check-env.ts")];
  const { ok, output } = await command(process.execPath, args, { env });
  if (!ok) throw new Failure(output.trim());
}
