import { expect, test } from "vitest";
import { type Happening, newestOf } from "./timeline-events.ts";

const at = (key: string, moment: string | null): Happening => ({ kind: "email", key, at: moment, name: key });

test("all that happened is one list, the newest first, without what has no date", () => {
  const events = newestOf(
    [at("mail 2", "2026-11-28T10:00:00"), at("mail 1", "2026-11-01T09:00:00")],
    [at("invoice 9", "2026-11-28"), at("draft", null)],
    [at("mail 10", "2026-11-28T10:00:00")],
  );
  expect(events.map(({ key }) => key)).toEqual(["mail 10", "mail 2", "invoice 9", "mail 1"]);
});

test("of very much the newest is shown", () => {
  const many = Array.from({ length: 90 }, (_, day) =>
    at(String(day), `2026-01-01T00:${String(day % 60).padStart(2, "0")}:00`),
  );
  expect(newestOf(many)).toHaveLength(40);
});
