import { testDatabases } from "@kraken/database/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { expireDomains, syncDomains, syncTransfers } from "../src/domains/daily.ts";
import { suspendOverdue, terminateOverdue } from "../src/services/overdue.ts";
import { NOW, openBooks, type TestBooks } from "./support/books.ts";
import { domainOf, newDomain, newService, serviceOf } from "./support/services.ts";

const DAY = 86_400_000;

/** An invoice for a service, as the invoice run leaves it. */
async function invoiceFor(books: TestBooks, serviceId: number, due_date: string, status = "Unpaid") {
  const now = `${due_date}T06:00:00Z`;
  await books.database.transaction(async (tx) => {
    const { id } = await tx
      .insertInto("invoices")
      .values({
        client_id: 1,
        date: due_date,
        due_date,
        status,
        subtotal: 1490,
        total: 1490,
        created_at: now,
        updated_at: now,
      })
      .returning("id")
      .executeTakeFirstOrThrow();
    const item = { invoice_id: id, type: "Hosting", related_id: serviceId, description: "Web Hosting L", amount: 1490 };
    await tx.insertInto("invoice_items").values(item).execute();
  });
}

describe.each(testDatabases())("what the daily run calls, on $name", (kind) => {
  let books: TestBooks;
  beforeAll(async () => {
    books = await openBooks(kind);
    // The demo's own late payers first, so that counts below are of this test's.
    await books.run(suspendOverdue);
    await books.run(terminateOverdue);
    await books.run(expireDomains);
  });
  afterAll(async () => {
    expect(books.failures).toEqual([]);
    await books.close();
  });
  const inDays = (days: number) => books.setTime(new Date(NOW.getTime() + days * DAY));
  const statusOf = async (id: number) => (await serviceOf(books, id)).status;

  it("suspends and terminates who owes for long enough, and nobody else", async () => {
    inDays(0);
    const late = { status: "Active", next_due_date: "2026-11-16" };
    const owing = await newService(books, { domain: "owing.example", ...late });
    const inTime = await newService(books, { domain: "intime.example", ...late, next_due_date: "2026-11-17" });
    const uninvoiced = await newService(books, { domain: "uninvoiced.example", ...late });
    const paying = await newService(books, { domain: "paying.example", ...late });
    const spared = await newService(books, { domain: "spared.example", ...late, override_auto_suspend: 1 });
    const until = { override_auto_suspend: 1, override_suspend_until: "2026-11-22" };
    const sparedUntil = await newService(books, { domain: "until.example", ...late, ...until });
    const refused = await newService(books, { domain: "fail-suspend.example", ...late });
    for (const id of [owing, spared, sparedUntil, refused]) await invoiceFor(books, id, "2026-11-16");
    await invoiceFor(books, inTime, "2026-11-17");
    await invoiceFor(books, paying, "2026-11-16", "Payment Pending");
    expect(await books.run(suspendOverdue)).toBe(2);
    expect(await books.run(suspendOverdue)).toBe(0);
    await books.restart();
    expect(await serviceOf(books, owing)).toMatchObject({
      status: "Suspended",
      suspensionreason: "Overdue on Payment",
    });
    expect(await statusOf(sparedUntil)).toBe("Suspended");
    const mails = await books.whmcs.getEmails({ clientid: 1, subject: "Service Suspension Notification" });
    expect(mails.emails.filter(({ message }) => message.includes("owing.example"))).toHaveLength(1);
    for (const id of [inTime, uninvoiced, paying, spared, refused]) expect(await statusOf(id)).toBe("Active");
    expect((await books.whmcs.getModuleQueue({ relatedId: refused })).queue).toMatchObject([
      { moduleAction: "SuspendAccount" },
    ]);
    inDays(53);
    expect(await statusOf(owing)).toBe("Suspended");
    await books.run(terminateOverdue);
    expect(await statusOf(owing)).toBe("Terminated");
    expect(await statusOf(inTime)).toBe("Active");
    expect(await statusOf(spared)).toBe("Active");
    inDays(54);
    await books.run(terminateOverdue);
    expect(await statusOf(inTime)).toBe("Terminated");
  });

  it("ends services of a fixed term, and does nothing while a setting is off", async () => {
    inDays(0);
    await books.database.transaction(async (tx) => {
      await tx.updateTable("products").set({ auto_terminate_days: 30 }).where("id", "=", 13).execute();
      await tx.updateTable("settings").set({ value: "" }).where("setting", "like", "AutoTermination").execute();
      await tx.updateTable("settings").set({ value: "" }).where("setting", "=", "AutoSuspension").execute();
    });
    const term = { product_id: 13, billing_cycle: "One Time", status: "Active" };
    const over = await newService(books, { ...term, registered_on: "2026-10-24" });
    const running = await newService(books, { ...term, registered_on: "2026-10-25" });
    const owing = await newService(books, { status: "Active", next_due_date: "2026-08-01" });
    await invoiceFor(books, owing, "2026-08-01");
    expect(await books.run(suspendOverdue)).toBe(0);
    expect(await books.run(terminateOverdue)).toBe(1);
    expect(await Promise.all([over, running, owing].map(statusOf))).toEqual(["Terminated", "Active", "Active"]);
  });

  it("moves domains through Grace and Redemption to Expired, and back when they are renewed", async () => {
    inDays(0);
    const domainid = await newDomain(books, "runsout.example", { status: "Active", expires_on: "2026-11-23" });
    const off = await newDomain(books, "runsout.unknown", {
      status: "Active",
      expires_on: "2026-11-22",
      registrar: "",
    });
    const state = async () => {
      await books.run(expireDomains);
      return (await domainOf(books, domainid)).status;
    };
    expect(await state()).toBe("Active");
    expect((await domainOf(books, off)).status).toBe("Expired");
    inDays(1);
    expect(await state()).toBe("Grace");
    inDays(30);
    expect(await state()).toBe("Grace");
    inDays(31);
    expect(await state()).toBe("Redemption");
    inDays(60);
    expect(await state()).toBe("Redemption");
    inDays(61);
    expect(await state()).toBe("Expired");
    expect(await books.run(expireDomains)).toBe(0);
    await books.whmcs.domainRenew({ domainid });
    expect(await state()).toBe("Active");
    expect(await domainOf(books, domainid)).toMatchObject({ expirydate: "2027-11-23" });
  });

  it("writes down what the registrar says of domains", async () => {
    inDays(0);
    const domainid = await newDomain(books, "synced.example");
    await books.whmcs.domainRegister({ domainid });
    await books.whmcs.updateClientDomain({ domainid, expirydate: "2026-12-01", nextduedate: "2026-12-01" });
    const left = await newDomain(books, "left.example");
    await books.whmcs.domainRegister({ domainid: left });
    await books.whmcs.domainUpdateLockingStatus({ domainid: left, lockstatus: false });
    await books.whmcs.domainRelease({ domainid: left, newtag: "OTHER" });
    await books.whmcs.updateClientDomain({ domainid: left, status: "Active" });
    await books.run((context) => syncDomains(context));
    await books.restart();
    expect(await domainOf(books, domainid)).toMatchObject({ status: "Active", expirydate: "2027-11-23" });
    expect(await domainOf(books, left)).toMatchObject({ status: "Transferred Away" });
  });

  it("sees transfers through, and those that fail", async () => {
    inDays(0);
    const good = await newDomain(books, "comes.example", { type: "Transfer" });
    const bad = await newDomain(books, "reject-me.example", { type: "Transfer" });
    for (const domainid of [good, bad]) await books.whmcs.domainTransfer({ domainid, eppcode: "X" });
    await books.run((context) => syncTransfers(context));
    expect(await domainOf(books, good)).toMatchObject({ status: "Pending Transfer" });
    inDays(1);
    await books.run((context) => syncTransfers(context));
    expect(await books.run((context) => syncTransfers(context))).toBe(0);
    await books.restart();
    expect(await domainOf(books, good)).toMatchObject({
      status: "Active",
      expirydate: "2027-11-24",
      nextduedate: "2027-11-24",
    });
    expect(await domainOf(books, bad)).toMatchObject({ status: "Cancelled" });
    const mails = await books.whmcs.getEmails({ clientid: 1, subject: "Domain Transfer" });
    const about = (domain: string) =>
      mails.emails.filter(({ message }) => message.includes(domain)).map(({ subject }) => subject);
    expect(about("comes.example")).toEqual(["Domain Transfer Completed"]);
    expect(about("reject-me.example")).toEqual(["Domain Transfer Failed"]);
  });
});
