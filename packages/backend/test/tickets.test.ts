import { testDatabases } from "@kraken/database/testing";
import { ActionError } from "@kraken/sdk";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBooks, type TestBooks } from "./support/books.ts";

const refusal = (promise: Promise<unknown>) =>
  promise.then(
    () => "done",
    (error: unknown) => (error instanceof ActionError ? error.reason : String(error)),
  );

describe.each(testDatabases())("tickets, on $name", (kind) => {
  let books: TestBooks;
  beforeAll(async () => {
    books = await openBooks(kind);
  });
  afterAll(async () => {
    expect(books.failures).toEqual([]);
    await books.close();
  });

  const about = { deptid: 1, subject: "Where is my mail?", message: "Since noon.\n\n**Nothing** comes. ÆØÅ 🦑" };

  it("keeps a client's ticket, its files and its conversation over a restart", async () => {
    const data = new Uint8Array([0, 1, 2, 254, 255]);
    const attachments = [{ name: "../../etc/trace.txt", data }];
    const opened = await books.whmcs.openTicket({
      ...about,
      clientid: 1,
      priority: "High",
      markdown: true,
      attachments,
    });
    expect(opened.tid).toMatch(/^\d{6,9}$/);
    expect(opened.c).toHaveLength(8);
    await books.whmcs.addTicketReply({ ticketid: opened.id, message: "Looking.", adminusername: "admin" });
    await books.restart();
    const ticket = await books.whmcs.getTicket({ ticketid: opened.id });
    expect(ticket).toMatchObject({
      ticketid: opened.id,
      userid: 1,
      status: "Answered",
      priority: "High",
      subject: about.subject,
    });
    expect(ticket.replies.map((reply) => [reply.replyid === 0, reply.message, reply.requestor_type])).toEqual([
      [true, about.message, "Owner"],
      [false, "Looking.", "Operator"],
    ]);
    expect(ticket.replies[0]?.attachments).toEqual([{ filename: "trace.txt", index: 0 }]);
    const kept = await books.database.db
      .selectFrom("attachments")
      .select("data")
      .where("ticket_id", "=", opened.id)
      .execute();
    expect(kept.map((row) => [...row.data])).toEqual([[...data]]);
    expect((await books.whmcs.getTicket({ ticketnum: opened.tid })).ticketid).toBe(opened.id);
  });

  it("moves the status with every reply, unless one is named", async () => {
    const { id } = await books.whmcs.openTicket({ ...about, clientid: 1 });
    const status = async () => (await books.whmcs.getTicket({ ticketid: id })).status;
    expect(await status()).toBe("Open");
    await books.whmcs.addTicketReply({ ticketid: id, message: "Hello", adminusername: "ADMIN" });
    expect(await status()).toBe("Answered");
    await books.whmcs.addTicketReply({ ticketid: id, message: "Still", clientid: 1 });
    expect(await status()).toBe("Customer-Reply");
    await books.whmcs.addTicketReply({ ticketid: id, message: "Done", adminusername: "admin", status: "Closed" });
    expect(await status()).toBe("Closed");
  });

  it("takes the specification's name for the message", async () => {
    const { id } = await books.whmcs.openTicket({ ...about, clientid: 1 });
    await books.whmcs.addTicketReply({ ticketid: id, reply: "By another name", clientid: 1 });
    expect((await books.whmcs.getTicket({ ticketid: id })).replies.at(-1)?.message).toBe("By another name");
  });

  it("opens a guest's ticket by name and e-mail address", async () => {
    const { id } = await books.whmcs.openTicket({ ...about, name: "Guest Person", email: "guest@elsewhere.example" });
    const ticket = await books.whmcs.getTicket({ ticketid: id });
    expect(ticket).toMatchObject({ userid: 0, name: "Guest Person", requestor_type: "Guest" });
    const { tickets } = await books.whmcs.getTickets({ email: "GUEST@elsewhere.example" });
    expect(tickets.map((row) => row.id)).toEqual([id]);
  });

  it("refuses what is wrong, in WHMCS's words", async () => {
    const open = (changes: object) => refusal(books.whmcs.openTicket({ ...about, clientid: 1, ...changes }));
    expect(await open({ subject: " " })).toBe("Subject is required");
    expect(await open({ message: "" })).toBe("Message is required");
    expect(await open({ deptid: 99 })).toBe("Department ID not found");
    expect(await open({ clientid: 999_999 })).toBe("Client ID Not Found");
    expect(await open({ clientid: undefined })).toBe("Name and email address are required if not a client");
    expect(await open({ clientid: undefined, name: "A", email: "b" })).toBe("Email Address Invalid");
    expect(await open({ serviceid: 999_999 })).toBe("Service ID Not Found");
    expect(await open({ domainid: 999_999 })).toBe("Domain ID Not Found");
    expect(await open({ contactid: 999_999 })).toBe("Contact ID Not Found");
    expect(await open({ userid: 999_999 })).toBe("The system cannot find the provided user ID.");
    expect(await open({ created: "2030-01-01T00:00:00" })).toBe("Ticket creation date cannot be in the future");
    const reply = (changes: object) =>
      refusal(books.whmcs.addTicketReply({ ticketid: 1, message: "x", clientid: 1, ...changes }));
    expect(await reply({ ticketid: 999_999 })).toBe("Ticket ID not found");
    expect(await reply({ message: "" })).toBe("Message is required");
    expect(await reply({ status: "Nonsense" })).toBe("Invalid Ticket Status");
    expect(await reply({ clientid: 999_999 })).toBe("Client ID Not Found");
  });

  it("refuses a service of another client", async () => {
    const { products } = await books.whmcs.getClientsProducts({ clientid: 2, limitnum: 1 });
    const foreign = refusal(books.whmcs.openTicket({ ...about, clientid: 1, serviceid: products[0]?.id }));
    expect(await foreign).toBe("Service ID Not Found");
  });

  it("lists by client, status, department and subject, the last answered first", async () => {
    const { tickets, totalresults } = await books.whmcs.getTickets({ clientid: 1, limitnum: 100 });
    expect(tickets).toHaveLength(totalresults);
    expect(tickets.every((row) => row.userid === 1)).toBe(true);
    const times = tickets.map((row) => row.lastreply ?? "");
    expect(times).toEqual([...times].sort().reverse());
    const { statuses } = await books.whmcs.getSupportStatuses();
    for (const { title, count } of statuses) {
      expect((await books.whmcs.getTickets({ status: title })).totalresults).toBe(count);
    }
    const { departments } = await books.whmcs.getSupportDepartments();
    expect(departments).toHaveLength(4);
    const active = await books.whmcs.getTickets({ status: "All Active Tickets" });
    expect(active.totalresults).toBe(departments.reduce((sum, department) => sum + department.opentickets, 0));
    const awaiting = await books.whmcs.getTickets({ status: "Awaiting Reply" });
    expect(awaiting.totalresults).toBe(departments.reduce((sum, department) => sum + department.awaitingreply, 0));
    const found = await books.whmcs.getTickets({ subject: "WHERE is my" });
    expect(found.totalresults).toBeGreaterThan(0);
    expect(found.tickets.every((row) => /where is my/i.test(row.subject))).toBe(true);
    expect((await books.whmcs.getTickets({ subject: "100%_" })).totalresults).toBe(0);
  });

  it("sorts replies either way, the opening message at its end", async () => {
    const { tickets } = await books.whmcs.getTickets({ clientid: 1 });
    const ticketid = tickets[0]?.id ?? 0;
    const up = await books.whmcs.getTicket({ ticketid, repliessort: "ASC" });
    const down = await books.whmcs.getTicket({ ticketid, repliessort: "DESC" });
    expect(up.replies[0]?.replyid).toBe(0);
    expect(down.replies.map((reply) => reply.replyid)).toEqual(up.replies.map((reply) => reply.replyid).reverse());
    expect(await refusal(books.whmcs.getTicket({ ticketid: 999_999 }))).toBe("Ticket ID not found");
  });

  it("loses no reply of many at once", async () => {
    const { id } = await books.whmcs.openTicket({ ...about, clientid: 1 });
    const messages = Array.from({ length: 20 }, (_, index) => `Message ${index}`);
    await Promise.all(messages.map((message) => books.whmcs.addTicketReply({ ticketid: id, message, clientid: 1 })));
    const { replies } = await books.whmcs.getTicket({ ticketid: id });
    expect(
      replies
        .slice(1)
        .map((reply) => reply.message)
        .sort(),
    ).toEqual([...messages].sort());
  });
});
