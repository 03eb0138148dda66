import { testDatabases } from "@kraken/database/testing";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { lineAmount, lineText } from "../src/quotes/lines.ts";
import { credentials, openBooks, type TestBooks } from "./support/books.ts";
import { newClient, refusal } from "./support/shop.ts";

const nobody = 999_999;

const fruit = [
  { desc: "Apple", qty: 1, up: "1.23", discount: "0.00", taxable: true },
  { desc: "Pear", qty: 3, up: "5.00", discount: "2.50", taxable: false },
];

const guest = {
  firstname: "William",
  lastname: "Smith",
  companyname: "Smith & Sons",
  email: "william@guests.example",
  address1: "1 Quay",
  address2: "Floor 2",
  city: "Austin",
  state: "Texas",
  postcode: "73301",
  country: "US",
  phonenumber: "512 555 0100",
  tax_id: "US-1",
  currency: 1,
};

describe("a quote's lines", () => {
  it("come to quantity × price less the discount, rounded half away from zero", () => {
    expect(lineAmount({ quantity: 300, unit_price: 500, discount: 250 })).toBe(1463);
    expect(lineAmount({ quantity: 300, unit_price: -500, discount: 250 })).toBe(-1463);
    expect(lineAmount({ quantity: 150, unit_price: 999, discount: 0 })).toBe(1499);
    expect(lineAmount({ quantity: 100, unit_price: 999, discount: 10_000 })).toBe(0);
  });

  it("are never further than half a cent from the exact sum, and cancel out", () => {
    const line = fc.record({
      quantity: fc.integer({ min: 0, max: 1_000_000_000 }),
      unit_price: fc.integer({ min: -1_000_000, max: 1_000_000 }),
      discount: fc.integer({ min: 0, max: 10_000 }),
    });
    fc.assert(
      fc.property(line, (given) => {
        const exact = BigInt(given.quantity) * BigInt(given.unit_price) * BigInt(10_000 - given.discount);
        const off = BigInt(lineAmount(given)) * 1_000_000n - exact;
        expect(off >= -500_000n && off <= 500_000n).toBe(true);
        expect(lineAmount(given) + lineAmount({ ...given, unit_price: -given.unit_price })).toBe(0);
      }),
      { numRuns: 10_000 },
    );
  });

  it("say on an invoice how they are reckoned", () => {
    const pear = { description: "Pear", quantity: 300, unit_price: 500, discount: 250 };
    expect(lineText(pear, "5.00")).toBe("3 x Pear @ 5.00 - 2.5% Discount");
    expect(lineText({ ...pear, quantity: 100, discount: 0 }, "5.00")).toBe("Pear");
    expect(lineText({ ...pear, quantity: 150, discount: 0 }, "5.00")).toBe("1.5 x Pear @ 5.00");
  });
});

describe.each(testDatabases())("quotes, on $name", (kind) => {
  let books: TestBooks;
  beforeAll(async () => {
    books = await openBooks(kind);
  });
  afterAll(async () => {
    expect(books.failures).toEqual([]);
    await books.close();
  });

  const theQuote = async (quoteid: number) => {
    const [quote] = (await books.whmcs.getQuotes({ quoteid })).quotes;
    if (!quote) throw new Error(`There is no quote ${quoteid}`);
    return quote;
  };
  const theInvoice = async (invoiceid: number | null) => books.whmcs.getInvoice({ invoiceid: invoiceid ?? 0 });
  const mailsOf = async (clientid: number) =>
    (await books.whmcs.getEmails({ clientid })).emails.map(({ subject }) => subject);
  const quoteFor = async (userid: number, changes = {}) =>
    (
      await books.whmcs.createQuote({
        subject: "Fruit",
        stage: "Draft",
        validuntil: "2026-12-24",
        userid,
        lineitems: fruit,
        ...changes,
      })
    ).quoteid;

  it("makes a quote with the specification's names, and reads every field after a restart", async () => {
    const made = await books.whmcs.createQuote({
      subject: "For a guest",
      stage: "Draft",
      datecreated: "2026-11-20",
      validuntil: "2026-12-24",
      lineitems: fruit,
      ...guest,
      proposal: "Eat more fruit",
      customernotes: "Ripe",
      adminnotes: "Sour",
    });
    await books.restart();
    const { currency, ...address } = guest;
    expect(await theQuote(made.quoteid)).toEqual({
      id: made.quoteid,
      subject: "For a guest",
      stage: "Draft",
      validuntil: "2026-12-24",
      userid: 0,
      client: null,
      ...address,
      currency,
      subtotal: "15.86",
      tax1: "0.00",
      tax2: "0.00",
      total: "15.86",
      proposal: "Eat more fruit",
      customernotes: "Ripe",
      adminnotes: "Sour",
      datecreated: "2026-11-20",
      lastmodified: "2026-11-23",
      datesent: null,
      dateaccepted: null,
      items: [
        {
          id: expect.any(Number),
          description: "Apple",
          quantity: 1,
          unitprice: "1.23",
          discount: "0.00",
          taxable: true,
        },
        {
          id: expect.any(Number),
          description: "Pear",
          quantity: 3,
          unitprice: "5.00",
          discount: "2.50",
          taxable: false,
        },
      ],
    });
  });

  it("taxes a client's quote by his place, in his currency", async () => {
    const userid = await newClient(books);
    const quoteid = await quoteFor(userid, { currency: 1 });
    // 1.23 at 19 % is 0.2337.
    expect(await theQuote(quoteid)).toMatchObject({
      userid,
      client: { id: userid, firstname: "Ada", lastname: "Lindqvist", companyname: "", groupid: 0, status: "Active" },
      currency: 2,
      subtotal: "15.86",
      tax1: "0.23",
      tax2: "0.00",
      total: "16.09",
    });
    expect((await theQuote(quoteid)).client).toMatchObject({ datecreated: "2026-11-23" });
  });

  it("answers an empty list of lines as WHMCS does", async () => {
    const userid = await newClient(books);
    const quoteid = await quoteFor(userid, { lineitems: undefined });
    const { json } = await books.post({ action: "GetQuotes", ...credentials, quoteid: String(quoteid) });
    expect(json).toMatchObject({
      result: "success",
      totalresults: 1,
      startnumber: 0,
      numreturned: 1,
      quotes: { quote: [{ items: { item: [] }, total: "0.00", datesent: "0000-00-00", dateaccepted: "0000-00-00" }] },
    });
  });

  it("finds quotes by each filter, newest first, in pages", async () => {
    const userid = await newClient(books);
    const ids: number[] = [];
    for (const place of [1, 2, 3, 4]) ids.push(await quoteFor(userid, { subject: `Filter ${place}`, userid }));
    const [first = 0, second = 0] = ids;
    await books.whmcs.updateQuote({
      quoteid: second,
      stage: "On Hold",
      validuntil: "2027-01-15",
      datecreated: "2026-10-10",
    });
    const found = async (filter: Parameters<typeof books.whmcs.getQuotes>[0]) =>
      (await books.whmcs.getQuotes({ userid, ...filter })).quotes.map(({ id }) => id);
    expect(await found({})).toEqual([...ids].reverse());
    expect(await found({ id: first })).toEqual([first]);
    expect(await found({ subject: "Filter 3" })).toEqual([ids[2]]);
    expect(await found({ subject: "Filter" })).toEqual([]);
    expect(await found({ stage: "On Hold" })).toEqual([second]);
    expect(await found({ datecreated: "2026-10-10" })).toEqual([second]);
    expect(await found({ validuntil: "2027-01-15" })).toEqual([second]);
    expect(await found({ lastmodified: "2026-11-23" })).toHaveLength(4);
    expect(await found({ lastmodified: "2026-11-22" })).toEqual([]);
    expect(await books.whmcs.getQuotes({ userid, limitstart: 1, limitnum: 2 })).toMatchObject({
      totalresults: 4,
      startnumber: 1,
      numreturned: 2,
      quotes: [{ id: ids[2] }, { id: second }],
    });
    expect(await books.whmcs.getQuotes({ userid: nobody })).toMatchObject({ totalresults: 0, quotes: [] });
  });

  it("changes a line that has an id, adds one that has none, and reckons anew", async () => {
    const quoteid = await quoteFor(await newClient(books, { country: "US", currency: 1 }));
    const [apple, pear] = (await theQuote(quoteid)).items;
    await books.whmcs.updateQuote({
      quoteid,
      subject: "More fruit",
      lineitems: [
        { id: pear?.id ?? 0, qty: 2.5 },
        { desc: "Plum", qty: 10, up: "0.99", discount: "5.00", taxable: false },
      ],
      customernotes: "Now with plums",
    });
    await books.restart();
    const quote = await theQuote(quoteid);
    expect(quote.items).toMatchObject([
      { id: apple?.id, description: "Apple", quantity: 1, unitprice: "1.23" },
      { id: pear?.id, description: "Pear", quantity: 2.5, unitprice: "5.00", discount: "2.50" },
      { description: "Plum", quantity: 10, unitprice: "0.99", discount: "5.00" },
    ]);
    // 1.23 + 12.1875 + 9.405
    expect(quote).toMatchObject({ subject: "More fruit", customernotes: "Now with plums", subtotal: "22.83" });
    const other = await quoteFor(await newClient(books));
    const [foreign] = (await theQuote(other)).items;
    expect(
      await refusal(
        books.whmcs.updateQuote({ quoteid, subject: "Not", lineitems: [{ id: foreign?.id ?? 0, up: "9" }] }),
      ),
    ).toBe("Line Item ID Not Found");
    expect((await theQuote(quoteid)).subject).toBe("More fruit");
    expect((await theQuote(other)).items[0]?.unitprice).toBe("1.23");
  });

  it("makes a guest's quote a client's, with his currency and taxes", async () => {
    const { quoteid } = await books.whmcs.createQuote({
      subject: "Later a client",
      stage: "Draft",
      validuntil: "2026-12-24",
      ...guest,
      lineitems: [{ desc: "Work", up: "100.00", taxable: true }],
    });
    const userid = await newClient(books);
    await books.whmcs.updateQuote({ quoteid, userid, postcode: "10115" });
    expect(await theQuote(quoteid)).toMatchObject({
      userid,
      currency: 2,
      postcode: "10115",
      tax1: "19.00",
      total: "119.00",
    });
  });

  it("refuses in WHMCS's words", async () => {
    const quote = { subject: "Fruit", stage: "Draft", validuntil: "24/12/2026" };
    const answer = async (action: string, fields: Record<string, string>) =>
      (await books.post({ action, ...credentials, ...fields })).json?.message;
    expect(await answer("CreateQuote", { ...quote, subject: "" })).toBe("Subject is required");
    expect(await answer("CreateQuote", { ...quote, stage: "Ripe" })).toBe("Invalid Stage");
    expect(await answer("CreateQuote", { ...quote, validuntil: "" })).toBe("Valid Until is required");
    expect(await answer("CreateQuote", { ...quote, userid: String(nobody) })).toBe("Client ID Not Found");
    expect(await answer("UpdateQuote", { quoteid: String(nobody) })).toBe("Quote ID Not Found");
    const quoteid = String(await quoteFor(await newClient(books)));
    expect(await answer("UpdateQuote", { quoteid, stage: "Ripe" })).toBe("Invalid Stage");
    for (const action of ["UpdateQuote", "DeleteQuote", "AcceptQuote", "SendQuote"]) {
      expect(await answer(action, { quoteid: String(nobody) })).toBe("Quote ID Not Found");
      expect(await answer(action, {})).toBe("Quote ID Not Found");
    }
    for (const line of [{ up: "1.00", discount: "100.01" }, { qty: -1 }, { qty: 1e9 }]) {
      expect(await refusal(books.whmcs.updateQuote({ quoteid: Number(quoteid), lineitems: [line] }))).toMatch(
        /lineitems/,
      );
    }
    expect((await theQuote(Number(quoteid))).items).toHaveLength(2);
  });

  it("sends a quote: stage, day and mail", async () => {
    const userid = await newClient(books);
    const quoteid = await quoteFor(userid);
    await books.whmcs.sendQuote({ quoteid });
    await books.restart();
    expect(await theQuote(quoteid)).toMatchObject({ stage: "Delivered", datesent: "2026-11-23" });
    expect(await mailsOf(userid)).toContain(`Quote #${quoteid} for Fruit`);

    const { quoteid: nowhere } = await books.whmcs.createQuote({
      subject: "To nobody",
      stage: "Draft",
      validuntil: "2026-12-24",
    });
    expect(await refusal(books.whmcs.sendQuote({ quoteid: nowhere }))).toMatch(/no email address/);
    expect(await theQuote(nowhere)).toMatchObject({ stage: "Draft", datesent: null });
  });

  it("turns an accepted quote into an invoice of the same lines and total", async () => {
    const userid = await newClient(books);
    const quoteid = await quoteFor(userid);
    const { total } = await theQuote(quoteid);
    const { invoiceid } = await books.whmcs.acceptQuote({ quoteid });
    await books.restart();
    expect(await theInvoice(invoiceid)).toMatchObject({
      userid,
      status: "Unpaid",
      subtotal: "15.86",
      tax: "0.23",
      total,
      items: [
        { description: "Apple", amount: "1.23", taxed: true },
        { description: "3 x Pear @ 5.00 - 2.5% Discount", amount: "14.63", taxed: false },
      ],
    });
    expect(await theQuote(quoteid)).toMatchObject({ stage: "Accepted", dateaccepted: "2026-11-23" });
    expect(await mailsOf(userid)).toContain(`Quote #${quoteid} Accepted`);
    // Whoever asks again gets the same, and sending it again does not take it back.
    expect(await books.whmcs.acceptQuote({ quoteid })).toEqual({ invoiceid });
    await books.whmcs.sendQuote({ quoteid });
    expect((await theQuote(quoteid)).stage).toBe("Accepted");
    expect((await books.whmcs.getInvoices({ userid })).totalresults).toBe(1);
  });

  it("accepts once, however many ask at once", async () => {
    const userid = await newClient(books);
    const quoteid = await quoteFor(userid);
    const answers = await Promise.all(Array.from({ length: 20 }, () => books.whmcs.acceptQuote({ quoteid })));
    expect(new Set(answers.map(({ invoiceid }) => invoiceid)).size).toBe(1);
    expect((await books.whmcs.getInvoices({ userid })).totalresults).toBe(1);
    expect((await mailsOf(userid)).filter((subject) => subject === `Quote #${quoteid} Accepted`)).toHaveLength(1);
  });

  it("makes a client of a guest who accepts, once, with a way to choose a password", async () => {
    const email = "becomes-a-client@guests.example";
    const quote = { subject: "Welcome", stage: "Delivered" as const, validuntil: "2026-12-24", ...guest, email };
    const lineitems = [{ desc: "Work", up: "80.00" }];
    const { quoteid } = await books.whmcs.createQuote({ ...quote, lineitems });
    const answers = await Promise.all(Array.from({ length: 8 }, () => books.whmcs.acceptQuote({ quoteid })));
    expect(new Set(answers.map(({ invoiceid }) => invoiceid)).size).toBe(1);
    const { client, userid } = await theQuote(quoteid);
    expect(client).toMatchObject({ firstname: "William", email });
    expect((await books.whmcs.getClients({ search: email })).totalresults).toBe(1);
    expect(await theInvoice(answers[0]?.invoiceid ?? 0)).toMatchObject({ userid, total: "80.00" });
    const { client: details } = await books.whmcs.getClientsDetails({ clientid: userid });
    expect(details).toMatchObject({ lastname: "Smith", address2: "Floor 2", postcode: "73301", country: "US" });
    const link = await books.database.db
      .selectFrom("users")
      .select("reset_token_hash")
      .where("email", "=", email)
      .executeTakeFirstOrThrow();
    expect(link.reset_token_hash).not.toBe("");

    // His next quote is the same client's.
    const next = await books.whmcs.createQuote({ ...quote, lineitems });
    await books.whmcs.acceptQuote({ quoteid: next.quoteid });
    expect((await theQuote(next.quoteid)).userid).toBe(userid);

    const anonymous = await books.whmcs.createQuote({ subject: "Who?", stage: "Draft", validuntil: "2026-12-24" });
    expect(await refusal(books.whmcs.acceptQuote({ quoteid: anonymous.quoteid }))).toBe(
      "You did not enter your email address",
    );
  });

  it("deletes a quote with its lines, and leaves its invoice", async () => {
    const quoteid = await quoteFor(await newClient(books));
    const { invoiceid } = await books.whmcs.acceptQuote({ quoteid });
    await books.whmcs.deleteQuote({ quoteid });
    await books.restart();
    expect((await books.whmcs.getQuotes({ quoteid })).totalresults).toBe(0);
    const lines = books.database.db.selectFrom("quote_items").select("id").where("quote_id", "=", quoteid);
    expect(await lines.execute()).toEqual([]);
    expect((await theInvoice(invoiceid)).total).toBe("16.09");
    expect(await refusal(books.whmcs.deleteQuote({ quoteid }))).toBe("Quote ID Not Found");
  });
});
