import { testDatabases } from "@kraken/database/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DEMO_PASSWORD, openBooks, type TestBooks } from "./support/books.ts";
import { newService } from "./support/services.ts";
import { rowsOf, speaker } from "./support/specification.ts";

const person = {
  firstname: "Ada",
  lastname: "Lindqvist",
  address1: "Musterkai 7",
  city: "Hamburg",
  state: "Hamburg",
  postcode: "20457",
  country: "DE",
  phonenumber: "040 123456",
};

/** Read back by another action after a restart; the money has a suite of its own. */
describe.each(testDatabases())("people by the specification's names, on $name", (kind) => {
  let books: TestBooks;
  const { say, done, unsaid } = speaker(
    () => books,
    "Client Management",
    "Contact Management",
    "Authentication & User Management",
    "Additional Management Functions",
  );
  beforeAll(async () => {
    books = await openBooks(kind, 10);
  });
  afterAll(async () => {
    expect(books.failures).toEqual([]);
    await books.close();
  });

  const newClient = async (email: string, more = {}) =>
    Number(
      (await done("AddClient", { ...person, email, password2: "a long password", clientip: "198.51.100.9", ...more }))
        .clientid,
    );
  const detailsOf = async (clientid: number) => (await done("GetClientsDetails", { clientid })).client;
  const subjectsTo = async (clientid: number) =>
    rowsOf(await done("GetEmails", { clientid }), "emails", "email").map(({ subject }) => subject);

  it("AddClient, GetClientsDetails, ValidateLogin and GetEmails", async () => {
    const welcomed = await newClient("ada@spec.example");
    const quiet = await newClient("quiet@spec.example", { noemail: 1 });
    await books.restart();
    expect(await detailsOf(welcomed)).toMatchObject({ ...person, email: "ada@spec.example", status: "Active" });
    const byEmail = await done("GetClientsDetails", { email: "quiet@spec.example", stats: "true" });
    expect(byEmail).toMatchObject({ client: { id: quiet }, stats: { productsnumactive: expect.anything() } });
    expect(await done("GetClientsDetails", { clientid: quiet })).not.toHaveProperty("stats");
    expect(await subjectsTo(welcomed)).toEqual(["Welcome to Kraken Hosting"]);
    expect(await subjectsTo(quiet)).toEqual([]);
    const login = { email: "ada@spec.example", password2: "a long password" };
    expect(await done("ValidateLogin", login)).toMatchObject({ userid: expect.anything(), twoFactorEnabled: "false" });
    expect(await say("ValidateLogin", { ...login, password2: DEMO_PASSWORD })).toEqual({
      result: "error",
      message: "Email or Password Invalid",
    });
  });

  it("GetClients", async () => {
    const last = await newClient("zz@spec.example", { noemail: 1 });
    await books.restart();
    const page = await done("GetClients", { limitstart: 0, limitnum: 2, orderby: "id", order: "desc", stats: "true" });
    expect(page).toMatchObject({ startnumber: 0, numreturned: 2 });
    expect(rowsOf(page, "clients", "client")[0]).toMatchObject({ id: last, stats: expect.any(Object) });
    const next = await done("GetClients", { limitstart: 1, limitnum: 1, orderby: "id", order: "desc" });
    expect(rowsOf(next, "clients", "client")).toEqual([
      expect.objectContaining({ id: rowsOf(page, "clients", "client")[1]?.id }),
    ]);
    expect(rowsOf(next, "clients", "client")[0]).not.toHaveProperty("stats");
  });

  it("UpdateClient, with all that AddClient takes", async () => {
    const clientid = await newClient("before@spec.example", { noemail: 1 });
    const changed = {
      ...{ firstname: "Bea", lastname: "Moss", email: "after@spec.example", address1: "1 Quay", city: "Bristol" },
      ...{ state: "Avon", postcode: "BS1 4DJ", country: "GB", phonenumber: "0117 555 0199" },
    };
    await done("UpdateClient", {
      clientid,
      ...changed,
      ...{ password2: "another long password", clientip: "198.51.100.10", noemail: "1" },
    });
    await books.restart();
    expect(await detailsOf(clientid)).toMatchObject(changed);
    // The user keeps the address that he signs in with.
    const login = { email: "before@spec.example", password2: "another long password" };
    expect(await done("ValidateLogin", login)).toMatchObject({ userid: expect.anything() });
    const { client } = await books.whmcs.getClientsDetails({ clientid });
    expect(client).toMatchObject({ email: "after@spec.example" });
  });

  it("CloseClient and DeleteClient", async () => {
    const clientid = await newClient("leaving@spec.example", { noemail: 1 });
    const serviceid = await newService(books, { client_id: clientid, status: "Active" });
    await done("CloseClient", { clientid });
    await books.restart();
    expect(await detailsOf(clientid)).toMatchObject({ status: "Closed" });
    expect(rowsOf(await done("GetClientsProducts", { serviceid }), "products", "product")[0]?.status).toMatch(
      /^(Cancelled|Terminated)$/,
    );
    await done("DeleteClient", { clientid });
    await books.restart();
    expect(await say("GetClientsDetails", { clientid })).toEqual({ result: "error", message: "Client Not Found" });
    expect(rowsOf(await done("GetClientsProducts", { serviceid }), "products", "product")).toEqual([]);
  });

  it("GetClientsProducts, AddCancelRequest and GetClientsDomains", async () => {
    const clientid = await newClient("owner@spec.example", { noemail: 1 });
    const own = { client_id: clientid, domain: "spec.example", username: "specuser", status: "Active" };
    const serviceid = await newService(books, own);
    await newService(books, { ...own, domain: "second.spec.example", username: "other" });
    await books.restart();
    const products = async (more: Record<string, string | number>) =>
      rowsOf(await done("GetClientsProducts", { clientid, ...more }), "products", "product").map(
        ({ domain }) => domain,
      );
    const both = ["spec.example", "second.spec.example"];
    expect((await products({})).sort()).toEqual([...both].sort());
    const narrow = { serviceid, domain: "spec.example", username: "specuser" };
    for (const [name, value] of Object.entries(narrow)) {
      expect(await products({ [name]: value })).toEqual(["spec.example"]);
    }
    const counted = await done("GetClientsProducts", { clientid, pid: 3, stats: "true", limitnum: 1 });
    expect(counted).toMatchObject({ numreturned: 1, stats: { Active: 2 } });
    expect(await done("GetClientsProducts", { clientid })).not.toHaveProperty("stats");
    expect(await products({ pid: 2 })).toEqual([]);
    expect(await products({ limitstart: 1, limitnum: 1 })).toHaveLength(1);
    await done("AddCancelRequest", { serviceid, type: "Immediate", reason: "We close the shop" });
    await books.restart();
    const { packages } = await books.whmcs.getCancelledPackages({ limitnum: 1000 });
    expect(packages.find(({ relid }) => relid === serviceid)).toMatchObject({
      type: "Immediate",
      reason: "We close the shop",
    });
  });

  it("GetClientsDomains", async () => {
    const [first] = (await books.whmcs.getClientsDomains({ clientid: 1 })).domains;
    if (!first) throw new Error("The demo client has domains.");
    const domains = async (more: Record<string, string | number>) =>
      rowsOf(await done("GetClientsDomains", { clientid: 1, ...more }), "domains", "domain").map(({ id }) =>
        Number(id),
      );
    await done("UpdateClient", { clientid: 1, city: "Kiel" });
    await books.restart();
    expect(await domains({ domainid: first.id })).toEqual([first.id]);
    expect(await domains({ domain: first.domainname })).toEqual([first.id]);
    const all = await domains({ limitnum: 1000 });
    const counted = await done("GetClientsDomains", { clientid: 1, limitnum: 1, stats: "true" });
    const counts = Object.values(counted.stats ?? {}).map(Number);
    expect(counts.reduce((sum, number) => sum + number, 0)).toBe(all.length);
    expect(counted.stats).toHaveProperty(first.status);
    expect(await done("GetClientsDomains", { clientid: 1 })).not.toHaveProperty("stats");
    expect(await domains({ limitstart: 1, limitnum: 1 })).toEqual([all[1]]);
    const [row] = rowsOf(await done("GetClientsDomains", { domainid: first.id }), "domains", "domain");
    expect(row).toMatchObject({ registrationdate: first.regdate, donotrenew: expect.anything() });
  });

  it("GetClientGroups", async () => {
    const groups = rowsOf(await done("GetClientGroups"), "groups", "group");
    expect(groups[0]).toMatchObject({ id: expect.any(Number), groupname: expect.any(String) });
    const { id } = groups[0] ?? {};
    await books.whmcs.updateClient({ clientid: 2, groupid: Number(id) });
    await books.restart();
    expect(await detailsOf(2)).toMatchObject({ groupid: id });
  });

  it("AddContact, GetContacts, UpdateContact and DeleteContact", async () => {
    const clientid = await newClient("boss@spec.example", { noemail: 1 });
    const contact = { ...person, email: "contact@spec.example" };
    const { contactid } = await done("AddContact", {
      ...{ clientid, ...contact, subaccount: "true", permissions: "invoices,tickets" },
    });
    await done("AddContact", { clientid, ...contact, email: "second@spec.example" });
    await books.restart();
    const contacts = async (more: Record<string, string | number> = {}) =>
      rowsOf(await done("GetContacts", { clientid, ...more }), "contacts", "contact");
    expect(await contacts()).toMatchObject([{ ...contact, userid: clientid }, { email: "second@spec.example" }]);
    expect(await contacts({ limitstart: 1, limitnum: 1 })).toMatchObject([{ email: "second@spec.example" }]);
    const invited = async () =>
      (await books.whmcs.krakenGetInvitations({ clientid })).invitations.map(({ email, permissions }) => [
        email,
        permissions,
      ]);
    expect(await invited()).toEqual([["contact@spec.example", ["invoices", "tickets"]]]);
    const changed = {
      ...{ firstname: "Cy", lastname: "Dunn", email: "cy@spec.example", address1: "2 Quay", city: "Bristol" },
      ...{ state: "Avon", postcode: "BS1 4DJ", country: "GB", phonenumber: "0117 555 0199" },
    };
    await done("UpdateContact", {
      ...{ contactid: Number(contactid), clientid, ...changed, subaccount: "true", permissions: "emails" },
    });
    await books.restart();
    expect((await contacts())[0]).toMatchObject(changed);
    expect(await invited()).toContainEqual(["cy@spec.example", ["emails"]]);
    await done("DeleteContact", { contactid: Number(contactid) });
    await books.restart();
    expect(await contacts()).toMatchObject([{ email: "second@spec.example" }]);
  });

  it("SendEmail and GetEmails", async () => {
    const clientid = await newClient("mails@spec.example", { noemail: 1 });
    await done("SendEmail", {
      ...{
        customtype: "general",
        id: clientid,
        customsubject: "By hand",
        custommessage: "Dear {$client_first_name}: {$word}",
      },
      "mergefields[word]": "good morning",
    });
    await done("SendEmail", { messagename: "Client Signup Email", id: clientid });
    await books.restart();
    const mails = rowsOf(await done("GetEmails", { clientid, limitstart: 0, limitnum: 10 }), "emails", "email");
    expect(mails).toHaveLength(2);
    const byHand = mails.find(({ subject }) => subject === "By hand");
    expect(byHand?.message).toMatch(/Dear Ada: good morning/);
    const page = await done("GetEmails", { clientid, limitstart: 1, limitnum: 1 });
    expect(rowsOf(page, "emails", "email")).toMatchObject([{ subject: mails[1]?.subject }]);
  });

  it("AddClientNote and GetPromoCodes", async () => {
    await done("AddClientNote", { clientid: 2, notes: "Pays by hand" });
    await books.restart();
    const { notes } = await books.whmcs.krakenGetClientNotes({ clientid: 2 });
    expect(notes.map(({ note }) => note)).toContain("Pays by hand");
    const promotions = async (more: Record<string, string | number>) =>
      rowsOf(await done("GetPromoCodes", more), "promotions", "promotion");
    const all = await promotions({});
    expect(all.length).toBeGreaterThan(1);
    const [first] = all;
    expect(await promotions({ id: Number(first?.id) })).toEqual([first]);
    expect(await promotions({ code: String(first?.code) })).toEqual([first]);
  });

  it("leaves none of their actions and parameters out", () => {
    expect(unsaid()).toEqual([]);
  });
});
