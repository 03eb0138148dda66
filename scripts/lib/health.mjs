import { setTimeout as wait } from "node:timers/promises";

/**
 * Asks an address until it answers 200. A server that answers something else for five seconds is up but not well:
 * that is reported, not waited for.
 * @param {string} url
 * @param {() => boolean} isRunning asking ends when this is false; then there is no answer
 * @returns {Promise<{ well: boolean, status: number }>}
 */
export async function answers(url, isRunning) {
  let firstAnswer = 0;
  while (isRunning()) {
    const status = await fetch(url, { redirect: "manual", signal: AbortSignal.timeout(5_000) }).then(
      async (response) => {
        await response.arrayBuffer();
        return response.status;
      },
      () => 0,
    );
    if (status === 200) return { well: true, status };
    if (status > 0) {
      firstAnswer ||= Date.now();
      if (Date.now() - firstAnswer > 5_000) return { well: false, status };
    }
    await wait(50);
  }
  // Who waits for this learns of the end from the child itself, with its last words.
  return new Promise(() => {});
}
