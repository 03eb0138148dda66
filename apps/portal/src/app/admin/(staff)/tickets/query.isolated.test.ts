import { beforeEach, expect, test, vi } from "vitest";
import { makeStaffScope } from "../../../../access/scope.ts";
import { askedStatus, queueHref, queuePage, readQueue } from "./query.ts";

const whmcs = vi.hoisted(() => ({
  getSupportDepartments: vi.fn(),
  getSupportStatuses: vi.fn(),
  getTickets: vi.fn(),
  getAdminUsers: vi.fn(),
  krakenGetTicketFlags: vi.fn(),
}));
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
  whmcs.getAdminUsers.mockResolvedValue({ admin_users: [], count: 0 });
  whmcs.krakenGetTicketFlags.mockResolvedValue({ totalresults: 0, admins: [] });
  whmcs.getSupportStatuses.mockResolvedValue({ statuses: [{ title: "On Hold", count: 3, color: "" }] });
});

test.each([
  [{}, "Awaiting Reply"],
  [{ status: "active" }, "All Active Tickets"],
  [{ status: "mine" }, "All Active Tickets"],
  [{ status: "flagged" }, "All Active Tickets"],
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

test("one's own tickets and those of anybody are found among the active ones, as far as one looks", async () => {
  const admin = (id: number, username: string) => ({ id, username, firstname: "", lastname: "", isDisabled: false });
  whmcs.getAdminUsers.mockResolvedValue({ admin_users: [admin(1, "ines"), admin(4, "Robin")] });
  // The newest first: every hundredth is somebody's, and every second of those Robin's.
  const rows = Array.from({ length: 1500 }, (_, id) => ({ id, flag: id % 100 === 0 ? (id % 200 === 0 ? 4 : 1) : 0 }));
  whmcs.getTickets.mockImplementation(async ({ limitstart, limitnum }: { limitstart: number; limitnum: number }) => ({
    tickets: rows.slice(limitstart, limitstart + limitnum),
    totalresults: rows.length,
  }));
  const mine = await queuePage(scope, await read({ status: "mine", department: "2" }));
  expect(mine.rows.map(({ id }) => id)).toEqual([0, 200, 400, 600, 800]);
  expect(mine).toMatchObject({ total: 5, beyond: 1500 });
  expect(whmcs.getTickets).toHaveBeenCalledTimes(4);
  expect(whmcs.getTickets).toHaveBeenLastCalledWith(
    expect.objectContaining({ status: "All Active Tickets", deptid: 2, limitstart: 750, limitnum: 250 }),
  );
  expect(await queuePage(scope, await read({ status: "flagged" }))).toMatchObject({ total: 10 });
  rows.length = 30;
  expect(await queuePage(scope, await read({ status: "flagged", page: "2" }))).toEqual({
    rows: [],
    total: 1,
    beyond: undefined,
  });
});
