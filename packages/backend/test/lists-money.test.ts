import { testDatabases } from "@kraken/database/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBooks, type TestBooks } from "./support/books.ts";

describe.each(testDatabases())("the lists of money across all clients, on $name", (kind) => {
  let books: TestBooks;
  beforeAll(async () => {
    books = await openBooks(kind, 60);
  });
  afterAll(async () => {
    expect(books.failures).toEqual([]);
    await books.close();
  });

  const cents = (amount: string) => Math.round(Number(amount) * 100);
  const sorted = <T>(values: T[], compare: (a: T, b: T) => number) => [...values].sort(compare);

  describe("KrakenGetTransactions", () => {
    const net = ({ amountin, amountout }: { amountin: string; amountout: string }) =>
      cents(amountin) - cents(amountout);

    it("has everybody's, as GetTransactions has them, a page at a time, by day and by amount", async () => {
      const known = await books.whmcs.getTransactions({});
      const read = (limitstart: number) =>
        books.whmcs.krakenGetTransactions({ orderby: "amount", order: "desc", limitstart, limitnum: 500 });
      const [first, second] = [await read(0), await read(500)];
      const rows = [...first.transactions, ...second.transactions];
      expect(first.totalresults).toBe(known.totalresults);
      expect(rows.map(net)).toEqual(sorted(rows.map(net), (a, b) => b - a));
      expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
      const byDay = (await books.whmcs.krakenGetTransactions({ limitnum: 1000 })).transactions;
      const days = byDay.map(({ date }) => date ?? "");
      expect(days).toEqual(sorted(days, (a, b) => (a < b ? -1 : a > b ? 1 : 0)));
      const one = known.transactions.find(({ id }) => id === byDay[0]?.id);
      expect(byDay[0]).toMatchObject({ transid: one?.transid, clientid: one?.userid, amountin: one?.amountin });
    });

    it("is narrowed down to a client, an invoice, a gateway and days, whose ends belong to it", async () => {
      const { transactions } = await books.whmcs.krakenGetTransactions({ limitnum: 1000 });
      const one = transactions.find(({ invoiceid }) => invoiceid > 0);
      const day = one?.date?.slice(0, 10) ?? "";
      const narrowed = async (filter: object) =>
        (await books.whmcs.krakenGetTransactions({ ...filter, limitnum: 1000 })).transactions;
      expect(await narrowed({ transactionid: one?.id })).toEqual([one]);
      expect(await narrowed({ clientid: one?.clientid })).toEqual(
        transactions.filter(({ clientid }) => clientid === one?.clientid),
      );
      expect(await narrowed({ invoiceid: one?.invoiceid })).toEqual(
        transactions.filter(({ invoiceid }) => invoiceid === one?.invoiceid),
      );
      expect(await narrowed({ gateway: one?.gateway })).toEqual(
        transactions.filter(({ gateway }) => gateway === one?.gateway),
      );
      const ofDay = await narrowed({ datefrom: day, dateto: day });
      expect(ofDay.length).toBeGreaterThan(0);
      expect(ofDay).toEqual(transactions.filter(({ date }) => date?.startsWith(day)));
    });

    it("is searched by the gateway's number, an invoice's and a client's words", async () => {
      const { transactions } = await books.whmcs.krakenGetTransactions({ limitnum: 1000 });
      const one = transactions.find(({ transid, invoiceid }) => transid !== "" && invoiceid > 0);
      const found = async (search: string) =>
        (await books.whmcs.krakenGetTransactions({ search, limitnum: 1000 })).transactions;
      expect(await found(one?.transid ?? "")).toContainEqual(one);
      expect(await found(`#${one?.invoiceid}`)).toContainEqual(one);
      const ofClient = await found(one?.clientname ?? "");
      expect(ofClient).toContainEqual(one);
      expect(await found("zzzzqqqq")).toEqual([]);
    });

    it("has what is no client's, in its own currency", async () => {
      await books.whmcs.addTransaction({
        paymentmethod: "banktransfer",
        currencyid: 1,
        transid: "NOBODY-1",
        amountout: "12.00",
      });
      const { transactions } = await books.whmcs.krakenGetTransactions({ search: "NOBODY-1" });
      expect(transactions).toEqual([
        expect.objectContaining({ clientid: 0, clientname: "", invoiceid: 0, amountout: "12.00" }),
      ]);
      expect(transactions[0]?.currencycode).toMatch(/^[A-Z]{3}$/);
    });
  });

  describe("KrakenGetQuotes", () => {
    it("has everybody's, as GetQuotes has them, by stage, client, number and the beginning of the subject", async () => {
      const known = (await books.whmcs.getQuotes({ limitnum: 1000 })).quotes;
      const read = async (filter: object) =>
        (await books.whmcs.krakenGetQuotes({ ...filter, order: "desc", limitnum: 1000 })).quotes;
      const all = await read({});
      expect(all.map(({ id }) => id)).toEqual(known.map(({ id }) => id));
      const [one] = all;
      expect(one).toMatchObject({ total: known[0]?.total, stage: known[0]?.stage, subject: known[0]?.subject });
      expect(await read({ stage: one?.stage })).toEqual(all.filter(({ stage }) => stage === one?.stage));
      expect(await read({ clientid: one?.clientid })).toEqual(all.filter(({ clientid }) => clientid === one?.clientid));
      expect(await read({ search: `#${one?.id}` })).toContainEqual(one);
      expect(await read({ search: one?.subject.slice(0, 5) })).toContainEqual(one);
      expect(await read({ search: one?.clientname })).toContainEqual(one);
      expect(await read({ search: "zzzzqqqq" })).toEqual([]);
    });
  });
});
