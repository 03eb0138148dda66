import type { Page } from "@playwright/test";

/** Keeps what the browser reports against the pages' policies, in all frames; answers with what was kept. */
export async function watchPolicy(page: Page): Promise<() => Promise<string[]>> {
  const kept: string[] = [];
  await page.exposeFunction("krakenViolation", (text: string) => kept.push(text));
  await page.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) => {
      const { krakenViolation } = window as unknown as { krakenViolation?: (text: string) => void };
      krakenViolation?.(`${event.effectiveDirective} ${event.blockedURI} at ${location.pathname}: ${event.sample}`);
    });
  });
  // A frame without scripts has no listener, but the browser still says so in its console.
  page.on("console", (message) => {
    if (/Content Security Policy/.test(message.text())) kept.push(message.text());
  });
  return async () => {
    // What was reported before this is handed over by then.
    await page.evaluate(() => undefined);
    return kept;
  };
}
