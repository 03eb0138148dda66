import {
  ActionError,
  ConnectionError,
  OutcomeUnknownError,
  ResponseError,
  TimeoutError,
  UnsupportedActionError,
  WhmcsError,
} from "@kraken/sdk";
import { expect, test, vi } from "vitest";
import { failureOf, logFailure } from "./failure.ts";
import { ForeignRowError } from "./owned.ts";

const facts = { action: "AddTicketReply", duration: 12 };

test.each([
  [new OutcomeUnknownError("sent", facts), "unknown"],
  [new OutcomeUnknownError("sent", { ...facts, httpStatus: 502 }), "unknown"],
  [new ConnectionError("refused", facts), "unavailable"],
  [new TimeoutError("late", facts), "unavailable"],
  [new ResponseError("not JSON", facts), "unavailable"],
  [new ForeignRowError("of another client"), "unavailable"],
  [new ActionError("Ticket ID not found", facts), "refused"],
  [new ActionError("Ticket ID not found", { ...facts, httpStatus: 200 }), "refused"],
  [new ActionError("Authentication Failed", { ...facts, httpStatus: 403 }), "unavailable"],
  [new UnsupportedActionError("unknown here", facts), "refused"],
  [new WhmcsError("ended", facts), "refused"],
  [new Error("our own mistake"), undefined],
  [new TypeError("x is not a function"), undefined],
  ["text", undefined],
  [undefined, undefined],
])("%s means %s", (error, failure) => {
  expect(failureOf(error)).toBe(failure);
});

test("the log has the reference that the reader gets, and no more of a foreign error than its name", () => {
  const log = vi.spyOn(console, "error").mockImplementation(() => {});
  const reference = logFailure(new Error("hunter2"), "/admin/clients");
  expect(reference).toMatch(/^[0-9a-f-]{12}$/);
  expect(JSON.parse(String(log.mock.calls[0]))).toEqual({
    time: expect.stringMatching(/Z$/),
    level: "error",
    service: "portal",
    event: "page failed",
    request: reference,
    where: "/admin/clients",
    name: "Error",
  });
});
