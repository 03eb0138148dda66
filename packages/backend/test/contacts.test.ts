import { testDatabases } from "@kraken/database/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { credentials, NOW, openBooks, type TestBooks } from "./support/books.ts";
import { openMailbox } from "./support/mailbox.ts";
import { refusal } from "./support/refusal.ts";

const specification = {
  firstname: "Nora",
  lastname: "Dahl",
  email: "nora@contacts.example",
  address1: "Kirkegata 2",
  city: "Oslo",
  state: "Oslo",
  postcode: "0153",
  country: "no",
  phonenumber: "22 33 44 55",
};

describe.each(testDatabases())("contacts and notes, on $name", (kind) => {
  const mailbox = openMailbox();
  let books: TestBooks;
  beforeAll(async () => {
    books = await openBooks(kind, 10, { modules: { mail: mailbox.module } });
  });
  afterAll(async () => {
    expect(books.failures).toEqual([]);
    await books.close();
  });

  it("adds, reads, changes and deletes a contact", async () => {
    const preferences = { general: true, domain: true, invoice: false };
    const added = await books.whmcs.addContact({
      ...specification,
      clientid: 2,
      companyname: "Dahl & Co",
      address2: "3rd floor",
      tax_id: "NO999",
      email_preferences: preferences,
    });
    const { contactid } = added;
    await books.restart();
    const { contacts } = await books.whmcs.getContacts({ userid: 2, email: "NORA@contacts.example" });
    expect(contacts).toEqual([
      {
        ...specification,
        id: contactid,
        userid: 2,
        country: "NO",
        companyname: "Dahl & Co",
        address2: "3rd floor",
        tax_id: "NO999",
        generalemails: true,
        domainemails: true,
        invoiceemails: false,
        productemails: false,
        supportemails: false,
        affiliateemails: false,
        created_at: "2026-11-23T10:00:00",
        updated_at: "2026-11-23T10:00:00",
      },
    ]);
    await books.whmcs.updateContact({ contactid, city: "Bergen", address2: "", email_preferences: { invoice: true } });
    const [changed] = (await books.whmcs.getContacts({ userid: 2, city: "bergen" })).contacts;
    expect(changed).toMatchObject({ id: contactid, address2: "", lastname: "Dahl", invoiceemails: true });
    expect((await books.whmcs.deleteContact({ contactid })).contactid).toBe(contactid);
    expect((await books.whmcs.getContacts({ userid: 2 })).contacts.map((contact) => contact.id)).not.toContain(
      contactid,
    );
    expect(await refusal(books.whmcs.deleteContact({ contactid }))).toBe("Contact ID Not Found");
  });

  it("takes the specification's names: a sub-account is an invitation", async () => {
    const { contactid } = await books.whmcs.call("AddContact", {
      ...specification,
      clientid: 2,
      email: "sub@contacts.example",
      subaccount: true,
      permissions: ["invoices", "tickets"],
    });
    expect((await books.whmcs.getContacts({ clientid: 2 })).contacts.map((contact) => contact.id)).toContain(contactid);
    const { invitations } = await books.whmcs.krakenGetInvitations({ clientid: 2 });
    expect(invitations).toMatchObject([{ email: "sub@contacts.example", permissions: ["invoices", "tickets"] }]);
    books.setTime(new Date(NOW.getTime() + 60_000));
    await books.drain();
    expect(mailbox.subjectsTo("sub@contacts.example")).toEqual([
      "You are invited to manage an account at Kraken Hosting",
    ]);
    const foreign = books.whmcs.call("UpdateContact", { contactid: contactid as number, clientid: 1, city: "x" });
    expect(await refusal(foreign)).toBe("Contact ID Not Found");
    await books.whmcs.call("UpdateContact", {
      contactid: contactid as number,
      clientid: 2,
      permissions: ["emails"],
    });
    const after = await books.whmcs.krakenGetInvitations({ clientid: 2 });
    expect(after.invitations.map((invitation) => invitation.permissions)).toEqual([["emails"]]);
  });

  it("refuses what is wrong, in WHMCS's words", async () => {
    const add = (changes: object) => refusal(books.whmcs.addContact({ ...specification, clientid: 2, ...changes }));
    expect(await add({ clientid: 999_999 })).toBe("Client ID Not Found");
    expect(await add({ email: "not an address" })).toBe("The email address entered is not valid");
    expect(await add({ email: "one@contacts.example" })).toBe("done");
    expect(await add({ email: "ONE@contacts.example" })).toBe("Duplicate Email Address");
    const { contactid } = await books.whmcs.addContact({ clientid: 2, email: "two@contacts.example" });
    const update = (changes: object) => refusal(books.whmcs.updateContact({ contactid, ...changes }));
    expect(await update({ email: "one@contacts.example" })).toBe("Duplicate Email Address");
    expect(await update({ email: "two@contacts.example" })).toBe("done");
    expect(await update({ contactid: 999_999 })).toBe("Contact ID Not Found");
    const none = await books.post({ ...credentials, action: "AddContact" });
    expect(none.json).toEqual({ result: "error", message: "Client ID Not Found" });
  });

  it("leaves somebody who hears of domains, as ICANN wants", async () => {
    const { contactid } = await books.whmcs.addContact({ clientid: 3, email_preferences: { domain: true } });
    await books.whmcs.updateClient({ clientid: 3, email_preferences: { domain: false } });
    const off = books.whmcs.updateContact({ contactid, email_preferences: { domain: false } });
    expect(await refusal(off)).toBe(
      "You must have at least one email address enabled to receive domain related notifications as required by ICANN. To disable domain notifications, please enable domain notifications for the primary account holder or another contact",
    );
    await books.whmcs.deleteContact({ contactid });
    const { client } = await books.whmcs.getClientsDetails({ clientid: 3 });
    expect(client.email_preferences.domain).toBe(true);
  });

  it("pages contacts of all clients", async () => {
    const all = await books.whmcs.getContacts({ limitnum: 100 });
    const second = await books.whmcs.getContacts({ limitstart: 1, limitnum: 1 });
    expect(second).toMatchObject({ totalresults: all.totalresults, startnumber: 1, numreturned: 1 });
    expect(second.contacts[0]?.id).toBe(all.contacts[1]?.id);
    expect((await books.whmcs.getContacts({ userid: 2, city: "Nowhere" })).contacts).toEqual([]);
  });

  it("keeps notes about a client", async () => {
    const { noteid } = await books.whmcs.addClientNote({ userid: 2, notes: "Pays by hand", sticky: true });
    await books.whmcs.addClientNote({ clientid: 2, notes: "Called" });
    await books.restart();
    const { notes } = await books.whmcs.krakenGetClientNotes({ clientid: 2 });
    expect(notes[0]).toMatchObject({ id: noteid, note: "Pays by hand", sticky: true, adminid: 1 });
    expect(notes[1]).toMatchObject({ note: "Called", sticky: false });
    expect(await refusal(books.whmcs.addClientNote({ userid: 999_999, notes: "x" }))).toBe("Client ID not found");
    expect(await refusal(books.whmcs.addClientNote({ userid: 2, notes: " " }))).toBe("Notes can not be empty");
  });

  it("lists client groups in WHMCS's forms", async () => {
    const { json } = await books.post({ ...credentials, action: "GetClientGroups" });
    expect(json).toMatchObject({ result: "success", totalresults: 3 });
    const groups = json?.groups as { group: unknown[] };
    expect(groups.group[2]).toEqual({
      id: 3,
      groupname: "Resellers",
      groupcolour: "#9c6644",
      discountpercent: "15.00",
      susptermexempt: "",
      separateinvoices: "on",
    });
  });
});
