import { testDatabases } from "@kraken/database/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { credentials, NOW, openBooks, type TestBooks } from "./support/books.ts";
import { openMailbox } from "./support/mailbox.ts";
import { refusal } from "./support/refusal.ts";

const about = { deptid: 1, subject: "Where is my mail?", message: "Since noon, nothing." };
const guest = { name: "Gus Guest", email: "gus@elsewhere.example" };

describe.each(testDatabases())("the support desk, on $name", (kind) => {
  const mailbox = openMailbox();
  let books: TestBooks;
  let minutes = 0;
  beforeAll(async () => {
    books = await openBooks(kind, 10, { modules: { mail: mailbox.module } });
  });
  afterAll(async () => {
    expect(books.failures).toEqual([]);
    await books.close();
  });

  const later = async (by = 1) => {
    minutes += by;
    books.setTime(new Date(NOW.getTime() + minutes * 60_000));
    await books.drain();
  };
  const file = (name: string, text: string) => ({ name, data: new TextEncoder().encode(text) });
  const textOf = (data: Uint8Array) => new TextDecoder().decode(data);

  /** As a guest reads it, with the specification's `password`. */
  const byCode = async (ticketid: number, password: string) => {
    const { json } = await books.post({ ...credentials, action: "GetTicket", ticketid: `${ticketid}`, password });
    return json?.result === "success" ? "done" : json?.message;
  };

  it("changes a ticket by the specification's names, and the rest by WHMCS's", async () => {
    const { id } = await books.whmcs.openTicket({ ...about, clientid: 1, priority: "Urgent" });
    const ticket = () => books.whmcs.getTicket({ ticketid: id });
    expect((await ticket()).priority).toBe("Urgent");
    const specified = { deptid: 2, status: "On Hold", priority: "High", subject: "Another subject", flag: 3 } as const;
    expect(await books.whmcs.updateTicket({ ticketid: id, ...specified })).toEqual({ ticketid: id });
    await books.restart();
    expect(await ticket()).toMatchObject({ ...specified, deptid: 2, flag: 3 });
    await books.whmcs.updateTicket({
      ticketid: id,
      removeFlag: true,
      cc: "boss@elsewhere.example",
      message: "Since ten.",
      created: "2026-11-20T08:00:00",
      status: "answered",
    });
    const changed = await ticket();
    expect(changed).toMatchObject({
      flag: 0,
      cc: "boss@elsewhere.example",
      status: "Answered",
      subject: specified.subject,
    });
    expect(changed.replies[0]).toMatchObject({ message: "Since ten.", date: "2026-11-20T08:00:00" });
    expect(changed.date).toBe("2026-11-20T08:00:00");
    await books.whmcs.updateTicket({ ticketid: id, userid: 2 });
    expect((await ticket()).userid).toBe(2);
    expect((await books.whmcs.getTickets({ clientid: 1, limitnum: 100 })).tickets.map((row) => row.id)).not.toContain(
      id,
    );
  });

  it("refuses changes in WHMCS's words", async () => {
    const { id } = await books.whmcs.openTicket({ ...about, clientid: 1 });
    const update = (params: Record<string, string>) =>
      books
        .post({ ...credentials, action: "UpdateTicket", ticketid: String(id), ...params })
        .then(({ json }) => json?.message ?? json?.result);
    expect(await update({ ticketid: "999999" })).toBe("Ticket ID Not Found");
    expect(await update({ ticketid: "" })).toBe("Ticket ID Not Found");
    expect(await update({ deptid: "99" })).toBe("Department ID Not Found");
    expect(await update({ priority: "Urgent" })).toBe("Invalid Ticket Priority. Valid priorities are: Low,Medium,High");
    expect(await update({ status: "Lost" })).toBe(
      "Invalid Ticket Status. Valid statuses are: Open,Answered,Customer-Reply,Closed,On Hold,In Progress",
    );
    expect(await update({ created: "yesterday" })).toBe("Invalid Date Format");
    expect(await update({ created: "2030-01-01 00:00:00" })).toBe("Ticket creation date cannot be in the future");
    expect(await update({ userid: "999999" })).toBe("Client ID Not Found");
    expect(await update({ flag: "999" })).toBe("Admin ID Not Found");
    expect(await update({ subject: "Fine" })).toBe("success");
  });

  it("keeps notes for staff, with their files", async () => {
    const { id, tid } = await books.whmcs.openTicket({ ...about, clientid: 1 });
    await books.whmcs.addTicketNote({
      ticketid: id,
      message: "Look at the queue",
      attachments: [file("a|b.txt", "one")],
    });
    await books.whmcs.addTicketNote({ ticketnum: tid, message: "Done", created: "2026-11-01T08:00:00" });
    await books.restart();
    const { notes, totalresults } = await books.whmcs.getTicketNotes({ ticketid: id });
    expect(totalresults).toBe(2);
    expect(notes.map(({ message, admin, attachment }) => [message, admin, attachment])).toEqual([
      ["Done", "Robin Holm", []],
      ["Look at the queue", "Robin Holm", ["a_b.txt"]],
    ]);
    const noteid = notes[1]?.id ?? 0;
    const got = await books.whmcs.getTicketAttachment({ relatedid: noteid, type: "note", index: 0 });
    expect([got.filename, textOf(got.data)]).toEqual(["a_b.txt", "one"]);
    await books.whmcs.deleteTicketNote({ noteid });
    expect((await books.whmcs.getTicketNotes({ ticketid: id })).notes.map((note) => note.message)).toEqual(["Done"]);
    expect(await refusal(books.whmcs.deleteTicketNote({ noteid }))).toBe("Note ID Not Found");
    const none = await books.post({ ...credentials, action: "GetTicketNotes", ticketid: "999999" });
    expect(none.json).toEqual({ result: "success", totalresults: 0, notes: { note: [] } });
    const add = (params: object) => refusal(books.whmcs.addTicketNote({ ticketid: id, message: "x", ...params }));
    expect(await add({ ticketid: 999_999 })).toBe("Ticket ID not found");
    expect(await add({ message: " " })).toBe("Message is required");
    expect(await add({ created: "2030-01-01T00:00:00" })).toBe("Ticket creation date cannot be in the future");
  });

  it("changes and deletes replies, never the opening message", async () => {
    const { id } = await books.whmcs.openTicket({ ...about, clientid: 1, created: "2026-11-01T08:00:00" });
    await books.whmcs.addTicketReply({
      ticketid: id,
      message: "First",
      adminusername: "admin",
      created: "2026-11-02T08:00:00",
    });
    await books.whmcs.addTicketReply({ ticketid: id, message: "Second", clientid: 1, created: "2026-11-03T08:00:00" });
    const ticket = () => books.whmcs.getTicket({ ticketid: id });
    const [, first, second] = (await ticket()).replies;
    const replyid = second?.replyid ?? 0;
    expect(await books.whmcs.updateTicketReply({ replyid, message: "Second, corrected" })).toEqual({ replyid });
    await books.restart();
    expect((await ticket()).replies[2]).toMatchObject({ message: "Second, corrected", date: "2026-11-03T08:00:00" });
    await books.whmcs.deleteTicketReply({ ticketid: id, replyid });
    expect((await ticket()).replies.map((reply) => reply.message)).toEqual([about.message, "First"]);
    expect((await ticket()).lastreply).toBe("2026-11-02T08:00:00");
    const { db } = books.database;
    const opening = await db
      .selectFrom("ticket_replies")
      .select("id")
      .where("ticket_id", "=", id)
      .where("is_opening", "=", 1)
      .executeTakeFirstOrThrow();
    const remove = (params: object) =>
      refusal(books.whmcs.deleteTicketReply({ ticketid: id, replyid: first?.replyid ?? 0, ...params }));
    expect(await remove({ replyid: opening.id })).toBe("Reply ID Not Found");
    expect(await remove({ replyid })).toBe("Reply ID Not Found");
    expect(await remove({ ticketid: 999_999 })).toBe("Ticket ID Not Found");
    expect(await remove({ ticketid: 1 })).toBe("Reply ID Not Found");
    const raw = async (params: Record<string, string>) =>
      (await books.post({ ...credentials, ...params })).json?.message;
    expect(await raw({ action: "DeleteTicketReply", replyid: "1" })).toBe("Ticket ID Required");
    expect(await raw({ action: "DeleteTicketReply", ticketid: "1" })).toBe("Reply ID Required");
    expect(await raw({ action: "UpdateTicketReply", message: "x" })).toBe("Reply ID Required");
    expect(await raw({ action: "UpdateTicketReply", replyid: "1" })).toBe("Message is Required");
    expect(await raw({ action: "UpdateTicketReply", replyid: "999999", message: "x" })).toBe("Reply ID Not Found");
    const future = {
      action: "UpdateTicketReply",
      replyid: String(first?.replyid),
      message: "x",
      created: "2030-01-01",
    };
    expect(await raw(future)).toBe("Reply creation date cannot be in the future");
  });

  it("merges tickets: messages keep their times, authors and files", async () => {
    const { whmcs } = books;
    const main = await whmcs.openTicket({ ...about, clientid: 1, created: "2026-11-10T08:00:00" });
    const other = await whmcs.openTicket({
      ...about,
      ...guest,
      message: "The same from me",
      created: "2026-11-09T08:00:00",
      attachments: [file("trace.txt", "a trace")],
    });
    await whmcs.addTicketReply({ ticketid: other.id, message: "More", ...guest, created: "2026-11-11T08:00:00" });
    await whmcs.addTicketNote({ ticketid: other.id, message: "A note" });
    const third = await whmcs.openTicket({ ...about, clientid: 2, message: "Third", created: "2026-11-12T08:00:00" });
    const mergeticketids = `${other.id},999998,${main.id}`;
    const bad = await books.post({ ...credentials, action: "MergeTicket", ticketid: `${main.id}`, mergeticketids });
    expect(bad.json?.message).toBe(`Invalid Merge Ticket IDs: 999998, ${main.id}`);
    expect((await whmcs.getTicket({ ticketid: other.id })).ticketid).toBe(other.id);
    const merge = { ticketid: main.id, mergeticketids: [other.id, third.id], newsubject: "One subject" };
    expect(await whmcs.mergeTicket(merge)).toEqual({ ticketid: main.id });
    await books.restart();
    const ticket = await books.whmcs.getTicket({ ticketid: main.id });
    expect(ticket).toMatchObject({ subject: "One subject", lastreply: "2026-11-12T08:00:00", status: "Open" });
    expect(ticket.replies.map((reply) => [reply.message, reply.date, reply.requestor_type, reply.name])).toEqual([
      [about.message, "2026-11-10T08:00:00", "Owner", "Ines Falk"],
      ["The same from me", "2026-11-09T08:00:00", "Guest", "Gus Guest"],
      ["More", "2026-11-11T08:00:00", "Guest", "Gus Guest"],
      ["Third", "2026-11-12T08:00:00", "Owner", expect.any(String)],
    ]);
    expect(ticket.notes.map((note) => note.message)).toEqual(["A note"]);
    const reply = ticket.replies[1]?.replyid ?? 0;
    const moved = await books.whmcs.getTicketAttachment({ relatedid: reply, type: "reply", index: 0 });
    expect(textOf(moved.data)).toBe("a trace");
    // The old number leads there; the old code opens nothing that is somebody else's.
    expect((await books.whmcs.getTicket({ ticketnum: other.tid })).ticketid).toBe(main.id);
    expect(await byCode(other.id, other.c)).toBe("Ticket ID not found");
    expect(await byCode(main.id, main.c)).toBe("done");
    const { tickets } = await books.whmcs.getTickets({ limitnum: 1000 });
    expect(tickets.map((row) => row.id)).not.toContain(other.id);
    expect(await refusal(books.whmcs.mergeTicket({ ticketid: other.id, mergeticketids: [main.id] }))).toBe(
      "Ticket ID Invalid",
    );
    expect(await refusal(books.whmcs.mergeTicket({ ticketid: main.id, mergeticketids: [] }))).toBe(
      "Merge Ticket IDs Required",
    );
    await books.whmcs.deleteTicket({ ticketid: main.id });
    expect(await refusal(books.whmcs.getTicket({ ticketid: other.id }))).toBe("Ticket ID not found");
  });

  it("merges once when it is asked many times at once, either way round", async () => {
    const first = await books.whmcs.openTicket({ ...about, clientid: 1 });
    const second = await books.whmcs.openTicket({ ...about, clientid: 1 });
    const calls = Array.from({ length: 8 }, (_, at) => {
      const [into, from] = at % 2 === 0 ? [first, second] : [second, first];
      return refusal(books.whmcs.mergeTicket({ ticketid: into.id, mergeticketids: [from.id] }));
    });
    expect((await Promise.all(calls)).filter((result) => result === "done")).toHaveLength(1);
    const ticket = await books.whmcs.getTicket({ ticketid: first.id });
    expect(ticket.replies.filter((reply) => reply.message === about.message)).toHaveLength(2);
    expect(ticket.replies.filter((reply) => reply.replyid === 0)).toHaveLength(1);
  });

  it("opens a guest's ticket with its access code only", async () => {
    const { id, c } = await books.whmcs.openTicket({ ...about, ...guest });
    const open = (password: string) => byCode(id, password);
    expect(await open(c)).toBe("done");
    expect(await open(`${c}x`)).toBe("Ticket ID not found");
    expect(await open(c.toUpperCase() === c ? c.toLowerCase() : c.toUpperCase())).toBe("Ticket ID not found");
  });

  it("deletes a ticket with everything in it", async () => {
    const { id } = await books.whmcs.openTicket({ ...about, clientid: 1, attachments: [file("x.txt", "x")] });
    await books.whmcs.deleteTicket({ ticketid: id });
    await books.restart();
    expect(await refusal(books.whmcs.getTicket({ ticketid: id }))).toBe("Ticket ID not found");
    const { db } = books.database;
    expect(await db.selectFrom("attachments").select("id").where("ticket_id", "=", id).execute()).toEqual([]);
    expect(await refusal(books.whmcs.deleteTicket({ ticketid: id }))).toBe("Ticket ID not found");
  });

  it("blocks a sender: guest or client, and deletes his ticket when asked to", async () => {
    const spam = { name: "S", email: "Spam@elsewhere.example" };
    const { id } = await books.whmcs.openTicket({ ...about, ...spam });
    expect(await books.whmcs.blockTicketSender({ ticketid: id, delete: true })).toEqual({ deleted: true });
    await books.restart();
    expect(await refusal(books.whmcs.getTicket({ ticketid: id }))).toBe("Ticket ID not found");
    const open = (from: object) => refusal(books.whmcs.openTicket({ ...about, ...from }));
    expect(await open({ ...spam, email: "spam@ELSEWHERE.example" })).toBe("Email Address Invalid");
    expect(await open(guest)).toBe("done");
    const his = await books.whmcs.openTicket({ ...about, clientid: 3 });
    expect(await books.whmcs.blockTicketSender({ ticketid: his.id })).toEqual({ deleted: false });
    expect(await open({ clientid: 3 })).toBe("Email Address Invalid");
    expect(await open({ clientid: 3, admin: true })).toBe("done");
    expect(await refusal(books.whmcs.blockTicketSender({ ticketid: 999_999 }))).toBe("Ticket ID Not Found");
    const none = await books.post({ ...credentials, action: "BlockTicketSender" });
    expect(none.json?.message).toBe("Ticket ID Required");
  });

  it("keeps a ticket open that its client may not close", async () => {
    const { id } = await books.whmcs.openTicket({ ...about, clientid: 1, preventClientClosure: true });
    const close = (from: object) =>
      refusal(books.whmcs.addTicketReply({ ticketid: id, message: "Bye", status: "Closed", ...from }));
    expect(await close({ clientid: 1 })).toBe("Invalid Ticket Status");
    expect((await books.whmcs.getTicket({ ticketid: id })).status).toBe("Open");
    expect(await close({ adminusername: "admin" })).toBe("done");
    await books.whmcs.updateTicket({ ticketid: id, preventClientClosure: false });
    expect(await close({ clientid: 1 })).toBe("done");
  });

  it("hands out files by their place, whatever they are called", async () => {
    const names = ["../../etc/passwd", "C:\\evil\\run.exe", '"><script>.html', "…", "ünïcode 文件.txt", ".htaccess"];
    const attachments = names.map((name, at) => file(name, `file ${at}`));
    const { id } = await books.whmcs.openTicket({ ...about, clientid: 1, attachments });
    const got = await Promise.all(
      names.map((_, index) => books.whmcs.getTicketAttachment({ relatedid: id, type: "ticket", index })),
    );
    expect(got.map(({ data }) => textOf(data))).toEqual(names.map((_, at) => `file ${at}`));
    expect(got.map(({ filename }) => filename)).toEqual([
      "passwd",
      "run.exe",
      "___script_.html",
      "_",
      "ünïcode 文件.txt",
      "htaccess",
    ]);
    const raw = async (params: Record<string, string>) =>
      (await books.post({ ...credentials, action: "GetTicketAttachment", ...params })).json?.message;
    const ticket = String(id);
    expect(await raw({ type: "ticket", index: "0" })).toBe("Related ID Required");
    expect(await raw({ relatedid: ticket, type: "file", index: "0" })).toBe(
      "Invalid Type. Must be one of ticket, reply, note",
    );
    expect(await raw({ relatedid: ticket, type: "ticket" })).toBe("Attachment Index Required");
    expect(await raw({ relatedid: "999999", type: "reply", index: "0" })).toBe("Related ID Not Found");
    expect(await raw({ relatedid: ticket, type: "ticket", index: "6" })).toBe("Invalid Attachment Index");
    const bare = await books.whmcs.openTicket({ ...about, clientid: 1 });
    expect(await raw({ relatedid: String(bare.id), type: "ticket", index: "0" })).toBe("No Attachments Found");
  });

  it("takes 10 MB a file, and not a byte more", async () => {
    const data = new Uint8Array(10 * 1024 * 1024).fill(7);
    const { id } = await books.whmcs.openTicket({ ...about, clientid: 1, attachments: [{ name: "big.bin", data }] });
    const { db } = books.database;
    const kept = await db.selectFrom("attachments").select("size").where("ticket_id", "=", id).execute();
    expect(kept).toEqual([{ size: data.length }]);
    const one = [{ name: "bigger.bin", data: Buffer.alloc(data.length + 1).toString("base64") }];
    const { json } = await books.post({
      ...credentials,
      action: "AddTicketReply",
      ticketid: String(id),
      message: "x",
      clientid: "1",
      attachments: Buffer.from(JSON.stringify(one)).toString("base64"),
    });
    expect(json?.message).toBe("Attachment larger than 10 MB: bigger.bin");
    expect((await books.whmcs.getTicket({ ticketid: id })).replies).toHaveLength(1);
  });

  it("counts as its lists do", async () => {
    const counts = await books.whmcs.getTicketCounts({ includeCountsByStatus: true });
    const total = async (status: string) => (await books.whmcs.getTickets({ status, limitnum: 1 })).totalresults;
    expect(counts.filteredDepartments).toEqual([1, 2, 3, 4]);
    expect(counts.allActive).toBe(await total("All Active Tickets"));
    expect(counts.awaitingReply).toBe(await total("Awaiting Reply"));
    expect(counts.flaggedTickets).toBe(await total("My Flagged Tickets"));
    expect(Object.keys(counts.status ?? {})).toEqual([
      "open",
      "answered",
      "customerreply",
      "closed",
      "onhold",
      "inprogress",
    ]);
    for (const { title, count } of Object.values(counts.status ?? {})) expect(count, title).toBe(await total(title));
    const { statuses } = await books.whmcs.getSupportStatuses();
    expect(Object.values(counts.status ?? {})).toEqual(statuses.map(({ title, count }) => ({ title, count })));
    expect((await books.whmcs.getTicketCounts({})).status).toBeNull();
    // Another member of staff's departments are not seen, unless asked for.
    await books.database.transaction((tx) =>
      tx.deleteFrom("admin_departments").where("admin_id", "=", 1).where("department_id", ">", 1).execute(),
    );
    const own = await books.whmcs.getTicketCounts();
    expect(own.filteredDepartments).toEqual([1]);
    expect(own.allActive).toBe((await books.whmcs.getTickets({ status: "All Active Tickets" })).totalresults);
    expect(own.allActive).toBeLessThan(counts.allActive);
    expect((await books.whmcs.getTicketCounts({ ignoreDepartmentAssignments: true })).allActive).toBe(counts.allActive);
    expect((await books.whmcs.getSupportDepartments({})).departments).toHaveLength(1);
    const { departments } = await books.whmcs.getSupportDepartments({ ignore_dept_assignments: true });
    expect(departments).toHaveLength(4);
  });

  it("lists prepared replies by category", async () => {
    const { categories, totalresults } = await books.whmcs.getTicketPredefinedCats({});
    expect(categories).toHaveLength(totalresults);
    const all = await books.whmcs.getTicketPredefinedReplies();
    expect(all.totalresults).toBe(categories.reduce((sum, category) => sum + category.replycount, 0));
    for (const { id, replycount } of categories) {
      expect((await books.whmcs.getTicketPredefinedReplies({ catid: id })).totalresults).toBe(replycount);
    }
    expect(all.predefinedreplies[0]?.reply).not.toBe("");
  });

  it("mails who opened a ticket and the staff of its department, unless told not to", async () => {
    await later();
    mailbox.mails.length = 0;
    const { id, tid } = await books.whmcs.openTicket({ ...about, ...guest, subject: "Mail <me>" });
    await books.whmcs.addTicketReply({ ticketid: id, message: "Hello\n<b>Gus</b>", adminusername: "admin" });
    await books.whmcs.addTicketReply({ ticketid: id, message: "Thanks", ...guest });
    await later();
    expect(mailbox.subjectsTo(guest.email)).toEqual([`[Ticket ID: ${tid}] Mail <me>`, `[Ticket ID: ${tid}] Mail <me>`]);
    expect(mailbox.lastTo(guest.email)?.html).toContain("Hello<br />\n&lt;b&gt;Gus&lt;/b&gt;");
    expect(mailbox.subjectsTo("jonas@kraken.example")).toEqual([
      `[Ticket ID: ${tid}] New Support Ticket Opened`,
      `[Ticket ID: ${tid}] New Support Ticket Response`,
    ]);
    expect(mailbox.subjectsTo("luc@kraken.example")).toEqual([]);
    mailbox.mails.length = 0;
    const silent = await books.whmcs.openTicket({ ...about, ...guest, noemail: true });
    await books.whmcs.addTicketReply({ ticketid: silent.id, message: "x", adminusername: "admin", noemail: true });
    await later();
    expect(mailbox.mails).toEqual([]);
  });
});
