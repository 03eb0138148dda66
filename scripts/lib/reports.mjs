import { readFileSync } from "node:fs";
import { tally } from "./tally.mjs";

// The reports that the test runners write. A runner that failed has at least one failure, whatever its report says:
// a file that can't be imported, or an error after the last test, counts in neither of them.

/** @param {string} file @returns {unknown} undefined when there is none that can be read */
export function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}

/** @param {import("./tally.mjs").Tally} counts @param {boolean} ok how the runner ended @param {string} runner */
function honest(counts, ok, runner) {
  if (ok || counts.failed > 0) return counts;
  return { ...counts, failed: 1, notes: [...counts.notes, `${runner} failed outside of its tests; see above.`] };
}

/**
 * @param {any} report as `vitest --reporter=json` writes it
 * @param {boolean} ok
 */
export function vitestTally(report, ok) {
  const counts = tally();
  for (const file of report?.testResults ?? []) {
    const tests = file.assertionResults ?? [];
    const failed = tests.filter((test) => test.status === "failed");
    counts.passed += tests.filter((test) => test.status === "passed").length;
    counts.failed += failed.length;
    counts.skipped += tests.filter((test) => !["passed", "failed"].includes(test.status)).length;
    counts.notes.push(...failed.map((test) => `Failed: ${test.fullName}`));
    if (file.status === "failed" && failed.length === 0) {
      counts.failed += 1;
      counts.notes.push(`Failed: ${file.name} as a whole`);
    }
  }
  return honest(counts, ok, "vitest");
}

/** @param {any} suite @param {string} path @returns {string[]} the names of the tests that failed */
function failedSpecs(suite, path) {
  const here = (suite.specs ?? []).flatMap((spec) =>
    spec.tests
      .filter((test) => test.status === "unexpected" || test.status === "flaky")
      .map((test) => `Failed: ${path}${spec.title} (${test.projectName})`),
  );
  return [...here, ...(suite.suites ?? []).flatMap((inner) => failedSpecs(inner, `${path}${inner.title} › `))];
}

/**
 * @param {any} report as Playwright's json reporter writes it
 * @param {boolean} ok
 */
export function playwrightTally(report, ok) {
  const { expected = 0, unexpected = 0, flaky = 0, skipped = 0 } = report?.stats ?? {};
  const notes = (report?.suites ?? []).flatMap((suite) => failedSpecs(suite, `${suite.title} › `));
  // Without retries nothing is flaky; with them it has failed once, and that is a failure.
  return honest(tally({ passed: expected, failed: unexpected + flaky, skipped, notes }), ok, "Playwright");
}
