import { ActionError } from "@kraken/sdk";
import { beforeEach, expect, test, vi } from "vitest";
import { everything } from "../access/permissions.ts";
import { makeClientScope, makeStaffScope } from "../access/scope.ts";
import { ForeignRowError } from "./owned.ts";
import * as staffTickets from "./staff/tickets.ts";
import { setClosed } from "./ticket-state.ts";
import * as tickets from "./tickets.ts";

/** What a fake WHMCS answers. */
const whmcs = vi.hoisted(() => ({
  getTickets: vi.fn(),
  getTicket: vi.fn(),
  getSupportDepartments: vi.fn(),
  getSupportStatuses: vi.fn(),
  addTicketReply: vi.fn(),
  updateTicket: vi.fn(),
}));
// What is kept of answers has tests of its own: here WHMCS is asked each time.
vi.mock("../lib/whmcs.ts", () => ({ whmcs: { ...whmcs, through: () => whmcs } }));

const owner = { permissions: everything };
const client = makeClientScope(7, 12, owner);
const staff = makeStaffScope("robin");

const row = {
  id: 3,
  tid: "447101",
  c: "access code",
  deptid: 1,
  userid: 12,
  name: "",
  owner_name: "Ines Falk",
  requestor_name: "Ines Falk",
  subject: "Checkout is slow",
  status: "Open",
  priority: "High",
  date: "2026-11-21T19:42:00",
  lastreply: "2026-11-23T13:59:00",
  flag: 2,
  admin: "Jonas Brandt",
};

const reply = {
  replyid: 0,
  requestor_name: "Ines Falk",
  requestor_type: "Owner",
  name: "",
  admin: "",
  date: "2026-11-21T19:42:00",
  message: "It takes ten seconds.",
  attachments: [{ filename: "waterfall.png", index: 0 }],
};

const ticket = {
  ...row,
  ticketid: 3,
  deptname: "Technical support",
  service: "",
  requestor_email: "ines@fjordandfell.example",
  email: "",
  replies: [reply, { ...reply, replyid: 1, requestor_type: "Operator", admin: "Jonas Brandt" }],
  notes: [{ noteid: 9, admin: "Mira Anand", date: "2026-11-22T08:20:00", message: "staff only", attachments: [] }],
};

const page = { page: 1, pageSize: 25 };

beforeEach(() => {
  vi.clearAllMocks();
  whmcs.getSupportDepartments.mockResolvedValue({
    departments: [{ id: 1, name: "Technical support", awaitingreply: 4, opentickets: 9 }],
  });
  whmcs.getTickets.mockResolvedValue({ tickets: [row], totalresults: 1 });
  whmcs.getTicket.mockResolvedValue(ticket);
  whmcs.getSupportStatuses.mockResolvedValue({ statuses: [{ title: "Open", count: 21, color: "#779500" }] });
  whmcs.addTicketReply.mockResolvedValue({});
  whmcs.updateTicket.mockResolvedValue({});
});

test("a client's list is asked for by his id, and holds neither access codes nor staff's flags", async () => {
  const { rows } = await tickets.tickets(client, page);
  expect(whmcs.getTickets).toHaveBeenLastCalledWith(expect.objectContaining({ clientid: 12 }));
  expect(JSON.stringify(rows)).not.toMatch(/access code|Jonas/);
});

test("a list with a ticket of another client shows nothing", async () => {
  vi.spyOn(console, "error").mockImplementation(() => {});
  whmcs.getTickets.mockResolvedValue({ tickets: [row, { ...row, userid: 13 }], totalresults: 2 });
  await expect(tickets.tickets(client, page)).rejects.toThrow(ForeignRowError);
});

test("a client sees his own ticket without staff's notes, and no other", async () => {
  expect(JSON.stringify(await tickets.ticket(client, 3))).not.toMatch(/staff only|access code/);
  expect(await tickets.ticket(makeClientScope(8, 13, owner), 3)).toBeUndefined();
  expect(await tickets.ticket(makeClientScope(9, 0, owner), 3)).toBeUndefined();
});

test("an answer about another ticket than the one asked for is none", async () => {
  expect(await tickets.ticket(client, 4)).toBeUndefined();
  expect(await staffTickets.staffTicket(staff, 4)).toBeUndefined();
});

test("a ticket that WHMCS does not have is none; any other error goes on", async () => {
  whmcs.getTicket.mockRejectedValue(new ActionError("Ticket ID Not Found", { action: "GetTicket", duration: 1 }));
  expect(await staffTickets.staffTicket(staff, 3)).toBeUndefined();
  whmcs.getTicket.mockRejectedValue(new ActionError("Something else", { action: "GetTicket", duration: 1 }));
  await expect(staffTickets.staffTicket(staff, 3)).rejects.toThrow(ActionError);
});

test("staff see notes, and who of both sides wrote what", async () => {
  const found = await staffTickets.staffTicket(staff, 3);
  expect(found?.notes).toEqual([
    { id: 9, author: "Mira Anand", at: "2026-11-22T08:20:00", text: "staff only", attachments: [] },
  ]);
  expect(found?.messages.map(({ isStaff }) => isStaff)).toEqual([false, true]);
  expect(JSON.stringify(found)).not.toContain("access code");
});

test("a client's reply is his, staff's is staff's", async () => {
  const own = await tickets.ticket(client, 3);
  if (own) await tickets.replyToTicket(client, own, "Thank you");
  expect(whmcs.addTicketReply).toHaveBeenLastCalledWith({
    ticketid: 3,
    clientid: 12,
    message: "Thank you",
    markdown: true,
  });
  await staffTickets.replyAsStaff(staff, { id: 3, clientId: 12 }, "Done");
  expect(whmcs.addTicketReply).toHaveBeenLastCalledWith({
    ticketid: 3,
    adminusername: "robin",
    message: "Done",
    markdown: true,
  });
});

test("a client closes his ticket and opens it again, and nothing else of it changes", async () => {
  const own = await tickets.ticketNow(client, 3);
  if (!own) throw new Error("The ticket is the client's");
  await setClosed(client, own, false);
  expect(whmcs.updateTicket).not.toHaveBeenCalled();
  await setClosed(client, own, true);
  expect(whmcs.updateTicket).toHaveBeenLastCalledWith({ ticketid: 3, status: "Closed" });
  await setClosed(client, { ...own, status: "Closed" }, true);
  expect(whmcs.updateTicket).toHaveBeenCalledTimes(1);
  await setClosed(client, { ...own, status: "Closed" }, false);
  expect(whmcs.updateTicket).toHaveBeenLastCalledWith({ ticketid: 3, status: "Open" });
  const without = makeClientScope(7, 12, { permissions: new Set(["invoices"]) });
  await expect(setClosed(without, own, true)).rejects.toThrow();
  expect(whmcs.updateTicket).toHaveBeenCalledTimes(2);
});

test("how many tickets there are is for staff", async () => {
  expect(await tickets.statuses(client)).toEqual([{ title: "Open", count: 0 }]);
  expect(await tickets.statuses(staff, 1)).toEqual([{ title: "Open", count: 21 }]);
  expect(whmcs.getSupportStatuses).toHaveBeenLastCalledWith({ deptid: 1 });
  expect(await tickets.departments(client)).toEqual([{ id: 1, name: "Technical support" }]);
  expect(await staffTickets.departmentLoads(staff)).toEqual([
    { id: 1, name: "Technical support", awaiting: 4, active: 9 },
  ]);
});

test.each([
  ["the queue", () => staffTickets.queue(client as never, page)],
  ["a staff ticket", () => staffTickets.staffTicket(client as never, 3)],
  ["a staff reply", () => staffTickets.replyAsStaff(client as never, { id: 3, clientId: 12 }, "Done")],
  ["the loads", () => staffTickets.departmentLoads(client as never)],
])("a client can't have %s, and WHMCS is not asked", async (_, ask) => {
  await expect(ask()).rejects.toThrow("No scope for this");
  expect(whmcs.getTickets).not.toHaveBeenCalled();
  expect(whmcs.getTicket).not.toHaveBeenCalled();
  expect(whmcs.addTicketReply).not.toHaveBeenCalled();
});
