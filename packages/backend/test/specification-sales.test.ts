import { testDatabases } from "@kraken/database/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBooks, type TestBooks } from "./support/books.ts";
import { newClient } from "./support/shop.ts";
import { rowsOf, speaker } from "./support/specification.ts";

const guest = {
  ...{ firstname: "William", lastname: "Smith", companyname: "Smith & Sons", email: "william@spec.example" },
  ...{ address1: "1 Quay", address2: "Floor 2", city: "Austin", state: "Texas", postcode: "73301" },
  ...{ country: "US", phonenumber: "512 555 0100" },
};

const lines = {
  ...{ "lineitems[0][desc]": "Apple", "lineitems[0][qty]": 2, "lineitems[0][up]": "1.25" },
  ...{ "lineitems[1][desc]": "Pear", "lineitems[1][qty]": 1, "lineitems[1][up]": "5.00" },
};

/** Read back by another action after a restart. */
describe.each(testDatabases())("quotes and pay methods by the specification's names, on $name", (kind) => {
  let books: TestBooks;
  const { say, done, unsaid } = speaker(() => books, "Quote Management", "Payment Methods");
  beforeAll(async () => {
    books = await openBooks(kind, 5);
  });
  afterAll(async () => {
    expect(books.failures).toEqual([]);
    await books.close();
  });

  const quotes = async (more: Record<string, string | number>) =>
    rowsOf(await done("GetQuotes", more), "quotes", "quote");
  const about = { subject: "Fruit", stage: "Draft", datecreated: "2026-11-20", validuntil: "2026-12-20" };

  it("CreateQuote, GetQuotes, UpdateQuote and DeleteQuote", async () => {
    const forGuest = Number((await done("CreateQuote", { ...about, ...lines, ...guest, currency: 1 })).quoteid);
    const forClient = Number((await done("CreateQuote", { ...about, ...lines, userid: 1 })).quoteid);
    await books.restart();
    expect(await quotes({ id: forGuest })).toMatchObject([
      {
        ...{ id: forGuest, ...about, ...guest, total: "7.50", currency: 1 },
        items: { item: [{ description: "Apple", quantity: "2", unitprice: "1.25" }, { description: "Pear" }] },
      },
    ]);
    const ofClient = (await quotes({ userid: 1, limitstart: 0, limitnum: 1000 })).map(({ id }) => id);
    expect(ofClient).toContain(forClient);
    expect(await quotes({ userid: 1, limitstart: 1, limitnum: 1 })).toMatchObject([{ id: ofClient[1] }]);
    const changed = {
      ...{ firstname: "Wilma", lastname: "Moss", companyname: "Moss Ltd", email: "wilma@spec.example" },
      ...{ address1: "2 Quay", address2: "", city: "Dallas", state: "TX", postcode: "75001", country: "CA" },
      ...{ phonenumber: "512 555 0199", subject: "Berries", stage: "On Hold", datecreated: "2026-11-21" },
      validuntil: "2026-12-21",
    };
    const more = { "lineitems[0][desc]": "Plum", "lineitems[0][qty]": 1, "lineitems[0][up]": "0.50" };
    await done("UpdateQuote", { quoteid: forGuest, ...changed, ...more, currency: 2 });
    await done("UpdateQuote", { quoteid: forClient, userid: 2 });
    await books.restart();
    expect(await quotes({ id: forGuest })).toMatchObject([{ ...changed, currency: 2, total: "8.00" }]);
    expect(await quotes({ id: forClient })).toMatchObject([{ userid: 2 }]);
    await done("DeleteQuote", { quoteid: forGuest });
    await books.restart();
    expect(await quotes({ id: forGuest })).toEqual([]);
  });

  it("SendQuote and AcceptQuote", async () => {
    const userid = await newClient(books);
    const quoteid = Number((await done("CreateQuote", { ...about, ...lines, userid })).quoteid);
    await done("SendQuote", { quoteid });
    await books.restart();
    expect(await quotes({ id: quoteid })).toMatchObject([{ stage: "Delivered" }]);
    const mails = rowsOf(await done("GetEmails", { clientid: userid }), "emails", "email");
    expect(mails.map(({ subject }) => subject).join()).toMatch(/Fruit|Quote/);
    const { invoiceid } = await done("AcceptQuote", { quoteid });
    await books.restart();
    expect(await quotes({ id: quoteid })).toMatchObject([{ stage: "Accepted" }]);
    expect(await done("GetInvoice", { invoiceid: Number(invoiceid) })).toMatchObject({ userid, subtotal: "7.50" });
  });

  it("AddPayMethod, GetPayMethods, UpdatePayMethod and DeletePayMethod", async () => {
    const clientid = await newClient(books);
    const billing = (name: string, city: string) => ({
      ...{ billing_name: name, billing_address: "3 Quay", billing_city: city, billing_state: "Avon" },
      ...{ billing_postcode: "BS1", billing_country: "GB", billing_email: "pay@spec.example", billing_phone: "0117" },
    });
    const card = { gateway: "sandboxcard", card_type: "Visa", card_last_four: "4242", card_expiry_date: "0429" };
    const added = await done("AddPayMethod", { clientid, ...card, ...billing("Ada Lindqvist", "Bristol") });
    const paymethod_id = Number(added.paymethodid);
    await books.restart();
    const methods = async () => {
      const { paymethods } = await done("GetPayMethods", { clientid });
      return paymethods as Record<string, unknown>[];
    };
    const contactOf = async () =>
      books.database.db.selectFrom("pay_methods").selectAll().where("id", "=", paymethod_id).executeTakeFirst();
    expect(await methods()).toMatchObject([
      {
        id: paymethod_id,
        card_type: "Visa",
        card_last_four: "4242",
        expiry_date: "04/29",
        gateway_name: "sandboxcard",
      },
    ]);
    const before = await contactOf();
    const other = { gateway: "sandboxcard", card_type: "MasterCard", card_last_four: "4444", card_expiry_date: "0530" };
    await done("UpdatePayMethod", { paymethod_id, clientid, ...other, ...billing("Bea Moss", "Bath") });
    await books.restart();
    expect(await methods()).toMatchObject([
      { id: paymethod_id, card_type: "MasterCard", card_last_four: "4444", expiry_date: "05/30" },
    ]);
    expect(await contactOf()).not.toEqual(before);
    const contacts = rowsOf(await done("GetContacts", { clientid }), "contacts", "contact");
    expect(contacts.map(({ city }) => city)).toContain("Bath");
    await done("DeletePayMethod", { paymethod_id });
    await books.restart();
    expect(await methods()).toEqual([]);
    expect(await say("DeletePayMethod", { paymethod_id })).toMatchObject({ result: "error" });
  });

  it("leaves none of their actions and parameters out", () => {
    expect(unsaid()).toEqual([]);
  });
});
