import { setTimeout as wait } from "node:timers/promises";
import { stoppedSentence } from "./child.mjs";
import { describe, Failure } from "./failure.mjs";
import { end, isEnding } from "./lifetime.mjs";
import { say } from "./say.mjs";

/** A death within this time after a start is a quick one. */
const QUICK_MS = 60_000;
const MOST_QUICK_DEATHS = 5;
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 15_000;

/** Milliseconds before the next try. @param {number} deaths quick ones, one after the other: 1 and more */
export const pauseAfter = (deaths) => Math.min(FIRST_PAUSE_MS * 2 ** (deaths - 1), LONGEST_PAUSE_MS);

const lastWords = (child) => (child.lastOutput() ? `\n${child.lastOutput()}\n` : "");

const stopEverything = async (sentence) => {
  say(sentence);
  await end(1);
};

/**
 * Starts a part again whenever it dies, after a pause that grows; the rest runs on meanwhile. When it has died quickly
 * too often in a row, everything is stopped with the reason.
 * @param {import("./child.mjs").Child} first
 * @param {() => Promise<{ child: import("./child.mjs").Child }>} startAgain
 * @param {{ pause?: (milliseconds: number) => Promise<unknown>, giveUp?: (sentence: string) => Promise<unknown> }} [options]
 */
export async function keepRunning(first, startAgain, { pause = wait, giveUp = stopEverything } = {}) {
  let child = first;
  let began = Date.now();
  for (let deaths = 0; ; ) {
    const how = await child.exited;
    if (isEnding()) return;
    deaths = Date.now() - began > QUICK_MS ? 1 : deaths + 1;
    say(`${lastWords(child)}\n${stoppedSentence(child, how)}`);
    for (let started; !started; ) {
      if (deaths > MOST_QUICK_DEATHS) {
        const sentence = `The ${child.name} died ${deaths} times in a row; its last words are above. Everything else is stopped too.`;
        await giveUp(sentence);
        return;
      }
      const milliseconds = pauseAfter(deaths);
      say(`It starts again in ${milliseconds / 1000} s; until then the portal says that it can't be reached.`);
      await pause(milliseconds);
      if (isEnding()) return;
      began = Date.now();
      try {
        started = await startAgain();
      } catch (error) {
        if (isEnding()) return;
        if (!(error instanceof Failure)) throw error;
        say(`\n${describe(error)}`);
        deaths++;
      }
      if (started) child = started.child;
    }
    child.showOutput();
    say(`The ${child.name} runs again.`);
  }
}
