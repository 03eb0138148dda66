import { readFileSync } from "node:fs";
import { testDatabases } from "@kraken/database/testing";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { GatewayModule } from "../src/modules/index.ts";
import { credentials, openBooks, type TestBooks } from "./support/books.ts";
import { newClient, refusal } from "./support/shop.ts";

const nobody = 999_999;
const VISA = "4242424242424242";
const MASTERCARD = "5555555555554444";

/** What the gateway that can be told what to say has heard. */
const heard = { forgotten: [] as string[], answer: "done" as "done" | "refused" | "unknown" };

const moody: GatewayModule = {
  name: "paypal",
  displayName: "A gateway of moods",
  async tokenise({ number, expiry }) {
    if (heard.answer !== "done") return { outcome: heard.answer, error: `No mood for ${number}` };
    return { outcome: "done", token: `moody-${number.slice(-4)}`, lastFour: number.slice(-4), type: "Visa", expiry };
  },
  capture: async () => ({ outcome: "refused", error: "No mood" }),
  refund: async () => ({ outcome: "refused", error: "No mood" }),
  async forget(token) {
    if (heard.answer !== "done") return { outcome: heard.answer, error: "No mood to forget" };
    heard.forgotten.push(token);
    return { outcome: "done" };
  },
};

/** Cards are entered at its own page. */
const assisted: GatewayModule = { ...moody, name: "mailin", displayName: "Assisted", isAssisted: true };

describe.each(testDatabases())("pay methods, on $name", (kind) => {
  let books: TestBooks;
  beforeAll(async () => {
    books = await openBooks(kind, 20, { modules: { gateways: [moody, assisted] } });
  });
  beforeEach(() => {
    heard.forgotten = [];
    heard.answer = "done";
  });
  afterAll(async () => {
    expect(books.failures).toEqual([]);
    await books.close();
  });

  const card = { card_number: VISA, card_expiry: "0429", gateway_module_name: "sandboxcard" };
  const methodsOf = async (clientid: number) => (await books.whmcs.getPayMethods({ clientid })).paymethods;
  const theMethod = async (clientid: number, paymethodid: number) => {
    const [method] = (await books.whmcs.getPayMethods({ clientid, paymethodid })).paymethods;
    if (!method) throw new Error(`There is no pay method ${paymethodid}`);
    return method;
  };
  const add = async (clientid: number, changes = {}) =>
    (await books.whmcs.addPayMethod({ clientid, ...card, ...changes })).paymethodid;
  const answer = async (action: string, fields: Record<string, string | number>) => {
    const form = Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, String(value)]));
    const { json, text } = await books.post({ action, ...credentials, ...form });
    expect(text).not.toContain(VISA);
    return json?.message ?? json?.result;
  };

  /** Everything that the database holds, as text; on SQLite its files too. */
  async function everythingKept(): Promise<string> {
    const { db, dialect } = books.database;
    const names =
      dialect === "sqlite"
        ? sql<{ name: string }>`select name from sqlite_master where type = 'table'`
        : sql<{ name: string }>`select tablename as name from pg_tables where schemaname = current_schema()`;
    const tables = (await names.execute(db)).rows;
    expect(tables.length).toBeGreaterThan(50);
    const parts: string[] = [];
    for (const { name } of tables) {
      parts.push(JSON.stringify((await sql`select * from ${sql.table(name)}`.execute(db)).rows));
    }
    if (dialect === "sqlite") {
      const path = books.place.url.replace(/^file:/, "");
      for (const file of [path, `${path}-wal`]) {
        try {
          parts.push(readFileSync(file, "latin1"));
        } catch (error) {
          if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
        }
      }
    }
    return parts.join("\n");
  }

  it("stores a card here, and answers every field after a restart", async () => {
    const clientid = await newClient(books);
    const made = await books.whmcs.addPayMethod({
      clientid,
      type: "CreditCard",
      description: "New Card",
      card_number: "4242 4242 4242 4242",
      card_expiry: "04/29",
      card_start: "0124",
      card_issue_number: 3,
    });
    expect(made).toMatchObject({ clientid });
    await books.restart();
    const local = await books.post({ action: "GetPayMethods", ...credentials, clientid: String(clientid) });
    expect(local.json).toEqual({
      result: "success",
      clientid: String(clientid),
      paymethods: [
        {
          id: made.paymethodid,
          type: "CreditCard",
          description: "New Card",
          gateway_name: "",
          contact_type: "Client",
          contact_id: clientid,
          card_last_four: "4242",
          expiry_date: "04/29",
          start_date: "01/24",
          issue_number: "3",
          card_type: "Visa",
          remote_token: "",
          last_updated: "23/11/2026 10:00",
        },
      ],
    });
  });

  it("stores a card at a gateway that is named, and charges it", async () => {
    const clientid = await newClient(books);
    const id = await add(clientid, { type: "RemoteCreditCard" });
    const remote = await theMethod(clientid, id);
    expect(remote).toMatchObject({ type: "RemoteCreditCard", gateway_name: "sandboxcard", card_last_four: "4242" });
    expect(remote.remote_token).not.toBe("");
    const { invoiceid } = await books.whmcs.createInvoice({
      userid: clientid,
      status: "Unpaid",
      itemdescription: ["Work"],
      itemamount: ["12.00"],
    });
    await books.whmcs.capturePayment({ invoiceid });
    expect((await books.whmcs.getInvoice({ invoiceid })).status).toBe("Paid");
  });

  it("takes the specification's names: a remote card with a token, its last digits and who is billed", async () => {
    const clientid = await newClient(books);
    const { paymethodid } = await books.whmcs.addPayMethod({
      clientid,
      gateway: "sandboxcard",
      card_type: "Visa",
      card_last_four: "4242",
      card_expiry_date: "0429",
      billing_name: "Grace Hopper",
      billing_address: "2 Harbour Road",
      billing_city: "Arlington",
      billing_state: "Virginia",
      billing_postcode: "22201",
      billing_country: "US",
      billing_email: "grace@billing.example",
      billing_phone: "703 555 0100",
    });
    await books.restart();
    const method = await theMethod(clientid, paymethodid);
    expect(method).toMatchObject({
      type: "RemoteCreditCard",
      gateway_name: "sandboxcard",
      card_last_four: "4242",
      card_type: "Visa",
      expiry_date: "04/29",
      contact_type: "Contact",
    });
    expect(method.remote_token).not.toBe("");
    const { contacts } = await books.whmcs.getContacts({ userid: clientid });
    expect(contacts).toMatchObject([
      {
        id: method.contact_id,
        firstname: "Grace",
        lastname: "Hopper",
        address1: "2 Harbour Road",
        city: "Arlington",
        state: "Virginia",
        postcode: "22201",
        country: "US",
        email: "grace@billing.example",
        phonenumber: "703 555 0100",
      },
    ]);

    await books.whmcs.updatePayMethod({
      clientid,
      paymethod_id: paymethodid,
      card_expiry_date: "0530",
      billing_city: "Boston",
    });
    expect(await theMethod(clientid, paymethodid)).toMatchObject({
      expiry_date: "05/30",
      contact_id: method.contact_id,
    });
    const [contact] = (await books.whmcs.getContacts({ userid: clientid })).contacts;
    expect(contact).toMatchObject({ city: "Boston", firstname: "Grace" });
    await books.whmcs.deletePayMethod({ clientid, paymethod_id: paymethodid });
    expect(await methodsOf(clientid)).toEqual([]);
  });

  it("stores bank accounts without their numbers, and filters by kind", async () => {
    const clientid = await newClient(books);
    const cardId = await add(clientid);
    const bank = { bank_name: "Beispielbank", bank_account_type: "Checking", bank_code: "10070000" };
    const { paymethodid } = await books.whmcs.addPayMethod({
      clientid,
      type: "BankAccount",
      description: "Savings",
      ...bank,
      bank_account: "DE89370400440532013000",
    });
    await books.restart();
    expect(await theMethod(clientid, paymethodid)).toMatchObject({
      type: "BankAccount",
      description: "Savings",
      gateway_name: "",
      bank_name: "Beispielbank",
      card_last_four: null,
      remote_token: "",
    });
    expect((await everythingKept()).includes("370400440532013000")).toBe(false);
    const ids = async (type: "BankAccount" | "CreditCard") =>
      (await books.whmcs.getPayMethods({ clientid, type })).paymethods.map(({ id }) => id);
    expect(await ids("BankAccount")).toEqual([paymethodid]);
    expect(await ids("CreditCard")).toEqual([cardId]);
    await books.whmcs.updatePayMethod({ clientid, paymethodid, bank_name: "Other Bank" });
    expect((await theMethod(clientid, paymethodid)).bank_name).toBe("Other Bank");
    expect(await refusal(books.whmcs.updatePayMethod({ clientid, paymethodid, card_expiry: "0530" }))).toBe(
      "No Details Provided for Update",
    );
  });

  it("keeps the default first", async () => {
    const clientid = await newClient(books);
    const first = await add(clientid);
    const second = await add(clientid);
    const third = await add(clientid, { set_as_default: true });
    const ids = async () => (await methodsOf(clientid)).map(({ id }) => id);
    expect(await ids()).toEqual([third, first, second]);
    await books.whmcs.updatePayMethod({ clientid, paymethodid: second, set_as_default: true });
    await books.restart();
    expect(await ids()).toEqual([second, third, first]);
    await Promise.all(
      [first, second, third].map((paymethodid) =>
        books.whmcs.updatePayMethod({ clientid, paymethodid, set_as_default: true }),
      ),
    );
    const places = await books.database.db
      .selectFrom("pay_methods")
      .select("sort_order")
      .where("client_id", "=", clientid)
      .execute();
    expect(new Set(places.map(({ sort_order }) => sort_order)).size).toBe(3);
  });

  it("changes a card's months, and its number by a new token", async () => {
    const clientid = await newClient(books);
    const id = await add(clientid, { type: "RemoteCreditCard", gateway_module_name: "paypal" });
    expect(await theMethod(clientid, id)).toMatchObject({ remote_token: "moody-4242" });
    await books.whmcs.updatePayMethod({ clientid, paymethodid: id, card_number: MASTERCARD, card_expiry: "1031" });
    expect(await theMethod(clientid, id)).toMatchObject({
      remote_token: "moody-4444",
      card_last_four: "4444",
      expiry_date: "10/31",
    });
    expect(heard.forgotten).toEqual(["moody-4242"]);

    const sandbox = await add(clientid);
    await books.whmcs.updatePayMethod({
      clientid,
      paymethodid: sandbox,
      card_expiry: "1130",
      card_start: "0225",
      card_issue_number: 7,
    });
    await books.restart();
    expect(await theMethod(clientid, sandbox)).toMatchObject({
      expiry_date: "11/30",
      start_date: "02/25",
      issue_number: "7",
    });
  });

  it("deletes: the gateway forgets at once, later, or keeps both from going", async () => {
    const clientid = await newClient(books);
    const id = await add(clientid, { gateway_module_name: "paypal" });
    heard.answer = "refused";
    const strictly = { clientid, paymethodid: id, failonremotefailure: true };
    expect(await refusal(books.whmcs.deletePayMethod(strictly))).toBe(
      "Error Deleting Remote Pay Method: No mood to forget",
    );
    expect(await methodsOf(clientid)).toHaveLength(1);
    heard.answer = "done";
    await books.whmcs.deletePayMethod(strictly);
    expect(await methodsOf(clientid)).toEqual([]);
    expect(new Set(heard.forgotten)).toEqual(new Set(["moody-4242"]));

    const other = await add(clientid, { gateway_module_name: "paypal" });
    heard.forgotten = [];
    await books.whmcs.deletePayMethod({ clientid, paymethodid: other });
    await books.restart();
    expect(await methodsOf(clientid)).toEqual([]);
    expect(heard.forgotten).toEqual(["moody-4242"]);
  });

  it("deletes a pay method that an invoice was to be paid with", async () => {
    const clientid = await newClient(books);
    const paymethodid = await add(clientid);
    const answers = await Promise.all(
      [1, 2, 3].map(() => refusal(books.whmcs.deletePayMethod({ clientid, paymethodid }))),
    );
    expect(answers.sort()).toEqual(["Invalid Pay Method ID", "Invalid Pay Method ID", "done"]);
  });

  it("refuses to list in WHMCS's words", async () => {
    expect(await answer("GetPayMethods", {})).toBe("Client ID Is Required");
    expect(await answer("GetPayMethods", { clientid: nobody })).toBe("Client Not Found");
    expect(await answer("GetPayMethods", { clientid: 1, type: "Shells" })).toBe(
      "Invalid Pay Method Type. Should be 'BankAccount' or 'CreditCard'",
    );
  });

  it("refuses to add in WHMCS's words", async () => {
    const clientid = await newClient(books);
    const say = (changes: Record<string, string | number>) => answer("AddPayMethod", { clientid, ...card, ...changes });
    expect(await answer("AddPayMethod", card)).toBe("Client ID Is Required");
    expect(await say({ clientid: nobody })).toBe("Invalid Client ID");
    expect(await say({ type: "Shells" })).toBe(
      "Invalid Pay Method Type. Type should be one of 'BankAccount', 'CreditCard', or 'RemoteCreditCard'",
    );
    expect(await say({ type: "RemoteCreditCard", gateway_module_name: "" })).toBe(
      "Gateway is Required for RemoteCreditCard type",
    );
    const numberless = "Card Number is required for 'CreditCard' or 'RemoteCreditCard' type";
    expect(await say({ card_number: "" })).toBe(numberless);
    expect(await say({ card_number: "", type: "RemoteCreditCard" })).toBe(numberless);
    expect(await say({ card_expiry: "" })).toBe("Expiry Date is required for 'CreditCard' or 'RemoteCreditCard' type");
    for (const card_expiry of ["1329", "0426", "soon"]) {
      expect(await say({ card_expiry })).toBe("Expiry Date is invalid");
    }
    for (const card_start of ["0027", "1230"]) expect(await say({ card_start })).toBe("Start Date is invalid");
    for (const card_issue_number of ["first", -1]) {
      expect(await say({ card_issue_number })).toBe("Issue Number is invalid");
    }
    expect(await say({ gateway_module_name: "shellbank" })).toBe(
      "Invalid Gateway Module Name. Must be one of: banktransfer, mailin, paypal, sandboxcard",
    );
    expect(await say({ gateway_module_name: "banktransfer" })).toBe("Unsupported Gateway Type for Storage");
    expect(await say({ card_number: "4242424242424241" })).toBe(
      "Error Creating Remote Token: The card number is not valid",
    );
    heard.answer = "refused";
    expect(await say({ gateway_module_name: "paypal" })).toMatch(/^Error Creating Remote Token: No mood for \D+4242$/);
    const bank = { type: "BankAccount", gateway_module_name: "" };
    expect(await say({ ...bank, bank_account: "12345678" })).toBe("Routing number is required");
    expect(await say({ ...bank, bank_code: "10070000" })).toBe("Account number is required");
    expect(await methodsOf(clientid)).toEqual([]);
  });

  it("refuses when no gateway is there to keep anything", async () => {
    const clientid = await newClient(books);
    const turn = (isActive: 0 | 1) =>
      books.database.transaction((tx) => tx.updateTable("payment_methods").set({ is_active: isActive }).execute());
    await turn(0);
    const named = { clientid, card_number: VISA, card_expiry: "0429" };
    expect(await answer("AddPayMethod", named)).toBe("No Local Credit Card Payment Gateways Enabled");
    const bank = { type: "BankAccount", bank_code: "10070000", bank_account: "12345678" };
    expect(await answer("AddPayMethod", { clientid, ...bank })).toBe("Gateway is Required for Bank Account Storage");
    await turn(1);
  });

  it("refuses to change and to delete in WHMCS's words", async () => {
    const clientid = await newClient(books);
    const paymethodid = await add(clientid);
    const other = await newClient(books);
    const say = (changes: Record<string, string | number>) =>
      answer("UpdatePayMethod", { clientid, paymethodid, card_expiry: "0530", ...changes });
    expect(await say({ paymethodid: "" })).toBe("Pay Method ID is Required");
    expect(await say({ clientid: "" })).toBe("Client ID is Required");
    expect(await say({ paymethodid: nobody })).toBe("Invalid Pay Method ID");
    expect(await say({ clientid: other })).toBe("Pay Method does not belong to passed Client ID");
    expect(await say({ card_expiry: "" })).toBe("No Details Provided for Update");
    expect(await say({ card_expiry: "0020" })).toBe("Expiry Date is invalid");
    expect(await say({ card_start: "9999" })).toBe("Start Date is invalid");
    expect(await say({ card_issue_number: "x" })).toBe("Issue Number is invalid");
    expect(await say({ card_number: "4242424242424241" })).toBe(
      "Error Updating Remote Pay Method: The card number is not valid",
    );
    const gateless = await add(clientid, { gateway_module_name: "paypal" });
    expect(await say({ paymethodid: gateless })).toBe("Unsupported Gateway Type for Update");
    await books.database.transaction((tx) =>
      tx.updateTable("pay_methods").set({ gateway: "mailin" }).where("id", "=", gateless).execute(),
    );
    expect(await say({ paymethodid: gateless, card_number: VISA })).toBe(
      "Unable to Update Card Number for Assisted Gateway",
    );

    const remove = (changes: Record<string, string | number>) =>
      answer("DeletePayMethod", { clientid, paymethodid, ...changes });
    expect(await remove({ paymethodid: "" })).toBe("Pay Method ID is Required");
    expect(await remove({ clientid: "nobody" })).toBe("Client ID is Required");
    expect(await remove({ paymethodid: nobody })).toBe("Invalid Pay Method ID");
    expect(await remove({ clientid: other })).toBe("Pay Method does not belong to passed Client ID");
    expect((await theMethod(clientid, paymethodid)).expiry_date).toBe("04/29");
  });

  it("keeps, logs and echoes no card number, wherever somebody writes one", async () => {
    const clientid = await newClient(books);
    const grouped = "4242 4242 4242 4242";
    const paymethodid = await add(clientid, { description: `My card ${grouped}` });
    expect((await theMethod(clientid, paymethodid)).description).toMatch(/^My card \D+4242$/);
    await answer("UpdatePayMethod", { clientid, paymethodid, card_number: VISA, card_expiry: "0530" });
    const remote = { clientid, gateway_module_name: "sandboxcard", card_expiry: "0429" };
    expect(await answer("AddPayMethod", { ...remote, card_last_four: VISA })).not.toBe("success");
    await answer("AddPayMethod", { ...remote, card_last_four: "4242", card_type: `Visa ${VISA}` });
    await answer("AddPayMethod", { ...remote, card_last_four: "4242", billing_name: VISA, billing_address: grouped });
    const bank = { clientid, type: "BankAccount", bank_account: VISA, bank_code: VISA, bank_name: grouped };
    await answer("AddPayMethod", bank);
    const kept = await everythingKept();
    expect(kept.includes(`Added Pay Method - Pay Method ID: ${paymethodid}`)).toBe(true);
    // Not the whole text in the failure: it is long.
    const places = [VISA, grouped].map((number) => kept.slice(kept.indexOf(number) - 300).split("\n")[0]);
    expect(
      [VISA, grouped].filter((number) => kept.includes(number)),
      places.join("\n"),
    ).toEqual([]);
  });
});
