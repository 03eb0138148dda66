import { testDatabases } from "@kraken/database/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sendReminders } from "../src/billing/notices.ts";
import { openBooks, type TestBooks } from "./support/books.ts";
import { moneyHelpers } from "./support/money.ts";
import { setSettings } from "./support/settings.ts";

const onDay = (day: string) => new Date(`${day}T03:00:00Z`);
const REMINDER = "Invoice Payment Reminder";
const [FIRST, SECOND, THIRD] = ["First", "Second", "Third"].map((which) => `${which} Invoice Overdue Notice`);

describe.each(testDatabases())("reminders and overdue notices, on $name", (kind) => {
  let books: TestBooks;
  const { someClient, pay } = moneyHelpers(() => books);
  beforeAll(async () => {
    books = await openBooks(kind, 5);
    await setSettings(books, {
      SendInvoiceReminderDays: "7",
      SendFirstOverdueInvoiceReminder: "2",
      SendSecondOverdueInvoiceReminder: "5",
      SendThirdOverdueInvoiceReminder: "10",
    });
  });
  afterAll(async () => {
    expect(books.failures).toEqual([]);
    await books.close();
  });

  const dueOn = async (userid: number, duedate: string, date = "2026-11-01") =>
    (
      await books.whmcs.createInvoice({
        ...{ userid, date, duedate, status: "Unpaid", paymentmethod: "banktransfer" },
        ...{ itemdescription: ["Hosting"], itemamount: ["20.00"] },
      })
    ).invoiceid;
  /** The daily run comes by on these days, twice. */
  async function walk(...days: string[]) {
    for (const day of days) {
      books.setTime(onDay(day));
      await books.run(sendReminders);
      await books.run(sendReminders);
    }
  }
  /** What a client was told, and when. */
  const told = async (clientid: number) =>
    (await books.whmcs.getEmails({ clientid, limitnum: 100 })).emails
      .filter(({ subject }) => /Reminder|Notice/.test(subject))
      .map(({ date, subject }) => [date?.slice(0, 10), subject])
      .sort();

  it("go out on their days, once each, until the invoice is paid", async () => {
    const clientid = await someClient();
    const invoiceid = await dueOn(clientid, "2026-12-10");
    await walk("2026-12-02", "2026-12-03", "2026-12-04", "2026-12-10", "2026-12-11", "2026-12-12", "2026-12-13");
    await books.restart();
    await walk("2026-12-14", "2026-12-15");
    await pay(invoiceid, `notice-${invoiceid}`);
    await walk("2026-12-20");
    expect(await told(clientid)).toEqual([
      ["2026-12-03", REMINDER],
      ["2026-12-12", FIRST],
      ["2026-12-15", SECOND],
    ]);
  });

  it("go out later where the daily run was away, the latest alone", async () => {
    const clientid = await someClient();
    await dueOn(clientid, "2026-12-10");
    await walk("2026-12-05", "2026-12-17", "2026-12-18", "2026-12-22");
    expect(await told(clientid)).toEqual([
      ["2026-12-05", REMINDER],
      ["2026-12-17", SECOND],
      ["2026-12-22", THIRD],
    ]);
  });

  it("spare who is spared, what was made too late, what is long ago and what is about nothing", async () => {
    const [spared, late, old, free] = [await someClient(), await someClient(), await someClient(), await someClient()];
    await books.whmcs.updateClient({ clientid: spared, overideduenotices: true });
    await dueOn(spared, "2026-12-10");
    await dueOn(late, "2026-12-10", "2026-12-05");
    await dueOn(old, "2020-12-10", "2020-12-01");
    await books.whmcs.updateInvoice({ invoiceid: await dueOn(free, "2026-12-10"), status: "Collections" });
    await walk("2026-12-03", "2026-12-06", "2026-12-12");
    expect(await told(spared)).toEqual([["2026-12-03", REMINDER]]);
    expect(await told(late)).toEqual([["2026-12-12", FIRST]]);
    expect([await told(old), await told(free)]).toEqual([[], []]);
  });

  it("are off where the installation says so, and begin anew with another due day", async () => {
    const [off, moved] = [await someClient(), await someClient()];
    await setSettings(books, { SendReminder: "" });
    await dueOn(off, "2026-12-10");
    await walk("2026-12-03", "2026-12-12");
    expect(await told(off)).toEqual([]);
    await setSettings(books, { SendReminder: "on" });
    const invoiceid = await dueOn(moved, "2026-12-10");
    await walk("2026-12-03");
    await books.whmcs.updateInvoice({ invoiceid, duedate: "2026-12-20" });
    await walk("2026-12-12", "2026-12-13");
    expect(await told(moved)).toEqual([
      ["2026-12-03", REMINDER],
      ["2026-12-13", REMINDER],
    ]);
  });
});
