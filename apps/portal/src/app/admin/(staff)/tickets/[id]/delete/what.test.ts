import { expect, test } from "vitest";
import type { StaffTicket } from "../../../../../../data/staff/tickets.ts";
import { whatOf } from "./what.ts";

const ticket = { messages: [{ id: 0 }, { id: 7 }], notes: [{ id: 3 }] } as unknown as StaffTicket;

test.each([
  ["ticket", { kind: "ticket" }],
  ["reply-7", { kind: "reply", id: 7 }],
  ["note-3", { kind: "note", id: 3 }],
  // The opening message goes only with its ticket; what is in another ticket is not this one's.
  ["reply-0", undefined],
  ["reply-8", undefined],
  ["note-7", undefined],
  ["reply-07", undefined],
  ["", undefined],
  [undefined, undefined],
])("%s names %o", (text, what) => {
  expect(whatOf(text, ticket)).toEqual(what);
});
