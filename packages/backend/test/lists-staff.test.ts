import { testDatabases } from "@kraken/database/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBooks, type TestBooks } from "./support/books.ts";

describe.each(testDatabases())("the lists across all clients, on $name", (kind) => {
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

  describe("KrakenGetInvoices", () => {
    it("has everybody's, as GetInvoices has them, with what is left to pay", async () => {
      const [all, known] = await Promise.all([
        books.whmcs.krakenGetInvoices({ limitnum: 1000 }),
        books.whmcs.getInvoices({ limitnum: 1000 }),
      ]);
      expect(all.totalresults).toBe(known.totalresults);
      expect(all.invoices.map(({ id }) => id)).toEqual(known.invoices.map(({ id }) => id));
      const open = all.invoices.find(({ status }) => status === "Unpaid");
      const whole = await books.whmcs.getInvoice({ invoiceid: open?.id ?? 0 });
      expect(open).toMatchObject({ balance: whole.balance, clientid: whole.userid });
    });

    it("sorts the overdue ones by amount, a page at a time", async () => {
      const read = (limitstart: number) =>
        books.whmcs.krakenGetInvoices({
          status: "Overdue",
          orderby: "total",
          order: "desc",
          limitstart,
          limitnum: 3,
        });
      const [first, second] = [await read(0), await read(3)];
      const rows = [...first.invoices, ...second.invoices];
      expect(rows.length).toBeGreaterThan(3);
      expect(rows.every(({ status, duedate }) => status === "Unpaid" && (duedate ?? "") < "2026-11-23")).toBe(true);
      const totals = rows.map(({ total }) => cents(total));
      expect(totals).toEqual(sorted(totals, (a, b) => b - a));
      expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
    });

    it("is searched by a number, and by words of the client, within a status", async () => {
      const [some] = (await books.whmcs.krakenGetInvoices({ limitnum: 1 })).invoices;
      const byNumber = await books.whmcs.krakenGetInvoices({ search: `#${some?.id}` });
      expect(byNumber.invoices.map(({ id }) => id)).toContain(some?.id);
      const byName = await books.whmcs.krakenGetInvoices({ search: "nautilus charter", limitnum: 1000 });
      expect(byName.totalresults).toBeGreaterThan(0);
      expect(new Set(byName.invoices.map(({ clientname }) => clientname))).toEqual(new Set(["Nautilus Charter Ltd"]));
      const paid = await books.whmcs.krakenGetInvoices({ search: "nautilus charter", status: "Paid", limitnum: 1000 });
      expect(paid.invoices).toEqual(byName.invoices.filter(({ status }) => status === "Paid"));
      expect(await books.whmcs.krakenGetInvoices({ search: "zzzzqqqq" })).toMatchObject({
        totalresults: 0,
        invoices: [],
      });
    });
  });

  describe("KrakenGetClients", () => {
    it("has them as GetClients has them, with what each owes, and of one group", async () => {
      const wish = { search: "a", status: "Active" as const, limitnum: 1000 };
      const [all, known] = await Promise.all([
        books.whmcs.krakenGetClients({ ...wish, orderby: "email", order: "desc" }),
        books.whmcs.getClients({ ...wish, orderby: "email", sorting: "DESC" }),
      ]);
      expect(all.totalresults).toBe(known.totalresults);
      expect(all.totalresults).toBeGreaterThan(1);
      expect(all.clients.map(({ id }) => id)).toEqual(known.clients.map(({ id }) => id));
      const every = (await books.whmcs.krakenGetClients({ limitnum: 1000 })).clients;
      const late = every.find(({ overdue }) => Number(overdue) > 0);
      const { stats } = await books.whmcs.getClientsDetails({ clientid: late?.id, stats: true });
      const amount = (text = "") => `${text.replace(/\D/g, "").slice(0, -2)}.${text.replace(/\D/g, "").slice(-2)}`;
      expect(late).toMatchObject({
        balance: amount(stats?.unpaidinvoicesamount),
        overdue: amount(stats?.overdueinvoicesbalance),
        activeservices: stats?.productsnumactive,
      });
      const groupid = every.find((row) => row.groupid > 0)?.groupid ?? 0;
      for (const wanted of [groupid, 0]) {
        const some = await books.whmcs.krakenGetClients({ groupid: wanted, limitnum: 1000 });
        expect(some.clients).toEqual(every.filter((row) => row.groupid === wanted));
        expect(some.totalresults).toBe(some.clients.length);
      }
    });

    it("finds one by his number", async () => {
      const { clients } = await books.whmcs.krakenGetClients({ search: "#7" });
      expect(clients.map(({ id }) => id)).toEqual([7]);
    });
  });

  describe("KrakenGetTicketFlags", () => {
    it("counts the active tickets that somebody has, as the list of all has them", async () => {
      const { tickets } = await books.whmcs.getTickets({
        status: "All Active Tickets",
        ignore_dept_assignments: true,
        limitnum: 1000,
      });
      const [one] = tickets;
      await books.whmcs.updateTicket({ ticketid: one?.id ?? 0, flag: 1 });
      const flagged = tickets.filter(({ id, flag }) => id === one?.id || flag > 0);
      const counts = await books.whmcs.krakenGetTicketFlags({});
      expect(counts.totalresults).toBe(flagged.length);
      const mine = flagged.filter(({ id, flag }) => (id === one?.id ? 1 : flag) === 1);
      expect(counts.admins.find(({ adminid }) => adminid === 1)?.tickets).toBe(mine.length);
      const here = await books.whmcs.krakenGetTicketFlags({ deptid: one?.deptid });
      expect(here.totalresults).toBe(flagged.filter(({ deptid }) => deptid === one?.deptid).length);
    });
  });

  describe("KrakenGetServices", () => {
    it("filters by status, product and server, and sorts by the day that is due", async () => {
      const all = await books.whmcs.krakenGetServices({ limitnum: 1000 });
      expect(all.totalresults).toBe((await books.whmcs.getClientsProducts({ limitnum: 1 })).totalresults);
      const one = all.services.find(({ serverid, status }) => serverid > 0 && status === "Active");
      const filters = { status: "Active", pid: one?.pid, serverid: one?.serverid };
      const some = await books.whmcs.krakenGetServices({ ...filters, orderby: "nextduedate", limitnum: 1000 });
      const fitting = all.services.filter(
        ({ status, pid, serverid }) => status === "Active" && pid === one?.pid && serverid === one?.serverid,
      );
      expect(some.totalresults).toBe(fitting.length);
      expect(
        sorted(
          some.services.map(({ id }) => id),
          (a, b) => a - b,
        ),
      ).toEqual(fitting.map(({ id }) => id));
      const days = some.services.map(({ nextduedate }) => nextduedate ?? "");
      expect(days).toEqual(sorted(days, (a, b) => (a < b ? -1 : 1)));
    });

    it("is searched by its own words and its client's", async () => {
      const { services } = await books.whmcs.krakenGetServices({ search: "nautilus-charter.example" });
      expect(services.map(({ domain }) => domain)).toContain("nautilus-charter.example");
      expect(services[0]).not.toHaveProperty("password");
    });
  });

  describe("KrakenGetCancelRequests", () => {
    it("lists what waits, a page in its order, and no more what was taken back or done", async () => {
      const before = await books.whmcs.krakenGetCancelRequests({ limitnum: 1000 });
      const { services } = await books.whmcs.krakenGetServices({ status: "Active", limitnum: 1000 });
      const asked = new Set(before.requests.map(({ serviceid }) => serviceid));
      const [one, two] = services.filter(({ id }) => !asked.has(id)).map(({ id }) => id);
      if (!one || !two) throw new Error("The demo has too few services");
      await books.whmcs.addCancelRequest({ serviceid: one, type: "Immediate", reason: "Too dear" });
      await books.whmcs.addCancelRequest({ serviceid: two });
      const after = await books.whmcs.krakenGetCancelRequests({ order: "desc", limitnum: 2 });
      expect(after.totalresults).toBe(before.totalresults + 2);
      expect(after.requests.map(({ serviceid }) => serviceid)).toEqual([two, one]);
      expect(after.requests[1]).toMatchObject({ type: "Immediate", reason: "Too dear", status: "Active" });
      await books.whmcs.krakenWithdrawCancelRequest({ serviceid: one });
      await books.whmcs.updateClientProduct({ serviceid: two, status: "Terminated" });
      expect(await books.whmcs.krakenGetCancelRequests({ limitnum: 1000 })).toEqual(before);
    });
  });

  describe("KrakenGetDomains", () => {
    it("filters by status and registrar, sorts by expiry, and is searched", async () => {
      const all = await books.whmcs.krakenGetDomains({ limitnum: 1000 });
      expect(all.totalresults).toBe((await books.whmcs.getClientsDomains({ limitnum: 1 })).totalresults);
      const [one] = all.domains.filter(({ status }) => status === "Active");
      const some = await books.whmcs.krakenGetDomains({
        status: "Active",
        registrar: one?.registrar,
        orderby: "expirydate",
        order: "desc",
        limitnum: 1000,
      });
      const fitting = all.domains.filter((row) => row.status === "Active" && row.registrar === one?.registrar);
      expect(some.totalresults).toBe(fitting.length);
      const days = some.domains.map(({ expirydate }) => expirydate ?? "");
      expect(days).toEqual(sorted(days, (a, b) => (a < b ? 1 : -1)));
      const { domains } = await books.whmcs.krakenGetDomains({ search: one?.domain });
      expect(domains.map(({ id }) => id)).toContain(one?.id);
    });

    it("has those that expire between two days, both of them included", async () => {
      const all = await books.whmcs.krakenGetDomains({ orderby: "expirydate", limitnum: 1000 });
      const days = all.domains.flatMap(({ expirydate }) => expirydate ?? []);
      const [from, to] = [days[2] ?? "", days[6] ?? ""];
      const some = await books.whmcs.krakenGetDomains({ expiresfrom: from, expiresto: to, limitnum: 1000 });
      const fitting = all.domains.filter(
        ({ expirydate }) => expirydate !== null && expirydate >= from && expirydate <= to,
      );
      expect(fitting.length).toBeGreaterThan(0);
      expect(fitting.length).toBeLessThan(all.domains.length);
      expect(new Set(some.domains.map(({ id }) => id))).toEqual(new Set(fitting.map(({ id }) => id)));
      expect(some.totalresults).toBe(fitting.length);
    });
  });
});
