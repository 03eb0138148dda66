import { testDatabases } from "@kraken/database/testing";
import { ActionError } from "@kraken/sdk";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { GatewayModule } from "../src/modules/index.ts";
import { NOW, openBooks, type TestBooks } from "./support/books.ts";
import { moneyHelpers } from "./support/money.ts";

const refusal = (promise: Promise<unknown>) =>
  promise.then(
    () => "done",
    (error: unknown) => (error instanceof ActionError ? error.reason : String(error)),
  );

const nobody = 999_999;

describe.each(testDatabases())("KrakenRefundInvoice, on $name", (kind) => {
  let books: TestBooks;
  beforeAll(async () => {
    books = await openBooks(kind);
  });
  afterAll(async () => {
    expect(books.failures).toEqual([]);
    await books.close();
  });
  const { someClient, someInvoice, pay, creditOf, invoice } = moneyHelpers(() => books);

  /** An invoice that a sandbox card has paid. */
  async function chargedInvoice(amount: string, lastFour = "4242") {
    const clientid = await someClient();
    const time = "2026-11-01T00:00:00Z";
    await books.database.transaction((tx) =>
      tx
        .insertInto("pay_methods")
        .values({
          client_id: clientid,
          type: "RemoteCreditCard",
          gateway: "sandboxcard",
          contact_type: "Client",
          contact_id: clientid,
          card_last_four: lastFour,
          card_expiry: "2029-04",
          remote_token: `sandbox_${clientid}_${lastFour}`,
          created_at: time,
          updated_at: time,
        })
        .execute(),
    );
    const invoiceid = await someInvoice(clientid, amount, "sandboxcard");
    await books.whmcs.capturePayment({ invoiceid });
    const [payment] = (await invoice(invoiceid)).transactions;
    return { clientid, invoiceid, transactionid: payment?.id ?? 0, chargeId: payment?.transid ?? "" };
  }

  const refund = (invoiceid: number, more: object = {}) => books.whmcs.krakenRefundInvoice({ invoiceid, ...more });

  it("gives money back through the gateway, in parts, and never more than was paid", async () => {
    const { invoiceid, transactionid, chargeId } = await chargedInvoice("30.00");
    const part = await refund(invoiceid, { amount: "10.00" });
    expect(part).toMatchObject({ invoiceid, amount: "10.00", status: "Paid" });
    expect(await refusal(refund(invoiceid, { amount: "20.01" }))).toBe("Amount exceeds what was paid");
    expect(await refusal(refund(invoiceid, { amount: "20.01", transactionid }))).toBe("Amount exceeds what was paid");
    expect(await refund(invoiceid)).toMatchObject({ amount: "20.00", status: "Refunded" });
    expect(await refusal(refund(invoiceid))).toBe("Nothing is left to refund");
    await books.restart();
    const after = await invoice(invoiceid);
    expect(after.status).toBe("Refunded");
    expect(after.transactions.map(({ amountin, amountout }) => [amountin, amountout])).toEqual([
      ["30.00", "0.00"],
      ["0.00", "10.00"],
      ["0.00", "20.00"],
    ]);
    const charge = await books.database.db
      .selectFrom("sandbox_charges")
      .select(["amount", "refunded"])
      .where("id", "=", Number(chargeId.replace("sbxch_", "")))
      .executeTakeFirst();
    expect(charge).toEqual({ amount: 3000, refunded: 3000 });
  });

  it("gives back as credit, or notes what was given back by hand", async () => {
    const clientid = await someClient();
    const invoiceid = await someInvoice(clientid, "12.00");
    await pay(invoiceid, `bank-${invoiceid}`);
    expect(await refusal(refund(invoiceid))).toBe("The gateway can't refund");
    expect(await refund(invoiceid, { type: "Credit", amount: "4.00" })).toMatchObject({ status: "Paid" });
    expect(await creditOf(clientid)).toBe("4.00");
    const manual = await refund(invoiceid, { type: "Manual", transid: `back-${invoiceid}` });
    expect(manual).toMatchObject({ amount: "8.00", status: "Refunded" });
    expect(await creditOf(clientid)).toBe("4.00");
    const { transactions } = await invoice(invoiceid);
    expect(transactions.find(({ id }) => id === manual.transactionid)).toMatchObject({
      transid: `back-${invoiceid}`,
      amountout: "8.00",
    });
  });

  it("refunds once what many ask for at once", async () => {
    const { invoiceid } = await chargedInvoice("9.00");
    const outcomes = await Promise.all(Array.from({ length: 6 }, () => refusal(refund(invoiceid))));
    expect(outcomes.filter((outcome) => outcome === "done")).toHaveLength(1);
    const { transactions } = await invoice(invoiceid);
    expect(transactions.filter(({ amountout }) => amountout !== "0.00")).toHaveLength(1);
  });

  it("ends by itself what a crash left after the gateway had refunded", async () => {
    const { invoiceid, transactionid, chargeId } = await chargedInvoice("8.00");
    // As a process leaves it that dies after the gateway's answer, before it is written down.
    const attempt = await books.database.transaction(async (tx) => {
      const { id } = await tx
        .insertInto("refund_attempts")
        .values({
          invoice_id: invoiceid,
          transaction_id: transactionid,
          gateway: "sandboxcard",
          charge: chargeId,
          amount: 800,
          currency: "USD",
          status: "pending",
          created_at: "2026-11-23T10:00:00Z",
          updated_at: "2026-11-23T10:00:00Z",
        })
        .returning("id")
        .executeTakeFirstOrThrow();
      const charge_id = Number(chargeId.replace("sbxch_", ""));
      const time = "2026-11-23T10:00:00Z";
      await tx.updateTable("sandbox_charges").set({ refunded: 800 }).where("id", "=", charge_id).execute();
      await tx
        .insertInto("sandbox_refunds")
        .values({ reference: `refund-${id}`, charge_id, amount: 800, created_at: time })
        .execute();
      await tx
        .insertInto("jobs")
        .values({
          kind: "invoice.refund",
          payload: JSON.stringify({ attemptId: id }),
          unique_key: `refund-${id}`,
          run_at: time,
          attempts: 0,
          last_error: "",
          created_at: time,
          leased_until: null,
          lease: null,
        })
        .execute();
      return id;
    });
    // It is on its way: nobody refunds it a second time meanwhile.
    expect(await refusal(refund(invoiceid, { type: "Credit" }))).toBe("Nothing is left to refund");
    await books.drain();
    expect(await invoice(invoiceid)).toMatchObject({ status: "Refunded" });
    const row = await books.database.db
      .selectFrom("refund_attempts")
      .selectAll()
      .where("id", "=", attempt)
      .executeTakeFirst();
    expect(row).toMatchObject({ status: "done", refund_transaction_id: expect.any(Number) });
    expect((await invoice(invoiceid)).transactions.filter(({ amountout }) => amountout === "8.00")).toHaveLength(1);
  });

  it("says what the gateway said, and refuses what is wrong", async () => {
    const { invoiceid, chargeId } = await chargedInvoice("6.00");
    const charge = Number(chargeId.replace("sbxch_", ""));
    await books.database.transaction((tx) =>
      tx.updateTable("sandbox_charges").set({ refunded: 600 }).where("id", "=", charge).execute(),
    );
    expect(await refusal(refund(invoiceid))).toBe("The gateway refused: More than was charged can't be refunded");
    expect((await invoice(invoiceid)).status).toBe("Paid");
    // A refusal reserves nothing.
    expect(await refusal(refund(invoiceid, { type: "Credit", amount: "6.00" }))).toBe("done");
    expect(await refusal(refund(nobody))).toBe("Invoice ID Not Found");
    const other = await chargedInvoice("6.00");
    expect(await refusal(refund(other.invoiceid, { transactionid: nobody }))).toBe("Transaction ID Not Found");
    expect(await refusal(refund(other.invoiceid, { amount: "0.00" }))).toBe("Amount is not valid");
    const unpaid = await someInvoice(other.clientid, "1.00");
    expect(await refusal(refund(unpaid))).toBe("Nothing is left to refund");
  });
});

/** A gateway that refunds and loses its first answer, as a connection does that breaks. */
function forgetful() {
  const done = new Map<string, string>();
  const gateway: GatewayModule = {
    name: "forgetful",
    displayName: "Forgetful",
    tokenise: async () => ({ outcome: "refused", error: "no cards" }),
    capture: async () => ({ outcome: "refused", error: "no charges" }),
    async refund({ reference }) {
      const known = done.get(reference);
      if (known) return { outcome: "done", refundId: known };
      done.set(reference, `refund-no-${done.size + 1}`);
      throw new Error("The connection broke");
    },
  };
  return { gateway, done };
}

describe.each(testDatabases())("a refund whose answer is lost, on $name", (kind) => {
  it("is on its way until the gateway says so, and happens once", async () => {
    const { gateway, done } = forgetful();
    const books = await openBooks(kind, 10, { modules: { gateways: [gateway] } });
    const { someClient, someInvoice, invoice } = moneyHelpers(() => books);
    const invoiceid = await someInvoice(await someClient(), "14.00", "forgetful");
    const payment = { invoiceid, transid: "charge-1", gateway: "forgetful", date: "2026-11-23T10:00:00" };
    await books.whmcs.addInvoicePayment(payment);
    const refund = (more: object = {}) => refusal(books.whmcs.krakenRefundInvoice({ invoiceid, ...more }));
    expect(await refund()).toBe("The gateway did not answer: it is asked again until it does");
    expect((await invoice(invoiceid)).status).toBe("Paid");
    expect(await refund({ type: "Credit" })).toBe("Nothing is left to refund");
    await books.restart();
    await books.drain();
    expect((await invoice(invoiceid)).status).toBe("Paid");
    books.setTime(new Date(NOW.getTime() + 10 * 60_000));
    await books.drain();
    await books.drain();
    const after = await invoice(invoiceid);
    expect(after.status).toBe("Refunded");
    expect(after.transactions.filter(({ amountout }) => amountout !== "0.00")).toMatchObject([
      { transid: "refund-no-1", amountout: "14.00" },
    ]);
    expect(done.size).toBe(1);
    expect(books.failures.map(String)).toEqual(["Error: The connection broke"]);
    await books.close();
  });
});
