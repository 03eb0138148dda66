import { testDatabases } from "@kraken/database/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { captureDue } from "../src/billing/capture-due.ts";
import type { GatewayModule } from "../src/modules/index.ts";
import { NOW, openBooks, type TestBooks } from "./support/books.ts";
import { moneyHelpers } from "./support/money.ts";
import { refusal } from "./support/refusal.ts";
import { setSettings } from "./support/settings.ts";

const VISA = "4242424242424242";
const DECLINED = "4000000000000002";
const SILENT = "4000000000009995";

const onDay = (day: string) => new Date(`${day}T03:00:00Z`);

describe.each(testDatabases())("stored cards are charged when invoices are due, on $name", (kind) => {
  let books: TestBooks;
  const { someClient, invoice, creditOf } = moneyHelpers(() => books);
  beforeAll(async () => {
    books = await openBooks(kind, 5);
  });
  beforeEach(async () => {
    books.setTime(NOW);
    await setSettings(books, { CCProcessDaysBefore: "0", CCAttemptOnlyOnce: "", CCRetryEveryWeekFor: "0" });
  });
  afterAll(async () => {
    expect(books.failures).toEqual([]);
    await books.close();
  });

  async function cardholder(card_number = VISA, more: object = {}) {
    const clientid = await someClient();
    await books.whmcs.addPayMethod({ clientid, type: "CreditCard", card_number, card_expiry: "0431" });
    if (Object.keys(more).length > 0) await books.whmcs.updateClient({ clientid, ...more });
    return clientid;
  }
  const dueOn = async (userid: number, duedate: string, paymentmethod = "sandboxcard") =>
    (
      await books.whmcs.createInvoice({
        userid,
        status: "Unpaid",
        date: "2026-11-01",
        duedate,
        paymentmethod,
        itemdescription: ["Hosting"],
        itemamount: ["20.00"],
      })
    ).invoiceid;
  const statuses = async (...ids: number[]) => (await Promise.all(ids.map(invoice))).map(({ status }) => status);
  const subjects = async (clientid: number) =>
    (await books.whmcs.getEmails({ clientid })).emails.map((mail) => mail.subject);

  it("charges what is due by card, once, and nobody who is spared", async () => {
    const payer = await cardholder();
    const [due, later] = [await dueOn(payer, "2026-12-10"), await dueOn(payer, "2026-12-11")];
    const spared = await dueOn(await cardholder(VISA, { disableautocc: true }), "2026-12-10");
    const byBank = await dueOn(await cardholder(), "2026-12-10", "banktransfer");
    const nobody = await someClient();
    const cardless = await dueOn(nobody, "2026-12-10");
    books.setTime(onDay("2026-12-10"));
    expect((await books.run(captureDue)).paid).toBeGreaterThanOrEqual(1);
    await books.run(captureDue);
    await books.restart();
    expect(await statuses(due, later, spared, byBank, cardless)).toEqual([
      "Paid",
      "Unpaid",
      "Unpaid",
      "Unpaid",
      "Unpaid",
    ]);
    const { transactions, lastcaptureattempt } = await invoice(due);
    expect(transactions.map(({ gateway, amountin }) => [gateway, amountin])).toEqual([["sandboxcard", "20.00"]]);
    expect(lastcaptureattempt).toBe("2026-12-10T03:00:00");
    expect(await subjects(payer)).toEqual(expect.arrayContaining(["Credit Card Payment Confirmation"]));
    expect((await subjects(nobody)).filter((subject) => subject === "Credit Card Payment Due")).toHaveLength(1);
    await setSettings(books, { CCProcessDaysBefore: "1" });
    await books.run(captureDue);
    expect(await statuses(later)).toEqual(["Paid"]);
  });

  it("charges once when two runs meet, at two backends", async () => {
    const payer = await cardholder();
    const ids = [await dueOn(payer, "2026-12-01"), await dueOn(payer, "2026-12-01"), await dueOn(payer, "2026-12-01")];
    books.setTime(onDay("2026-12-01"));
    await Promise.all(Array.from({ length: 6 }, () => books.run(captureDue)));
    for (const { status, transactions } of await Promise.all(ids.map(invoice))) {
      expect([status, transactions.length]).toEqual(["Paid", 1]);
    }
    expect(await creditOf(payer)).toBe("0.00");
  });

  it("tries a declined card every day, once a week for so many weeks, or once", async () => {
    const payer = await cardholder(DECLINED);
    const id = await dueOn(payer, "2026-12-01");
    const triedOn = async (days: readonly string[]) => {
      const tried: string[] = [];
      for (const day of days) {
        books.setTime(onDay(day));
        await books.run(captureDue);
        await books.run(captureDue);
        if ((await invoice(id)).lastcaptureattempt?.startsWith(day)) tried.push(day);
      }
      return tried;
    };
    expect(await triedOn(["2026-11-30", "2026-12-01", "2026-12-02"])).toEqual(["2026-12-01", "2026-12-02"]);
    await setSettings(books, { CCRetryEveryWeekFor: "2" });
    expect(await triedOn(["2026-12-03", "2026-12-08", "2026-12-09", "2026-12-14", "2026-12-15", "2026-12-16"])).toEqual(
      ["2026-12-09"],
    );
    await setSettings(books, { CCRetryEveryWeekFor: "3" });
    expect(await triedOn(["2026-12-17", "2026-12-23", "2026-12-30"])).toEqual(["2026-12-17"]);
    await setSettings(books, { CCRetryEveryWeekFor: "0", CCAttemptOnlyOnce: "on" });
    expect(await triedOn(["2026-12-18", "2027-01-20"])).toEqual([]);
    expect(await statuses(id)).toEqual(["Unpaid"]);
    const told = (await subjects(payer)).filter((subject) => subject === "Credit Card Payment Failed");
    expect(told).toHaveLength(4);
  });

  it("ends by itself what a gateway did not answer, with one charge", async () => {
    const payer = await cardholder(SILENT);
    const id = await dueOn(payer, "2026-12-01");
    books.setTime(onDay("2026-12-01"));
    expect((await books.run(captureDue)).unknown).toBe(1);
    expect(await statuses(id)).toEqual(["Unpaid"]);
    await books.restart();
    books.setTime(new Date(onDay("2026-12-01").getTime() + 600_000));
    await books.drain();
    expect((await invoice(id)).transactions).toHaveLength(1);
    books.setTime(onDay("2026-12-02"));
    await books.run(captureDue);
    expect([await statuses(id), (await invoice(id)).transactions.length]).toEqual([["Paid"], 1]);
  });
});

describe.each(testDatabases())("a card's code, on $name", (kind) => {
  it("goes to the gateway, and is kept nowhere", async () => {
    const codes: (string | undefined)[] = [];
    const gateway: GatewayModule = {
      name: "curious",
      displayName: "Curious",
      tokenise: async () => ({ outcome: "refused", error: "Not here" }),
      refund: async () => ({ outcome: "refused", error: "Not here" }),
      async capture({ securityCode, token }) {
        codes.push(securityCode);
        if (token === "breaks") throw new Error("The connection broke");
        return token === "pays"
          ? { outcome: "done", chargeId: `charge-${codes.length}`, fee: 30 }
          : { outcome: "refused", error: `The code ${securityCode} is wrong` };
      },
    };
    const books = await openBooks(kind, 5, { modules: { gateways: [gateway] } });
    const { someClient, someInvoice, invoice } = moneyHelpers(() => books);
    const withCard = async (remote_token: string) => {
      const client_id = await someClient();
      const time = "2026-11-01T00:00:00Z";
      await books.database.transaction((tx) =>
        tx
          .insertInto("pay_methods")
          .values({
            ...{ client_id, remote_token, type: "RemoteCreditCard", gateway: "curious" },
            ...{ contact_type: "Client", contact_id: client_id, created_at: time, updated_at: time },
          })
          .execute(),
      );
      return someInvoice(client_id, "14.00");
    };
    const [pays, declines, breaks] = [await withCard("pays"), await withCard("declines"), await withCard("breaks")];
    const capture = (invoiceid: number, cvv?: string) => refusal(books.whmcs.capturePayment({ invoiceid, cvv }));
    expect(await capture(pays, "97531")).toBe("done");
    expect(await capture(declines, "97531")).toBe("Payment Attempt Failed");
    expect(await capture(declines)).toBe("Payment Attempt Failed");
    expect(await capture(breaks, "97531")).toBe("Payment Attempt Pending");
    expect(codes).toEqual(["97531", "97531", "", "97531"]);
    expect(await invoice(pays)).toMatchObject({ status: "Paid", transactions: [{ gateway: "curious", fees: "0.30" }] });
    // Whoever asks again later has no code.
    books.setTime(new Date(NOW.getTime() + 600_000));
    await books.drain();
    expect(codes.slice(4)).toEqual([""]);
    const tables = ["capture_attempts", "jobs", "activity_log", "emails", "invoices", "transactions"] as const;
    const kept = [];
    for (const table of tables) kept.push(await books.database.db.selectFrom(table).selectAll().execute());
    expect(JSON.stringify(kept)).not.toContain("97531");
    expect(JSON.stringify(kept)).toContain("The code *** is wrong");
    await books.close();
  });
});
