import { beforeEach, expect, test, vi } from "vitest";
import { makeStaffScope } from "../../../../access/scope.ts";
import { askedStatus, queueHref, readQueue } from "./query.ts";

const whmcs = vi.hoisted(() => ({ getSupportDepartments: vi.fn(), getSupportStatuses: vi.fn() }));
// What is kept of answers has tests of its own: here WHMCS is asked each time.
vi.mock("../../../../lib/whmcs.ts", () => ({ whmcs: { ...whmcs, through: () => whmcs } }));
vi.mock("../../../../messages/words.ts", () => ({}));

const scope = makeStaffScope("robin");
const read = async (search: Record<string, string>) => (await readQueue(scope, search)).query;

beforeEach(() => {
  vi.clearAllMocks();
  whmcs.getSupportDepartments.mockResolvedValue({
    departments: [{ id: 2, name: "Billing", awaitingreply: 1, opentickets: 2 }],
  });
  whmcs.getSupportStatuses.mockResolvedValue({ statuses: [{ title: "On Hold", count: 3, color: "" }] });
});

test.each([
  [{}, "Awaiting Reply"],
  [{ status: "active" }, "All Active Tickets"],
  [{ status: "all" }, undefined],
  [{ status: "On Hold" }, "On Hold"],
  [{ status: "on hold" }, "Awaiting Reply"],
  [{ status: "No such" }, "Awaiting Reply"],
  [{ status: "constructor" }, "Awaiting Reply"],
  [{ status: "__proto__" }, "Awaiting Reply"],
])("%j asks WHMCS for %s", async (search, status) => {
  expect(askedStatus(await read(search))).toBe(status);
});

test("only departments that exist are filtered by, and the statuses are counted in them", async () => {
  expect((await read({ department: "2" })).department).toBe(2);
  expect(whmcs.getSupportStatuses).toHaveBeenLastCalledWith({ deptid: 2 });
  for (const department of ["3", "two", "-2", ""]) {
    expect((await read({ department })).department).toBeUndefined();
    expect(whmcs.getSupportStatuses).toHaveBeenLastCalledWith({ deptid: undefined });
  }
});

test("a ticket keeps the queue's filters in its address", async () => {
  const query = await read({ q: "mail", status: "On Hold", department: "2", page: "3" });
  expect(queueHref(query, { page: query.page }, 7)).toBe("/admin/tickets/7?q=mail&status=On+Hold&department=2&page=3");
  expect(queueHref(query, { status: "" })).toBe("/admin/tickets?q=mail&department=2");
});
