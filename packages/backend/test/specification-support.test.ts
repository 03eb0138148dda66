import { testDatabases } from "@kraken/database/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBooks, type TestBooks } from "./support/books.ts";
import { newDomain, newService } from "./support/services.ts";
import { rowsOf, speaker } from "./support/specification.ts";

const about = { deptid: 1, subject: "Spec: where is my mail?", message: "Since noon, nothing." };

/** Read back by another action after a restart. */
describe.each(testDatabases())("support by the specification's names, on $name", (kind) => {
  let books: TestBooks;
  const { say, done, unsaid } = speaker(() => books, "Support Tickets", "Announcement Management");
  beforeAll(async () => {
    books = await openBooks(kind, 5);
  });
  afterAll(async () => {
    expect(books.failures).toEqual([]);
    await books.close();
  });

  const open = async (more: Record<string, string | number>) => {
    const { id, c } = await done("OpenTicket", { ...about, ...more });
    return { ticketid: Number(id), password: String(c) };
  };
  const listed = async (more: Record<string, string | number>) =>
    rowsOf(await done("GetTickets", more), "tickets", "ticket");
  const repliesOf = async (ticketid: number) =>
    rowsOf(await done("GetTicket", { ticketid }), "replies", "reply").map(({ message, name, admin }) => ({
      message,
      name,
      admin,
    }));

  it("OpenTicket, GetTicket and GetTickets", async () => {
    const serviceid = await newService(books, { status: "Active" });
    const domainid = await newDomain(books, "spec-support.example");
    const { contactid } = await books.whmcs.addContact({
      ...{ clientid: 1, firstname: "Nora", lastname: "Dahl", email: "nora@spec.example" },
    });
    const byClient = await open({ clientid: 1, contactid, serviceid, priority: "Urgent" });
    const aboutDomain = await open({ clientid: 1, domainid, priority: "Low", subject: "Spec: my name" });
    const byGuest = await open({ name: "Gus Guest", email: "gus@spec.example" });
    await books.restart();
    expect(await done("GetTicket", { ticketid: byClient.ticketid })).toMatchObject({
      ...{ userid: "1", contactid: String(contactid), subject: about.subject, status: "Open", priority: "Urgent" },
      service: `S${serviceid}`,
    });
    expect(await done("GetTicket", { ticketid: aboutDomain.ticketid })).toMatchObject({ service: `D${domainid}` });
    expect(await done("GetTicket", byGuest)).toMatchObject({ name: "Gus Guest", email: "gus@spec.example" });
    expect(await say("GetTicket", { ...byGuest, password: "wrong" })).toMatchObject({ result: "error" });
    const search = { clientid: 1, deptid: 1, status: "Open", subject: "Spec", ignore_dept_assignments: "true" };
    const found = await listed({ ...search, limitstart: 0, limitnum: 10 });
    expect(found.map(({ id }) => Number(id)).sort()).toEqual([byClient.ticketid, aboutDomain.ticketid].sort());
    expect(found[0]).toMatchObject({ department: expect.any(String), lastreply: expect.any(String) });
    expect(await listed({ ...search, limitstart: 1, limitnum: 1 })).toEqual([found[1]]);
    expect(await listed({ ...search, deptid: 2 })).toEqual([]);
  });

  it("UpdateTicket", async () => {
    const { ticketid } = await open({ clientid: 2 });
    const changes = { deptid: 2, status: "On Hold", priority: "High", subject: "Spec: another subject", flag: 3 };
    await done("UpdateTicket", { ticketid, ...changes });
    await books.restart();
    expect(await done("GetTicket", { ticketid })).toMatchObject({ ...changes, deptid: "2", flag: "3" });
  });

  it("AddTicketReply, GetTicketNotes and GetTicketCounts", async () => {
    const { ticketid } = await open({ clientid: 1 });
    const { contactid } = await books.whmcs.addContact({ clientid: 1, firstname: "Ola", email: "ola@spec.example" });
    const open0 = Number((await done("GetTicketCounts")).allActive);
    await done("AddTicketReply", { ticketid, reply: "**We** look.", markdown: "true", adminusername: "admin" });
    await done("AddTicketReply", { ticketid, reply: "Thank you.", clientid: 1, contactid });
    await books.whmcs.addTicketNote({ ticketid, message: "Queue 7" });
    await books.restart();
    expect((await repliesOf(ticketid)).map(({ message }) => message)).toEqual([
      about.message,
      "**We** look.",
      "Thank you.",
    ]);
    expect(await done("GetTicket", { ticketid })).toMatchObject({ status: "Customer-Reply" });
    const notes = rowsOf(await done("GetTicketNotes", { ticketid }), "notes", "note");
    expect(notes).toMatchObject([{ message: "Queue 7" }]);
    await done("UpdateTicket", { ticketid, status: "Closed" });
    await books.restart();
    expect(Number((await done("GetTicketCounts")).allActive)).toBe(open0 - 1);
  });

  it("GetSupportStatuses, GetSupportDepartments, GetTicketPredefinedReplies and GetTicketPredefinedCats", async () => {
    const count = async (title: string) =>
      Number(rowsOf(await done("GetSupportStatuses"), "statuses", "status").find((row) => row.title === title)?.count);
    const departments = async () => rowsOf(await done("GetSupportDepartments"), "departments", "department");
    const [before, [first]] = [await count("Open"), await departments()];
    await open({ clientid: 3 });
    await books.restart();
    expect(await count("Open")).toBe(before + 1);
    expect(Number((await departments())[0]?.opentickets)).toBe(Number(first?.opentickets) + 1);
    const replies = rowsOf(await done("GetTicketPredefinedReplies"), "predefinedreplies", "predefinedreply");
    const categories = rowsOf(await done("GetTicketPredefinedCats"), "categories", "category");
    expect(replies[0]).toMatchObject({ name: expect.any(String), reply: expect.any(String) });
    expect(categories.reduce((sum, { replycount }) => sum + Number(replycount), 0)).toBe(replies.length);
  });

  it("AddAnnouncement, UpdateAnnouncement, GetAnnouncements and DeleteAnnouncement", async () => {
    const added = { date: "2026-11-20", title: "Zz new rooms", announcement: "<p>In Oslo</p>", published: "true" };
    const announcementid = Number((await done("AddAnnouncement", added)).announcementid);
    await books.restart();
    const announcements = async (more: Record<string, string | number> = { limitnum: 1000 }) =>
      rowsOf(await done("GetAnnouncements", more), "announcements", "announcement");
    const found = async () => (await announcements()).find(({ id }) => Number(id) === announcementid);
    expect(await found()).toMatchObject({ ...added, date: "2026-11-20 00:00:00", published: "1" });
    const byTitle = { orderby: "title", order: "desc", limitstart: 0, limitnum: 1 };
    expect(await announcements(byTitle)).toMatchObject([{ title: added.title }]);
    expect(await announcements({ ...byTitle, orderby: "date", order: "asc" })).not.toMatchObject([
      { title: added.title },
    ]);
    const changed = { date: "2026-11-21", title: "Zz other rooms", announcement: "<p>In Bergen</p>" };
    await done("UpdateAnnouncement", { announcementid, ...changed, published: "false" });
    await books.restart();
    expect(await found()).toMatchObject({ ...changed, date: "2026-11-21 00:00:00", published: "0" });
    await done("DeleteAnnouncement", { announcementid });
    await books.restart();
    expect(await found()).toBeUndefined();
  });

  it("leaves none of their actions and parameters out", () => {
    expect(unsaid()).toEqual([]);
  });
});
