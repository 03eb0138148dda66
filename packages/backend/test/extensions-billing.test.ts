import { testDatabases } from "@kraken/database/testing";
import { ActionError } from "@kraken/sdk";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBooks, type TestBooks } from "./support/books.ts";
import { moneyHelpers } from "./support/money.ts";

const refusal = (promise: Promise<unknown>) =>
  promise.then(
    () => "done",
    (error: unknown) => (error instanceof ActionError ? error.reason : String(error)),
  );

const nobody = 999_999;

describe.each(testDatabases())("funds and invoices paid together, on $name", (kind) => {
  let books: TestBooks;
  beforeAll(async () => {
    books = await openBooks(kind);
  });
  afterAll(async () => {
    expect(books.failures).toEqual([]);
    await books.close();
  });
  const { someClient, someInvoice, pay, creditOf, invoice } = moneyHelpers(() => books);

  async function withSettings(values: Record<string, string>, work: () => Promise<void>) {
    const set = (entries: [string, string][]) =>
      books.database.transaction(async (tx) => {
        for (const [setting, value] of entries) {
          await tx
            .insertInto("settings")
            .values({ setting, value })
            .onConflict((conflict) => conflict.column("setting").doUpdateSet({ value }))
            .execute();
        }
      });
    const names = Object.keys(values);
    const before = await books.database.db.selectFrom("settings").selectAll().where("setting", "in", names).execute();
    await set(Object.entries(values));
    try {
      await work();
    } finally {
      await books.database.transaction((tx) => tx.deleteFrom("settings").where("setting", "in", names).execute());
      await set(before.map((row) => [row.setting, row.value]));
    }
  }

  describe("KrakenAddFunds", () => {
    it("makes an invoice that adds to the credit when it is paid, once", async () => {
      const clientid = await someClient();
      const funds = await books.whmcs.krakenAddFunds({ clientid, amount: "75.50", paymentmethod: "banktransfer" });
      expect(funds).toEqual({ invoiceid: expect.any(Number), status: "Unpaid", total: "75.50" });
      const { invoiceid } = funds;
      expect(await invoice(invoiceid)).toMatchObject({
        userid: clientid,
        status: "Unpaid",
        subtotal: "75.50",
        tax: "0.00",
        balance: "75.50",
        paymentmethod: "banktransfer",
        items: [{ type: "AddFunds", relid: clientid, description: "Add Funds", amount: "75.50", taxed: false }],
      });
      expect(await creditOf(clientid)).toBe("0.00");
      await pay(invoiceid, `funds-${invoiceid}`);
      await pay(invoiceid, `funds-${invoiceid}`);
      await books.restart();
      expect((await invoice(invoiceid)).status).toBe("Paid");
      expect(await creditOf(clientid)).toBe("75.50");
      const credits = books.database.db.selectFrom("credits").select(["amount", "related_id"]);
      expect(await credits.where("client_id", "=", clientid).execute()).toEqual([
        { amount: 7550, related_id: invoiceid },
      ]);
    });

    it("keeps to the settings' limits, in the client's currency", async () => {
      const limits = { AddFundsMinimum: "10.00", AddFundsMaximum: "50.00", AddFundsMaximumBalance: "60.00" };
      await withSettings(limits, async () => {
        const clientid = await someClient();
        const add = (amount: string) => refusal(books.whmcs.krakenAddFunds({ clientid, amount }));
        expect(await add("0.00")).toBe("Amount is not valid");
        expect(await add("-20.00")).toBe("Amount is not valid");
        expect(await add("9.99")).toBe("Amount must be at least 10.00");
        expect(await add("50.01")).toBe("Amount must not exceed 50.00");
        expect(await add("10.00")).toBe("done");
        // What waits to be paid counts as well.
        expect(await add("50.00")).toBe("done");
        expect(await add("10.00")).toBe("Balance must not exceed 60.00");

        const { currencies } = await books.whmcs.getCurrencies({});
        const euro = currencies.find(({ code }) => code === "EUR");
        const other = await someClient({ currency: euro?.id ?? 0 });
        const most = (50 * Number(euro?.rate)).toFixed(2);
        expect(await refusal(books.whmcs.krakenAddFunds({ clientid: other, amount: "400.00" }))).toBe(
          `Amount must not exceed ${most}`,
        );
        expect(await refusal(books.whmcs.krakenAddFunds({ clientid: other, amount: most }))).toBe("done");
      });
    });

    it("lets only one of two at once reach the largest balance", async () => {
      await withSettings({ AddFundsMaximum: "60.00", AddFundsMaximumBalance: "60.00" }, async () => {
        const clientid = await someClient();
        const wishes = Array.from({ length: 6 }, () =>
          refusal(books.whmcs.krakenAddFunds({ clientid, amount: "40.00" })),
        );
        const outcomes = await Promise.all(wishes);
        expect(outcomes.filter((outcome) => outcome === "done")).toHaveLength(1);
      });
    });

    it("refuses what is not allowed", async () => {
      const clientid = await someClient({ hasOrder: false });
      const add = (more: object = {}) => refusal(books.whmcs.krakenAddFunds({ clientid, amount: "20.00", ...more }));
      expect(await add()).toBe("An active order is required to add funds");
      await withSettings({ AddFundsRequireOrder: "" }, async () => {
        expect(await add({ paymentmethod: "nothing" })).toBe("Invalid Payment Method");
        expect(await add()).toBe("done");
      });
      await withSettings({ AddFundsEnabled: "" }, async () => {
        expect(await add()).toBe("Adding funds is not enabled");
      });
      expect(await add({ clientid: nobody })).toBe("Client ID Not Found");
    });
  });

  describe("KrakenPayInvoices", () => {
    it("makes one invoice of several, and they are paid when it is", async () => {
      const clientid = await someClient();
      const [first, second] = [await someInvoice(clientid, "20.00"), await someInvoice(clientid, "7.35")];
      await pay(first, `part-of-${first}`, "5.00");
      const together = await books.whmcs.krakenPayInvoices({ clientid, invoiceids: [second, first] });
      expect(together).toEqual({ invoiceid: expect.any(Number), status: "Unpaid", total: "22.35" });
      expect((await invoice(together.invoiceid)).items).toMatchObject([
        { type: "Invoice", relid: first, amount: "15.00", description: `Invoice #${first}` },
        { type: "Invoice", relid: second, amount: "7.35" },
      ]);
      expect((await invoice(first)).status).toBe("Unpaid");
      await pay(together.invoiceid, `together-${together.invoiceid}`);
      await books.restart();
      for (const invoiceid of [first, second, together.invoiceid]) {
        expect(await invoice(invoiceid)).toMatchObject({ status: "Paid", balance: "0.00" });
      }
      expect(await creditOf(clientid)).toBe("0.00");
    });

    it("answers the same invoice again, and cancels one that is overtaken", async () => {
      const clientid = await someClient();
      const ids = [
        await someInvoice(clientid, "1.00"),
        await someInvoice(clientid, "2.00"),
        await someInvoice(clientid, "3.00"),
      ];
      const [one = 0, two = 0, three = 0] = ids;
      const first = await books.whmcs.krakenPayInvoices({ clientid, invoiceids: [one, two] });
      const again = await books.whmcs.krakenPayInvoices({ clientid, invoiceids: [two, one], paymentmethod: "paypal" });
      expect(again.invoiceid).toBe(first.invoiceid);
      expect((await invoice(first.invoiceid)).paymentmethod).toBe("paypal");
      const larger = await books.whmcs.krakenPayInvoices({ clientid, invoiceids: ids });
      expect(larger.total).toBe("6.00");
      expect((await invoice(first.invoiceid)).status).toBe("Cancelled");
      await pay(larger.invoiceid, `half-${larger.invoiceid}`, "1.00");
      const smaller = refusal(books.whmcs.krakenPayInvoices({ clientid, invoiceids: [two, three] }));
      expect(await smaller).toBe("One of the invoices is being paid already");
    });

    it("makes one of many that are asked for at once", async () => {
      const clientid = await someClient();
      const invoiceids = [await someInvoice(clientid, "4.00"), await someInvoice(clientid, "5.00")];
      const answers = await Promise.all(
        Array.from({ length: 6 }, () => books.whmcs.krakenPayInvoices({ clientid, invoiceids })),
      );
      expect(new Set(answers.map((answer) => answer.invoiceid)).size).toBe(1);
    });

    it("leaves as credit what was paid for an invoice that somebody else paid meanwhile", async () => {
      const clientid = await someClient();
      const invoiceids = [await someInvoice(clientid, "4.00"), await someInvoice(clientid, "5.00")];
      const together = await books.whmcs.krakenPayInvoices({ clientid, invoiceids });
      await pay(invoiceids[1] ?? 0, `alone-${clientid}`);
      await pay(together.invoiceid, `late-${clientid}`);
      expect((await invoice(invoiceids[0] ?? 0)).status).toBe("Paid");
      expect(await creditOf(clientid)).toBe("5.00");
    });

    it("refuses what can't be paid together", async () => {
      const clientid = await someClient();
      const [first, second, paid] = [
        await someInvoice(clientid, "4.00"),
        await someInvoice(clientid, "5.00"),
        await someInvoice(clientid, "6.00"),
      ];
      const foreign = await someInvoice(await someClient(), "7.00");
      await pay(paid, `paid-${paid}`);
      const together = (invoiceids: number[], more: object = {}) =>
        refusal(books.whmcs.krakenPayInvoices({ clientid, invoiceids, ...more }));
      expect(await together([first])).toBe("Two invoices or more are required");
      expect(await together([first, first])).toBe("Two invoices or more are required");
      expect(await together([first, foreign])).toBe("Invoice ID Not Found");
      expect(await together([first, nobody])).toBe("Invoice ID Not Found");
      expect(await together([first, paid])).toBe("One of the invoices is not unpaid");
      expect(await together([first, second], { paymentmethod: "nothing" })).toBe("Invalid Payment Method");
      expect(await together([first, second], { clientid: nobody })).toBe("Client ID Not Found");
      const { invoiceid } = await books.whmcs.krakenPayInvoices({ clientid, invoiceids: [first, second] });
      expect(await together([first, invoiceid])).toBe("One of the invoices pays other invoices");
    });
  });
});
