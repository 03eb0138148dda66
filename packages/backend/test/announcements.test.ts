import { testDatabases } from "@kraken/database/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { credentials, openBooks, type TestBooks } from "./support/books.ts";
import { refusal } from "./support/refusal.ts";

describe.each(testDatabases())("announcements, on $name", (kind) => {
  let books: TestBooks;
  beforeAll(async () => {
    books = await openBooks(kind, 10);
  });
  afterAll(async () => {
    expect(books.failures).toEqual([]);
    await books.close();
  });

  const find = async (id: number) =>
    (await books.whmcs.getAnnouncements({ limitnum: 1000 })).announcements.find((row) => row.id === id);

  it("adds, changes and deletes by the specification's names", async () => {
    const { json } = await books.post({
      ...credentials,
      action: "AddAnnouncement",
      date: "2026-11-20",
      title: "New rooms",
      announcement: "<p>In Oslo & Bergen</p>",
      published: "true",
    });
    const announcementid = Number(json?.announcementid);
    await books.restart();
    expect(await find(announcementid)).toMatchObject({
      date: "2026-11-20T00:00:00",
      title: "New rooms",
      announcement: "<p>In Oslo & Bergen</p>",
      published: true,
      parentid: 0,
      language: "",
      created_at: "2026-11-23T10:00:00",
    });
    await books.whmcs.updateAnnouncement({ announcementid, published: false, date: "2026-11-21T12:30:00" });
    expect(await find(announcementid)).toMatchObject({
      date: "2026-11-21T12:30:00",
      title: "New rooms",
      published: false,
    });
    expect(await books.whmcs.deleteAnnouncement({ announcementid })).toEqual({ announcementid });
    await books.restart();
    expect(await find(announcementid)).toBeUndefined();
    const gone = "Announcement ID Not Found";
    expect(await refusal(books.whmcs.deleteAnnouncement({ announcementid }))).toBe(gone);
    expect(await refusal(books.whmcs.updateAnnouncement({ announcementid, title: "x" }))).toBe(gone);
  });

  it("is a draft until it says that it is published", async () => {
    const made = await books.whmcs.addAnnouncement({ date: "2026-11-20T08:00:00", title: "Draft", announcement: "x" });
    expect((await find(made.announcementid))?.published).toBe(false);
  });

  it("takes translations away with what they translate", async () => {
    const parent = await books.whmcs.addAnnouncement({ date: "2026-11-20T08:00:00", title: "Hi", announcement: "x" });
    const stamp = "2026-11-20T08:00:00Z";
    const child = await books.database.transaction((tx) =>
      tx
        .insertInto("announcements")
        .values({
          date: stamp,
          title: "Hei",
          announcement: "y",
          parent_id: parent.announcementid,
          language: "norwegian",
          created_at: stamp,
          updated_at: stamp,
        })
        .returning("id")
        .executeTakeFirstOrThrow(),
    );
    expect(await find(child.id)).toMatchObject({ parentid: parent.announcementid, language: "norwegian" });
    await books.whmcs.updateAnnouncement({ announcementid: child.id, title: "Heisann" });
    expect((await find(child.id))?.title).toBe("Heisann");
    expect((await find(parent.announcementid))?.title).toBe("Hi");
    await books.whmcs.deleteAnnouncement({ announcementid: parent.announcementid });
    expect(await find(child.id)).toBeUndefined();
  });

  it("sorts as the specification asks", async () => {
    const sorted = async (orderby: string, order: string) =>
      (
        (await books.whmcs.call("GetAnnouncements", {
          orderby: orderby as "date",
          order: order as "asc",
          limitnum: 100,
        })) as {
          announcements: { title: string; date: string }[];
        }
      ).announcements;
    const titles = (await sorted("title", "asc")).map((row) => row.title.toLowerCase());
    expect(titles).toEqual([...titles].sort());
    expect((await sorted("title", "desc")).map((row) => row.title.toLowerCase())).toEqual([...titles].reverse());
    const dates = (await sorted("date", "asc")).map((row) => row.date);
    expect(dates).toEqual([...dates].sort());
  });
});
