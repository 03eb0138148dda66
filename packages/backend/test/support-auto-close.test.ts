import { testDatabases } from "@kraken/database/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { closeInactiveTickets } from "../src/support/auto-close.ts";
import { pruneTicketFiles } from "../src/support/prune-files.ts";
import { NOW, openBooks, type TestBooks } from "./support/books.ts";
import { refusal } from "./support/refusal.ts";
import { setSettings } from "./support/settings.ts";

const HOUR = 3_600_000;
const about = { deptid: 1, clientid: 1, subject: "Silence", message: "…" };

describe.each(testDatabases())("tickets in which nobody writes any more, on $name", (kind) => {
  let books: TestBooks;
  beforeAll(async () => {
    books = await openBooks(kind, 10);
    // The demo's own tickets are out of the way.
    await books.database.transaction((tx) => tx.updateTable("tickets").set({ status: "Closed" }).execute());
  });
  afterAll(async () => {
    expect(books.failures).toEqual([]);
    await books.close();
  });

  const status = async (ticketid: number) => (await books.whmcs.getTicket({ ticketid })).status;
  const set = (setting: string, value: string) =>
    books.database.transaction((tx) =>
      tx
        .insertInto("settings")
        .values({ setting, value })
        .onConflict((conflict) => conflict.column("setting").doUpdateSet({ value }))
        .execute(),
    );
  const run = (time: number) => {
    books.setTime(new Date(time));
    return books.run(closeInactiveTickets);
  };

  it("closes answered ones after CloseInactiveTickets hours, once, and tells who opened them", async () => {
    const created = "2026-11-22T10:00:00";
    const quiet = await books.whmcs.openTicket({ ...about, created });
    await books.whmcs.addTicketReply({ ticketid: quiet.id, message: "Done?", adminusername: "admin", created });
    const waiting = await books.whmcs.openTicket({ ...about, created });
    const since = Date.parse(`${created}Z`);
    await set("CloseInactiveTickets", "48");
    expect(await run(since + 48 * HOUR - 1000)).toBe(0);
    expect(await status(quiet.id)).toBe("Answered");
    expect(await run(since + 48 * HOUR)).toBe(1);
    expect(await run(since + 480 * HOUR)).toBe(0);
    await books.restart();
    expect(await status(quiet.id)).toBe("Closed");
    expect(await status(waiting.id)).toBe("Open");
    const { emails } = await books.whmcs.getEmails({
      clientid: 1,
      subject: `[Ticket ID: ${quiet.tid}] Support Ticket Closed`,
    });
    expect(emails).toHaveLength(1);
    expect(emails[0]?.message).toContain("48 hours");
    await books.whmcs.addTicketReply({ ticketid: quiet.id, message: "No!", clientid: 1 });
    expect(await status(quiet.id)).toBe("Customer-Reply");
    books.setTime(NOW);
  });

  it("removes the files of tickets closed long ago, and keeps their names", async () => {
    books.setTime(NOW);
    const attachments = [{ name: "log.txt", data: new TextEncoder().encode("all of it") }];
    const old = await books.whmcs.openTicket({ ...about, created: "2026-03-01T10:00:00", attachments });
    await books.whmcs.addTicketNote({ ticketid: old.id, message: "Look", created: "2026-03-01T11:00:00", attachments });
    const open = await books.whmcs.openTicket({ ...about, created: "2026-03-01T10:00:00", attachments });
    await books.whmcs.updateTicket({ ticketid: old.id, status: "Closed" });
    const get = (relatedid: number, type: "ticket" | "note" = "ticket") =>
      refusal(books.whmcs.getTicketAttachment({ relatedid, type, index: 0 }));
    expect(await books.run(pruneTicketFiles)).toBe(0);
    await setSettings(books, { PruneTicketAttachmentsMonths: "9" });
    await books.run(pruneTicketFiles);
    expect(await get(old.id)).toBe("done");
    await setSettings(books, { PruneTicketAttachmentsMonths: "8" });
    expect(await books.run(pruneTicketFiles)).toBeGreaterThanOrEqual(2);
    expect(await books.run(pruneTicketFiles)).toBe(0);
    await books.restart();
    const { notes } = await books.whmcs.getTicketNotes({ ticketid: old.id });
    expect(notes).toMatchObject([{ attachment: ["log.txt"], attachments_removed: true }]);
    expect([await get(old.id), await get(notes[0]?.id ?? 0, "note")]).toEqual([
      "Attachments Deleted",
      "Attachments Deleted",
    ]);
    const [message] = (await books.whmcs.getTicket({ ticketid: old.id })).replies;
    expect(message).toMatchObject({ attachments: [], attachments_removed: true });
    expect(await get(open.id)).toBe("done");
  });

  it("asks how it went when TicketFeedback is on, and closes nothing when the hours are 0", async () => {
    const created = "2026-11-22T11:00:00";
    const { id, tid } = await books.whmcs.openTicket({ ...about, created });
    await books.whmcs.addTicketReply({ ticketid: id, message: "Done?", adminusername: "admin", created });
    await set("TicketFeedback", "on");
    await set("CloseInactiveTickets", "0");
    expect(await run(NOW.getTime() + 1000 * HOUR)).toBe(0);
    await set("CloseInactiveTickets", "48");
    const results = await Promise.all([1, 2, 3].map(() => run(NOW.getTime() + 1000 * HOUR)));
    expect(results.reduce((sum, closed) => sum + closed, 0)).toBe(1);
    const { emails } = await books.whmcs.getEmails({ clientid: 1, subject: `[Ticket ID: ${tid}]` });
    expect(emails.map((mail) => mail.subject)).toEqual([
      `[Ticket ID: ${tid}] How did we do?`,
      `[Ticket ID: ${tid}] Support Ticket Closed`,
      `[Ticket ID: ${tid}] Silence`,
      `[Ticket ID: ${tid}] Silence`,
    ]);
  });
});
