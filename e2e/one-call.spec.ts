import { expect, test } from "@playwright/test";
import { type OwnSystem, startOwnSystem } from "./support/own-system.ts";
import { Visitor } from "./support/visitor.ts";

let own: OwnSystem;

test.beforeAll(async () => {
  // As long as it comes: a machine that serves two hundred at once may come late to an answer that has long been there.
  own = await startOwnSystem({ env: { API_TIMEOUT: "30000" } });
});
test.afterAll(async () => {
  await own?.stop();
});

test("two hundred visitors who ask for the same at once make one call", async () => {
  const calls = () => own.line.calls.filter(({ action }) => action === "GetAnnouncements").length;
  const visitors = Array.from({ length: 200 }, () => new Visitor(own.portal));
  const before = calls();
  const answers = await Promise.all(visitors.map((visitor) => visitor.get("/announcements?page=1")));
  expect(answers.every(({ status }) => status === 200)).toBe(true);
  expect(calls() - before).toBe(1);
});
