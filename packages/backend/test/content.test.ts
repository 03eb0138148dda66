import { testDatabases } from "@kraken/database/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBooks, type TestBooks } from "./support/books.ts";

describe.each(testDatabases())("what staff write for clients and for themselves, on $name", (kind) => {
  let books: TestBooks;
  beforeAll(async () => {
    books = await openBooks(kind);
  });
  afterAll(async () => {
    expect(books.failures).toEqual([]);
    await books.close();
  });

  it("an announcement has translations, which are deleted with it", async () => {
    const { whmcs } = books;
    const text = { date: "2026-11-23T10:00:00", announcement: "<p>Hello</p>", published: true };
    const { announcementid: parentid } = await whmcs.addAnnouncement({ ...text, title: "Hello" });
    const hola = { ...text, title: "Hola", language: "Spanish" };
    const { announcementid } = await whmcs.krakenTranslateAnnouncement({ ...hola, parentid });
    const { announcements } = await whmcs.getAnnouncements({ limitnum: 1000 });
    expect(announcements.find(({ id }) => id === announcementid)).toMatchObject({ parentid, language: "spanish" });
    // Of a translation there is none, nor of what is not there.
    for (const wrong of [announcementid, 999_999])
      await expect(whmcs.krakenTranslateAnnouncement({ ...hola, parentid: wrong })).rejects.toThrow(/ID Not Found/);
    await expect(whmcs.krakenTranslateAnnouncement({ ...hola, parentid, language: " " })).rejects.toThrow(/Language/);
    await whmcs.deleteAnnouncement({ announcementid: parentid });
    const left = (await whmcs.getAnnouncements({ limitnum: 1000 })).announcements.map(({ id }) => id);
    expect(left).not.toContain(announcementid);
  });

  it("predefined replies and their categories are made, changed and deleted", async () => {
    const { whmcs } = books;
    const { catid } = await whmcs.krakenSavePredefinedCategory({ name: " Mail " });
    await whmcs.krakenSavePredefinedCategory({ catid, name: "E-mail", parentid: 0 });
    const { categories } = await whmcs.getTicketPredefinedCats({});
    expect(categories.find(({ id }) => id === catid)).toMatchObject({ name: "E-mail", parentid: 0, replycount: 0 });
    const { replyid } = await whmcs.krakenSavePredefinedReply({ catid, name: "Quota", reply: "Hello [NAME]" });
    await whmcs.krakenSavePredefinedReply({ replyid, catid, name: "Full mailbox", reply: "Hello [NAME]," });
    expect((await whmcs.getTicketPredefinedReplies({ catid })).predefinedreplies).toEqual([
      { name: "Full mailbox", reply: "Hello [NAME]," },
    ]);
    const known = async () => (await whmcs.krakenGetPredefinedReplies({})).replies.find(({ id }) => id === replyid);
    expect(await known()).toMatchObject({ catid, name: "Full mailbox" });
    await expect(whmcs.krakenSavePredefinedReply({ catid: 999_999, name: "x", reply: "y" })).rejects.toThrow(
      /Category ID Not Found/,
    );
    await expect(whmcs.krakenSavePredefinedReply({ catid, name: " ", reply: "y" })).rejects.toThrow(/Name Required/);
    await expect(whmcs.krakenSavePredefinedCategory({ catid, parentid: catid, name: "x" })).rejects.toThrow(
      /Category ID Not Found/,
    );
    await whmcs.krakenDeletePredefinedReply({ replyid });
    expect(await known()).toBeUndefined();
    await expect(whmcs.krakenDeletePredefinedReply({ replyid })).rejects.toThrow(/Reply ID Not Found/);
  });

  it("an e-mail template is told with its text", async () => {
    const { whmcs } = books;
    const [first] = (await whmcs.getEmailTemplates({ type: "invoice" })).emailtemplates;
    const whole = await whmcs.krakenGetEmailTemplate({ templateid: first?.id ?? 0 });
    expect(whole).toMatchObject({ name: first?.name, subject: first?.subject, type: "invoice" });
    expect(whole.message.length).toBeGreaterThan(10);
    await expect(whmcs.krakenGetEmailTemplate({ templateid: 999_999 })).rejects.toThrow(/Template ID Not Found/);
  });
});
