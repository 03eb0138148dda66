import { setTimeout as wait } from "node:timers/promises";

/** What a server says of itself as JSON; nothing when it says something else. @param {Response} response */
const saidBy = async (response) => {
  try {
    const said = JSON.parse(await response.text());
    return said !== null && typeof said === "object" ? said : {};
  } catch {
    return {};
  }
};

/**
 * Asks an address until it answers 200. A server that answers something else for five seconds is up but not well:
 * that is reported, not waited for.
 * @param {string} url
 * @param {() => boolean} isRunning asking ends when this is false; then there is no answer
 * @returns {Promise<{ well: boolean, status: number, said: Record<string, unknown> }>}
 */
export async function answers(url, isRunning) {
  let firstAnswer = 0;
  while (isRunning()) {
    const { status, said } = await fetch(url, { redirect: "manual", signal: AbortSignal.timeout(5_000) }).then(
      async (response) => ({ status: response.status, said: await saidBy(response) }),
      () => ({ status: 0, said: {} }),
    );
    if (status === 200) return { well: true, status, said };
    if (status > 0) {
      firstAnswer ||= Date.now();
      if (Date.now() - firstAnswer > 5_000) return { well: false, status, said };
    }
    await wait(50);
  }
  // Who waits for this learns of the end from the child itself, with its last words.
  return new Promise(() => {});
}
