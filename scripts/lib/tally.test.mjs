import { expect, test } from "vitest";
import { playwrightTally, vitestTally } from "./reports.mjs";
import { lastLine, leftOut, single, sum, tally } from "./tally.mjs";

test("the last line names what was skipped only when something was", () => {
  expect(lastLine(tally({ passed: 3, failed: 1 }))).toBe("3 passed, 1 failed");
  expect(lastLine(tally({ passed: 3, skipped: 2 }))).toBe("3 passed, 0 failed, 2 skipped");
});

test("tallies add up", () => {
  const total = sum([
    single("lint", true),
    single("types", false),
    tally({ passed: 5, skipped: 1, notes: ["a note"] }),
  ]);
  expect(total).toEqual({ passed: 6, failed: 1, skipped: 1, notes: ["types failed.", "a note"] });
});

test("what is left out is a failure on a build server", () => {
  expect(leftOut("no browser.", false)).toMatchObject({ failed: 0, skipped: 1, notes: ["Skipped: no browser."] });
  expect(leftOut("no browser.", true)).toMatchObject({ failed: 1, skipped: 0 });
});

const file = (status, ...states) => ({
  name: "a.test.ts",
  status,
  assertionResults: states.map((state) => ({ status: state, fullName: `a ${state} test` })),
});

test("vitest's report is counted", () => {
  const report = {
    testResults: [file("failed", "passed", "failed"), file("passed", "passed", "pending", "todo", "skipped")],
  };
  expect(vitestTally(report, false)).toEqual({ passed: 2, failed: 1, skipped: 3, notes: ["Failed: a failed test"] });
});

test("a file that can't be imported is a failure", () => {
  expect(vitestTally({ testResults: [file("failed")] }, false)).toMatchObject({ passed: 0, failed: 1 });
});

test.each([
  ["no report", undefined],
  ["a report without failures", { testResults: [file("passed", "passed")] }],
])("a runner that failed with %s has failed", (_what, report) => {
  expect(vitestTally(report, false).failed).toBe(1);
  expect(playwrightTally(undefined, false).failed).toBe(1);
});

test("Playwright's report is counted, and its failures named", () => {
  const spec = { title: "pays", tests: [{ status: "unexpected", projectName: "phone" }, { status: "expected" }] };
  const report = {
    stats: { expected: 4, unexpected: 1, flaky: 1, skipped: 2 },
    suites: [{ title: "invoices.test.ts", specs: [], suites: [{ title: "an invoice", specs: [spec] }] }],
  };
  expect(playwrightTally(report, false)).toEqual({
    passed: 4,
    failed: 2,
    skipped: 2,
    notes: ["Failed: invoices.test.ts › an invoice › pays (phone)"],
  });
});
