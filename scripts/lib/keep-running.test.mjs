import { expect, test } from "vitest";
import { Failure } from "./failure.mjs";
import { keepRunning } from "./keep-running.mjs";

const dead = () => ({
  name: "backend",
  exited: Promise.resolve("with code 1"),
  lastOutput: () => "",
  showOutput: () => {},
});

/** Lets it run until it gives up. @param {() => Promise<unknown>} startAgain */
async function untilGivenUp(startAgain) {
  const pauses = [];
  const sentences = [];
  await keepRunning(dead(), startAgain, {
    pause: async (milliseconds) => pauses.push(milliseconds),
    giveUp: async (sentence) => sentences.push(sentence),
  });
  return { pauses, sentences };
}

test.each([
  ["dies as soon as it runs", async () => ({ child: dead() })],
  [
    "does not come up",
    async () => {
      throw new Failure("The backend stopped with code 1.");
    },
  ],
])("a part that %s is started again with longer and longer pauses, and then no more", async (_how, startAgain) => {
  const { pauses, sentences } = await untilGivenUp(startAgain);
  expect(pauses).toEqual([500, 1000, 2000, 4000, 8000]);
  expect(sentences).toEqual([expect.stringContaining("The backend died 6 times in a row")]);
});

test("a defect of ours is not taken for a death", async () => {
  const defect = async () => {
    throw new TypeError("a defect");
  };
  await expect(untilGivenUp(defect)).rejects.toThrow("a defect");
});
