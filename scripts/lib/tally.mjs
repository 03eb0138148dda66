/**
 * What a stage of the tests came to. notes are sentences about what failed or was left out.
 * @typedef {{ passed: number, failed: number, skipped: number, notes: string[] }} Tally
 */

/** @param {Partial<Tally>} [counts] @returns {Tally} */
export const tally = (counts = {}) => ({ passed: 0, failed: 0, skipped: 0, notes: [], ...counts });

/** @param {Tally[]} tallies @returns {Tally} */
export function sum(tallies) {
  return tallies.reduce(
    (total, one) => ({
      passed: total.passed + one.passed,
      failed: total.failed + one.failed,
      skipped: total.skipped + one.skipped,
      notes: [...total.notes, ...one.notes],
    }),
    tally(),
  );
}

/** The line that a test run ends with; nothing may follow it. @param {Tally} total */
export function lastLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}

/** One thing that is checked as a whole. @param {string} what @param {boolean} ok */
export const single = (what, ok) => (ok ? tally({ passed: 1 }) : tally({ failed: 1, notes: [`${what} failed.`] }));

/**
 * What could not be run here. On a person's machine that is worth a word; a build server has to run everything.
 * @param {string} sentence
 * @param {boolean} ci
 */
export const leftOut = (sentence, ci) =>
  ci ? tally({ failed: 1, notes: [sentence] }) : tally({ skipped: 1, notes: [`Skipped: ${sentence}`] });
