import { testDatabases } from "@kraken/database/testing";
import { ActionError } from "@kraken/sdk";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { smtpMail } from "../src/mail/smtp.ts";
import { credentials, NOW, openBooks, type TestBooks } from "./support/books.ts";
import { openPostOffice } from "./support/post-office.ts";

const refusal = (promise: Promise<unknown>) =>
  promise.then(
    () => "done",
    (error: unknown) => (error instanceof ActionError ? error.reason : String(error)),
  );

const eve = {
  firstname: "Eve <b>Bold</b>",
  lastname: "O'Neil & Co",
  address1: "1 Street",
  city: "Oslo",
  state: "Oslo",
  postcode: "0150",
  country: "NO",
  phonenumber: "22334455",
  password2: "a long password",
  noemail: true,
};

describe.each(testDatabases())("mail by SMTP, on $name", (kind) => {
  let office: Awaited<ReturnType<typeof openPostOffice>>;
  let books: TestBooks;
  let clientid: number;
  let minutes = 0;

  beforeAll(async () => {
    office = await openPostOffice();
    books = await openBooks(kind, 10, { modules: { mail: smtpMail(office.url) } });
    ({ clientid } = await books.whmcs.addClient({ ...eve, email: "eve@mail.example" }));
    // What the demo's own clients are told is not what is looked at here.
    await books.database.transaction((tx) => tx.updateTable("admins").set({ email: "" }).where("id", ">", 1).execute());
  });
  beforeEach(() => {
    office.received.length = 0;
    office.turnedAway.clear();
    office.manner = "take";
  });
  afterAll(async () => {
    expect(books.failures).toEqual([]);
    await books.close();
    await office.close();
  });

  /** Lets time pass, and does what is due. */
  const later = async (by = 1) => {
    minutes += by;
    books.setTime(new Date(NOW.getTime() + minutes * 60_000));
    await books.drain();
  };
  const history = async () => (await books.whmcs.getEmails({ clientid })).emails;
  const custom = { customtype: "general", customsubject: "Hello", custommessage: "<p>Hi {$client_name}</p>" } as const;

  it("shows beforehand what will be sent and to whom, and sends nothing", async () => {
    const shown = await books.whmcs.krakenPreviewEmail({ ...custom, id: clientid });
    expect(shown).toMatchObject({ subject: "Hello", to: ["eve@mail.example"], cc: [] });
    expect(shown.message).toContain("Eve &lt;b&gt;Bold&lt;/b&gt;");
    expect(await refusal(books.whmcs.krakenPreviewEmail({ id: clientid }))).toBe(
      "You must provide either an existing email template name or a custom message type",
    );
    await later();
    expect(office.received).toEqual([]);
  });

  it("queues a template, sends it behind the answer, and keeps it in the history over a restart", async () => {
    await books.whmcs.sendEmail({ messagename: "Client Signup Email", id: clientid });
    expect(office.received).toEqual([]);
    expect((await history())[0]).toMatchObject({ subject: "Welcome to Kraken Hosting", pending: true, failed: false });
    await books.restart();
    await later();
    expect(office.received).toHaveLength(1);
    const [mail] = office.received;
    expect(mail?.to).toEqual(["eve@mail.example"]);
    expect(mail?.from).toBe("hello@kraken.example");
    expect(mail?.headers.get("from")).toBe("Kraken Hosting <hello@kraken.example>");
    expect(mail?.html).toContain("Dear Eve &lt;b&gt;Bold&lt;/b&gt; O&#039;Neil &amp; Co,");
    expect(mail?.text).toContain("Dear Eve <b>Bold</b> O'Neil & Co,");
    expect(mail?.text).toContain("https://kraken.example/");
    expect((await history())[0]).toMatchObject({
      pending: false,
      failed: false,
      retry_count: 0,
      to: "eve@mail.example",
      failure_reason: "",
    });
    await later();
    expect(office.received).toHaveLength(1);
  });

  it("merges custom fields, and lets no text become a header, HTML or another field", async () => {
    await books.whmcs.sendEmail({
      id: clientid,
      customtype: "general",
      customsubject: "Hi {$word}\r\nBcc: thief@evil.example",
      custommessage: "<p>{$word} {$client_first_name} {$none}.</p>",
      mergefields: { word: "<script>{$client_email}</script>" },
    });
    await later();
    const [mail] = office.received;
    expect(mail?.to).toEqual(["eve@mail.example"]);
    expect(mail?.headers.get("bcc")).toBeUndefined();
    expect(mail?.html).toContain("<p>&lt;script&gt;{$client_email}&lt;/script&gt; Eve &lt;b&gt;Bold&lt;/b&gt; .</p>");
    expect((await history())[0]?.subject).toBe("Hi <script>{$client_email}</script> Bcc: thief@evil.example");
  });

  it("takes the id for what the type says", async () => {
    const { products } = await books.whmcs.getClientsProducts({ clientid: 1, limitnum: 1 });
    const { domains } = await books.whmcs.getClientsDomains({ clientid: 1, limitnum: 1 });
    const { invoices } = await books.whmcs.getInvoices({ userid: 1, limitnum: 1, status: "Unpaid" });
    const { tickets } = await books.whmcs.getTickets({ clientid: 1, limitnum: 1 });
    const say = (customtype: "product" | "domain" | "invoice" | "support", id: number | undefined, field: string) =>
      books.whmcs.sendEmail({ customtype, id, customsubject: customtype, custommessage: `<p>[{$${field}}]</p>` });
    await say("product", products[0]?.id, "service_product_name");
    await say("domain", domains[0]?.id, "domain_name");
    await say("invoice", invoices[0]?.id, "invoice_balance");
    await say("support", tickets[0]?.id, "ticket_subject");
    await later();
    const { emails } = await books.whmcs.getEmails({ clientid: 1, limitnum: 4 });
    const shown = (subject: string) => /\[(.*)\]/.exec(emails.find((mail) => mail.subject === subject)?.message ?? "");
    expect(shown("product")?.[1]).toBe(products[0]?.name);
    expect(shown("domain")?.[1]).toBe(domains[0]?.domainname);
    expect(shown("invoice")?.[1]).toMatch(/^€[\d.,]+/);
    expect(shown("support")?.[1]).toBe(tickets[0]?.subject);
    expect(office.received).toHaveLength(4);
  });

  it("copies to contacts who want it, and leaves out a client who does not", async () => {
    const add = (email: string, general: boolean) =>
      books.whmcs.addContact({ clientid, email, email_preferences: { general } });
    await add("copy@mail.example", true);
    await add("not-me@mail.example", false);
    await books.whmcs.sendEmail({ ...custom, id: clientid });
    await later();
    expect(office.received[0]?.to).toEqual(["eve@mail.example", "copy@mail.example"]);
    expect((await history())[0]).toMatchObject({ to: "eve@mail.example", cc: "copy@mail.example" });
    await books.whmcs.updateClient({ clientid, email_preferences: { general: false } });
    await books.whmcs.sendEmail({ ...custom, id: clientid });
    await later();
    expect(office.received[1]?.to).toEqual(["copy@mail.example"]);
    await books.whmcs.updateClient({ clientid, email_preferences: { general: true } });
  });

  it("gives up on a server that says never, and says why", async () => {
    office.manner = "refuse";
    await books.whmcs.sendEmail({ ...custom, id: clientid });
    await later();
    office.manner = "take";
    await later(60 * 24);
    expect(office.received).toEqual([]);
    expect((await history())[0]).toMatchObject({ failed: true, pending: false });
    expect((await history())[0]?.failure_reason).toContain("We do not want this");
  });

  it("tries again, later and later, when a server is busy or away, and sends once", async () => {
    office.manner = "busy";
    await books.whmcs.sendEmail({ ...custom, id: clientid });
    await later();
    await later();
    expect((await history())[0]).toMatchObject({ failed: false, pending: true, retry_count: 1 });
    expect((await history())[0]?.failure_reason).toContain("Come back later");
    office.manner = "take";
    await later();
    await later(60);
    expect(office.received).toHaveLength(1);
    expect((await history())[0]).toMatchObject({ failed: false, pending: false, failure_reason: "" });
  });

  it("sends again what a server took without confirming, under the same Message-ID, and then never more", async () => {
    office.manner = "hang up";
    await books.whmcs.sendEmail({ ...custom, id: clientid });
    await later();
    expect(office.received.map((mail) => mail.confirmed)).toEqual([false]);
    expect((await history())[0]).toMatchObject({ pending: true, failed: false });
    office.manner = "take";
    await later();
    expect(office.received.map((mail) => mail.confirmed)).toEqual([false, true]);
    const ids = office.received.map((mail) => mail.headers.get("message-id"));
    expect(ids[0]).toMatch(/^<[0-9a-f-]{36}@kraken\.example>$/);
    expect(ids[1]).toBe(ids[0]);
    // A job that comes twice finds it sent.
    const email = (await history())[0]?.id;
    await books.database.transaction((tx) =>
      tx
        .insertInto("jobs")
        .values({
          kind: "mail.send",
          payload: JSON.stringify({ email }),
          run_at: NOW.toISOString(),
          attempts: 0,
          created_at: "",
          last_error: "",
        })
        .execute(),
    );
    await later(60);
    expect(office.received).toHaveLength(2);
  });

  it("sends to those who have a mailbox, and says who has none", async () => {
    office.turnedAway.add("copy@mail.example");
    await books.whmcs.sendEmail({ ...custom, id: clientid });
    await later();
    expect(office.received[0]?.to).toEqual(["eve@mail.example"]);
    expect((await history())[0]).toMatchObject({
      failed: false,
      failure_reason: "Not accepted for copy@mail.example",
    });
  });

  it("keeps no password of a service in the history", async () => {
    const { products } = await books.whmcs.getClientsProducts({ clientid: 1, limitnum: 1 });
    const id = products[0]?.id ?? 0;
    await books.database.transaction((tx) =>
      tx.updateTable("services").set({ password: "opensesame-19" }).where("id", "=", id).execute(),
    );
    await books.whmcs.sendEmail({ messagename: "Hosting Account Welcome Email", id });
    await later();
    expect(office.received[0]?.html).toContain("opensesame-19");
    const rows = await books.database.db
      .selectFrom("emails")
      .select(["message", "outgoing"])
      .orderBy("id", "desc")
      .limit(1)
      .execute();
    expect(rows[0]?.message).toContain("••••••••");
    expect(JSON.stringify(rows)).not.toContain("opensesame-19");
  });

  it("mails the staff, each for himself", async () => {
    await books.whmcs.sendAdminEmail({
      messagename: "Service Unsuspension Successful",
      mergefields: { client_id: "1", service_id: "7", service_product: "Web <Hosting>" },
    });
    await books.whmcs.sendAdminEmail({ type: "support", deptid: 1, customsubject: "S", custommessage: "<p>text</p>" });
    await later();
    expect(office.received.map((mail) => mail.to)).toEqual([["admin@kraken.example"], ["admin@kraken.example"]]);
    expect(office.received[0]?.html).toContain("Web &lt;Hosting&gt;");
    expect(await refusal(books.whmcs.sendAdminEmail({ messagename: "No such" }))).toBe("Email Template not found");
  });

  it("finds mails by subject and moment, a page at a time", async () => {
    const all = await history();
    const hello = await books.whmcs.getEmails({ clientid, subject: "ELLO", limitnum: 2, limitstart: 1 });
    expect(hello.totalresults).toBe(all.filter((mail) => mail.subject === "Hello").length);
    expect(hello.emails).toHaveLength(2);
    expect(hello.startnumber).toBe(1);
    const [first] = all;
    const { emails } = await books.whmcs.getEmails({ clientid, date: first?.created_at ?? "" });
    expect(emails.map((mail) => mail.id)).toContain(first?.id);
    expect((await books.whmcs.getEmails({ clientid, subject: "%" })).totalresults).toBe(0);
  });

  it("refuses what is wrong, in WHMCS's words", async () => {
    const send = (params: Record<string, string>) =>
      books
        .post({ ...credentials, action: "SendEmail", responsetype: "json", ...params })
        .then(({ json }) => json?.message);
    const id = String(clientid);
    expect(await send({ id })).toBe("You must provide either an existing email template name or a custom message type");
    expect(await send({ id, customtype: "love letter" })).toBe("Invalid message type provided");
    expect(await send({ id, customtype: "general" })).toBe("A subject is required for a custom message");
    expect(await send({ id, customtype: "general", customsubject: "x" })).toBe(
      "A message body is required for a custom message",
    );
    const whole = { customtype: "general", customsubject: "x", custommessage: "y" };
    expect(await send({ id, ...whole, customvars: "no base64!" })).toBe(
      "The custom variables you provided are invalid.",
    );
    expect(await send(whole)).toBe("A related ID is required");
    expect(await send({ ...whole, id: "999999" })).toBe("Sending Failed. Please see documentation.");
    expect(await send({ ...whole, id, custommessage: "<p> </p>" })).toBe("Sending Failed. Please see documentation.");
    expect(await send({ id, messagename: "No such" })).toBe("Email Template not found");
    expect(await send({ id, messagename: "Password Reset Validation" })).toBe(
      "Sending Failed. Please see documentation.",
    );
    await books.database.transaction((tx) =>
      tx.updateTable("email_templates").set({ is_disabled: 1 }).where("name", "=", "Account Closed").execute(),
    );
    expect(await send({ id, messagename: "Account Closed" })).toBe("Email Template is disabled");
  });

  it("answers for an unknown client as WHMCS does: status, not result", async () => {
    const { json } = await books.post({ ...credentials, action: "GetEmails", clientid: "999999" });
    expect(json).toEqual({ status: "error", message: "Client ID Not Found" });
    expect(await refusal(books.whmcs.getEmails({ clientid: 999_999 }))).toBe("Client ID Not Found");
  });

  it("lists templates, of a type and of a language", async () => {
    const { emailtemplates, totalresults } = await books.whmcs.getEmailTemplates({ type: "invoice" });
    expect(emailtemplates).toHaveLength(totalresults);
    expect(emailtemplates.map((template) => template.name)).toEqual(
      expect.arrayContaining(["First Invoice Overdue Notice", "Invoice Created", "Invoice Payment Confirmation"]),
    );
    expect((await books.whmcs.getEmailTemplates()).totalresults).toBeGreaterThan(40);
    expect((await books.whmcs.getEmailTemplates({ language: "norwegian" })).emailtemplates).toEqual([]);
  });
});

describe.each(testDatabases())("mail without a mail server, on $name", (kind) => {
  it("is kept, and says that it was not sent", async () => {
    const books = await openBooks(kind, 10);
    await books.whmcs.sendEmail({ messagename: "Client Signup Email", id: 1 });
    await books.restart();
    const { emails } = await books.whmcs.getEmails({ clientid: 1, limitnum: 1 });
    expect(emails[0]).toMatchObject({
      pending: false,
      failed: false,
      failure_reason: "Kept, not sent: no mail server is set up",
    });
    const jobs = await books.database.db.selectFrom("jobs").select("id").execute();
    expect(jobs).toEqual([]);
    expect(books.failures).toEqual([]);
    await books.close();
  });
});
