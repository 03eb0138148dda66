import { testDatabases } from "@kraken/database/testing";
import { ActionError } from "@kraken/sdk";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DEMO_PASSWORD, openBooks, type TestBooks } from "./support/books.ts";
import { setSettings } from "./support/settings.ts";

const ada = {
  firstname: "Ada",
  lastname: "Lindqvist",
  email: "Ada.Lindqvist@new.example",
  address1: "Storgata 1",
  city: "Bergen",
  state: "Vestland",
  postcode: "5003",
  country: "no",
  phonenumber: "55 12 34 56",
  password2: "a long password",
};

const refusal = (promise: Promise<unknown>) =>
  promise.then(
    () => "done",
    (error: unknown) => (error instanceof ActionError ? error.reason : String(error)),
  );

describe.each(testDatabases())("clients and users, on $name", (kind) => {
  let books: TestBooks;
  beforeAll(async () => {
    books = await openBooks(kind);
  });
  afterAll(async () => {
    expect(books.failures).toEqual([]);
    await books.close();
  });

  it("makes a client whom one finds, reads and signs in, also after a restart", async () => {
    const made = await books.whmcs.addClient({ ...ada, companyname: "Nordlys ÆØÅ", currency: 2, notes: "from a fair" });
    await books.restart();
    const { client } = await books.whmcs.getClientsDetails({ clientid: made.clientid });
    expect(client).toMatchObject({
      id: made.clientid,
      owner_user_id: made.owner_id,
      fullname: "Ada Lindqvist",
      companyname: "Nordlys ÆØÅ",
      email: ada.email,
      country: "NO",
      countryname: "Norway",
      phonecc: "47",
      phonenumberformatted: "+47.55123456",
      currency: 2,
      credit: "0.00",
      status: "Active",
      email_preferences: { general: true, invoice: true },
      users: [{ id: made.owner_id, email: ada.email, is_owner: true }],
    });
    expect((await books.whmcs.getClientsDetails({ email: ada.email.toUpperCase() })).client.id).toBe(made.clientid);
    const login = await books.whmcs.validateLogin({ email: ada.email.toLowerCase(), password2: ada.password2 });
    expect(login).toMatchObject({ userid: made.owner_id, twoFactorEnabled: false });
    const { users } = await books.whmcs.getUsers({ search: ada.email });
    expect(users).toMatchObject([{ id: made.owner_id, clients: [{ id: made.clientid, isOwner: true }] }]);
  });

  it("gives a further client to a user who exists", async () => {
    const first = await books.whmcs.addClient({ ...ada, email: "twice@new.example" });
    const owner = first.owner_id ?? 0;
    const second = await books.whmcs.addClient({ ...ada, email: "other@new.example", owner_user_id: owner });
    const { users } = await books.whmcs.getUsers({ search: "twice@new.example" });
    expect(users[0]?.clients.map((client) => client.id)).toEqual([first.clientid, second.clientid]);
    expect(await refusal(books.whmcs.addClient({ ...ada, email: "x@new.example", owner_user_id: 999_999 }))).toBe(
      "Invalid Owner User ID",
    );
  });

  it.each([
    ["firstname", "You did not enter your first name"],
    ["lastname", "You did not enter your last name"],
    ["email", "You did not enter your email address"],
    ["address1", "You did not enter your  address line 1"],
    ["city", "You did not enter your city"],
    ["state", "You did not enter your state"],
    ["postcode", "You did not enter your postcode"],
    ["country", "Valid country required"],
    ["phonenumber", "You did not enter your phone number"],
  ])("asks for %s", async (name, message) => {
    expect(await refusal(books.whmcs.addClient({ ...ada, email: "asks@new.example", [name]: " " }))).toBe(message);
  });

  it("refuses what is wrong, in WHMCS's words", async () => {
    const add = (changes: object) => refusal(books.whmcs.addClient({ ...ada, email: "wrong@new.example", ...changes }));
    expect(await add({ email: "no address" })).toBe("The email address you entered was not valid");
    expect(await add({ country: "XX" })).toBe("Valid country required");
    expect(await add({ phonenumber: "call me" })).toBe("Invalid telephone phone number");
    expect(await add({ email: "DEMO@kraken.example" })).toBe("A user already exists with that email address");
    expect((await books.whmcs.getClients({ search: "wrong@new.example" })).clients).toEqual([]);
  });

  it("makes one account of an address that comes many times at once", async () => {
    const attempts = Array.from({ length: 8 }, () => books.whmcs.addClient({ ...ada, email: "race@new.example" }));
    const results = await Promise.allSettled(attempts);
    expect(results.filter((result) => result.status === "fulfilled")).toHaveLength(1);
    expect((await books.whmcs.getUsers({ search: "race@new.example" })).users).toHaveLength(1);
  });

  it("changes what is passed, clears what is empty, and leaves the rest", async () => {
    const { clientid } = await books.whmcs.addClient({ ...ada, email: "change@new.example", companyname: "Old" });
    const change = { clientid, city: "Oslo", companyname: "", taxexempt: true, email_preferences: { general: false } };
    expect(await books.whmcs.updateClient({ ...change, language: "spanish" })).toMatchObject({ clientid });
    await books.restart();
    const { client } = await books.whmcs.getClientsDetails({ clientid });
    expect(client).toMatchObject({
      city: "Oslo",
      companyname: "",
      taxexempt: true,
      language: "spanish",
      firstname: "Ada",
    });
    expect(client.email_preferences).toMatchObject({ general: false, invoice: true });
    await books.whmcs.updateClient({ clientemail: "change@new.example", status: "Inactive" });
    expect((await books.whmcs.getClients({ search: "change@", status: "Inactive" })).clients).toHaveLength(1);
  });

  it("refuses changes in WHMCS's words", async () => {
    const { clientid } = await books.whmcs.addClient({ ...ada, email: "refuse@new.example" });
    expect(await refusal(books.whmcs.updateClient({ clientid: 999_999, city: "x" }))).toBe("Client ID Not Found");
    expect(await refusal(books.whmcs.updateClient({ city: "x" }))).toBe("Client ID Not Found");
    expect(await refusal(books.whmcs.updateClient({ clientid, email: "demo@kraken.example" }))).toBe(
      "Duplicate Email Address",
    );
    expect(await refusal(books.whmcs.updateClient({ clientid, email: "nope" }))).toBe(
      "The email address entered is not valid",
    );
    expect(await refusal(books.whmcs.updateClient({ clientid, email_preferences: { domain: false } }))).toMatch(
      /^You must have/,
    );
  });

  it("empties what has to be told only where skipvalidation says so", async () => {
    const { clientid } = await books.whmcs.addClient({ ...ada, email: "emptied@new.example" });
    const change = (changes: object) => refusal(books.whmcs.updateClient({ clientid, ...changes }));
    expect(await change({ firstname: "" })).toBe("You did not enter your first name");
    expect(await change({ city: "Oslo", postcode: " " })).toBe("You did not enter your postcode");
    expect(await change({ phonenumber: "" })).toBe("You did not enter your phone number");
    expect(await change({ phonenumber: "call me" })).toBe("Invalid telephone phone number");
    expect(await change({ firstname: "", phonenumber: "call me", skipvalidation: true })).toBe("done");
    expect((await books.whmcs.getClientsDetails({ clientid })).client).toMatchObject({
      firstname: "",
      phonenumber: "call me",
      city: ada.city,
    });
    expect(await change({ lastname: "Byron" })).toBe("done");
  });

  it("asks for the custom fields that have to be answered", async () => {
    const field = await books.database.transaction((tx) =>
      tx
        .insertInto("custom_fields")
        .values({ type: "client", name: "How did you find us?", is_required: 1 })
        .returning("id")
        .executeTakeFirstOrThrow(),
    );
    const add = (changes: object) => refusal(books.whmcs.addClient({ ...ada, email: "asked@new.example", ...changes }));
    expect(await add({})).toBe("You did not provide required custom field value for How did you find us?");
    expect(await add({ customfields: { [field.id]: "By chance" } })).toBe("done");
    const { client } = await books.whmcs.getClientsDetails({ email: "asked@new.example" });
    expect(client.customfields).toEqual([{ id: field.id, value: "By chance" }]);
    const change = async (value: string, skipvalidation = false) => {
      const asked = { clientid: client.id, customfields: { [field.id]: value }, skipvalidation };
      const said = await refusal(books.whmcs.updateClient(asked));
      const changed = await books.whmcs.getClientsDetails({ clientid: client.id });
      return [said, changed.client.customfields?.map((each) => each.value)];
    };
    const said = "You did not provide required custom field value for How did you find us?";
    expect(await change("")).toEqual([said, ["By chance"]]);
    expect(await change("", true)).toEqual(["done", [""]]);
    // Whoever never answered can still be changed in what else he has.
    expect(await refusal(books.whmcs.updateClient({ clientid: client.id, city: "Oslo" }))).toBe("done");
    await books.database.transaction((tx) => tx.deleteFrom("custom_fields").where("id", "=", field.id).execute());
  });

  it("takes no card details, says so, and clears the one card that there is", async () => {
    const { clientid } = await books.whmcs.addClient({ ...ada, email: "cards@new.example" });
    const said = "Card and bank account details are not taken here: use AddPayMethod";
    const card = { cardtype: "Visa", cardnum: "4242424242424242", expdate: "1130" };
    expect(await refusal(books.whmcs.updateClient({ clientid, ...card }))).toBe(said);
    expect(await refusal(books.whmcs.addClient({ ...ada, email: "card2@new.example", ...card }))).toBe(said);
    const add = (type = "CreditCard") =>
      books.database.transaction((tx) =>
        tx
          .insertInto("pay_methods")
          .values({
            client_id: clientid,
            type,
            contact_id: clientid,
            created_at: "2026-11-01T00:00:00Z",
            updated_at: "2026-11-01T00:00:00Z",
          })
          .execute(),
      );
    await add();
    await add();
    const clear = () => refusal(books.whmcs.updateClient({ clientid, clearcreditcard: true }));
    expect(await clear()).toBe("Multiple Credit Card Pay Methods Found");
    expect(await refusal(books.whmcs.updateClient({ clientid, ...card }))).toBe(
      "Multiple Credit Card Pay Methods Found",
    );
    const account = { bankcode: "10-20-30", bankacct: "12345678" };
    await add("BankAccount");
    expect(await refusal(books.whmcs.updateClient({ clientid, ...account }))).toBe(said);
    await add("RemoteBankAccount");
    expect(await refusal(books.whmcs.updateClient({ clientid, ...account }))).toBe(
      "Multiple Bank Account Pay Methods Found",
    );
    const [first] = (await books.whmcs.getPayMethods({ clientid })).paymethods;
    await books.whmcs.deletePayMethod({ clientid, paymethodid: first?.id ?? 0 });
    expect(await clear()).toBe("done");
    const { paymethods } = await books.whmcs.getPayMethods({ clientid });
    expect(paymethods.map(({ type }) => type)).toEqual(["BankAccount", "RemoteBankAccount"]);
  });

  it("lets nobody sign up with an address at a domain that is banned", async () => {
    await setSettings(books, { BannedEmailDomains: "throwaway.example, Spam.example" });
    const add = (email: string) => refusal(books.whmcs.addClient({ ...ada, email }));
    for (const email of ["ada@throwaway.example", "ada@Spam.example", "ada@mail.spam.example"]) {
      expect(await add(email)).toBe("The email address entered is not available for use.");
    }
    expect(await add("ada@notspam.example")).toBe("done");
    await setSettings(books, { BannedEmailDomains: "" });
  });

  it("refuses a group that there is not, and asks who is meant", async () => {
    expect(await refusal(books.whmcs.addClient({ ...ada, email: "group@new.example", groupid: 99 }))).toBe(
      "Client Group ID Not Found",
    );
    expect(await refusal(books.whmcs.updateClient({ clientid: 1, groupid: 99 }))).toBe("Client Group ID Not Found");
    expect(await refusal(books.whmcs.getClientsDetails({}))).toBe("Either clientid Or email Is Required");
    expect(await refusal(books.whmcs.getClientsDetails({ clientid: 999_999 }))).toBe("Client Not Found");
  });

  it("says no to a wrong password and to an unknown address in the same words", async () => {
    const login = (email: string, password2: string) => refusal(books.whmcs.validateLogin({ email, password2 }));
    expect(await login("demo@kraken.example", "wrong")).toBe("Email or Password Invalid");
    expect(await login("nobody@kraken.example", DEMO_PASSWORD)).toBe("Email or Password Invalid");
    expect(await login("", "")).toBe("Email or Password Invalid");
    expect(await login("demo@kraken.example", DEMO_PASSWORD)).toBe("done");
  });

  it("leaves the hash out for a user with two-factor authentication", async () => {
    const login = await books.whmcs.validateLogin({ email: "twofactor@kraken.example", password2: DEMO_PASSWORD });
    expect(login).toMatchObject({ twoFactorEnabled: true, passwordhash: null });
    const plain = await books.whmcs.validateLogin({ email: "demo@kraken.example", password2: DEMO_PASSWORD });
    expect(plain.passwordhash).not.toBe("");
  });

  it("pages, sorts and searches the list of clients", async () => {
    const first = await books.whmcs.getClients({ limitnum: 5, orderby: "lastname", sorting: "ASC" });
    const second = await books.whmcs.getClients({ limitnum: 5, limitstart: 5, orderby: "lastname", sorting: "ASC" });
    const names = [...first.clients, ...second.clients].map((client) => client.lastname.toLowerCase());
    expect(names).toEqual([...names].sort());
    expect(new Set([...first.clients, ...second.clients].map((client) => client.id)).size).toBe(10);
    expect(second.startnumber).toBe(5);
    const all: number[] = [];
    for await (const client of books.whmcs.paginate.getClients({}, { pageSize: 7 })) all.push(client.id);
    expect(all).toHaveLength(first.totalresults);
    expect(new Set(all).size).toBe(all.length);
    const { clients } = await books.whmcs.getClients({ search: "FJORD" });
    expect(clients.map((client) => client.companyname)).toEqual(["Fjord & Fell Studio"]);
  });

  it("finds a client by his full name", async () => {
    await books.whmcs.addClient({ ...ada, firstname: "Quentin", lastname: "Zephyrson", email: "qz@new.example" });
    expect((await books.whmcs.getClients({ search: "quentin zeph" })).clients).toHaveLength(1);
    expect((await books.whmcs.getClients({ search: "zephyrson quentin" })).clients).toHaveLength(0);
  });

  it("counts a client's things, with amounts as WHMCS shows them", async () => {
    const { stats } = await books.whmcs.getClientsDetails({ clientid: 1, stats: true });
    const services = await books.whmcs.getClientsProducts({ clientid: 1 });
    const domains = await books.whmcs.getClientsDomains({ clientid: 1 });
    const unpaid = await books.whmcs.getInvoices({ userid: 1, status: "Unpaid" });
    const overdue = await books.whmcs.getInvoices({ userid: 1, status: "Overdue" });
    expect(stats).toMatchObject({
      productsnumtotal: services.totalresults,
      numdomains: domains.totalresults,
      numunpaidinvoices: unpaid.totalresults,
      numoverdueinvoices: overdue.totalresults,
    });
    expect(stats?.creditbalance).toMatch(/^€[\d,.]+ EUR$|^€[\d,.]+$/);
  });

  it("counts the things of all clients of a page as it counts those of one", async () => {
    const { clients } = await books.whmcs.getClients({ stats: true });
    for (const { id, stats } of clients) {
      expect(stats).toEqual((await books.whmcs.getClientsDetails({ clientid: id, stats: true })).stats);
    }
    expect(new Set(clients.map(({ stats }) => JSON.stringify(stats))).size).toBeGreaterThan(3);
  });

  it("counts the orders that an affiliate brought", async () => {
    await books.whmcs.affiliateActivate({ userid: 2 });
    const { affiliates } = await books.whmcs.getAffiliates({ userid: 2 });
    const { clientid } = await books.whmcs.addClient({ ...ada, email: "brought@new.example" });
    const order = { clientid, pid: [3], billingcycle: ["monthly"], paymentmethod: "banktransfer", noemail: true };
    await books.whmcs.addOrder({ ...order, affid: affiliates[0]?.id ?? 0 });
    const { stats } = await books.whmcs.getClientsDetails({ clientid: 2, stats: true });
    expect(stats).toMatchObject({ isAffiliate: true, numaffiliatesignups: 1 });
  });
});
