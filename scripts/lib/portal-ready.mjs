/** Megabytes of V8's old space: with this bound it cleans up early, and stays small under load. */
const HEAP_MB = 256;

/**
 * The portal's environment with a bound on its heap, unless somebody has chosen one.
 * @param {NodeJS.ProcessEnv} env @returns {NodeJS.ProcessEnv}
 */
export function withHeapBound(env) {
  const options = env.NODE_OPTIONS ?? "";
  if (options.includes("max-old-space-size")) return env;
  return { ...env, NODE_OPTIONS: `${options} --max-old-space-size=${HEAP_MB}`.trim() };
}

/** Pages that people open first. */
const PAGES = ["/", "/services", "/domains", "/invoices", "/tickets", "/login", "/admin", "/admin/tickets"];

/**
 * Opens pages as nobody, so that their code is loaded before somebody waits for it. To fail is no failure.
 * @param {string} portal its address
 */
export async function openPages(portal) {
  for (const path of PAGES) {
    const answer = await fetch(`${portal}${path}`, { redirect: "manual" }).catch(() => undefined);
    await answer?.text().catch(() => undefined);
  }
}
