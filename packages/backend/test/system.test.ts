import { testDatabases } from "@kraken/database/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { noteRun, noteTask } from "../src/system/automation.ts";
import { credentials, NOW, openBooks, type TestBooks } from "./support/books.ts";
import { refusal } from "./support/refusal.ts";

describe.each(testDatabases())("the installation itself, on $name", (kind) => {
  let books: TestBooks;
  beforeAll(async () => {
    books = await openBooks(kind, 40);
  });
  afterAll(async () => {
    expect(books.failures).toEqual([]);
    await books.close();
  });

  const raw = async (action: string, params: Record<string, string> = {}) =>
    (await books.post({ ...credentials, action, ...params })).json ?? {};

  it("logs what is told, of a client or of nobody, and finds it again", async () => {
    await books.whmcs.logActivity({ description: "The cellar is 100% dry", clientid: 1 });
    await books.whmcs.logActivity({ description: "Nobody in particular" });
    await books.restart();
    const { activity, totalresults } = await books.whmcs.getActivityLog({ clientid: 1, description: "CELLAR is 100%" });
    expect(totalresults).toBe(1);
    expect(activity[0]).toMatchObject({
      clientId: 1,
      userId: 0,
      adminId: 1,
      userid: 0,
      username: "admin",
      date: "2026-11-23T10:00:00",
    });
    const today = await raw("GetActivityLog", { date: "23/11/2026", user: "ADMIN", description: "nobody in" });
    expect(today).toMatchObject({ totalresults: 1, activity: { entry: [{ clientId: 0 }] } });
    const elsewhere = await books.whmcs.getActivityLog({ description: "nobody in", ipaddress: "203.0.113.1" });
    expect(elsewhere.activity).toEqual([]);
    const all = await books.whmcs.getActivityLog({ limitnum: 1000 });
    const dates = all.activity.map((entry) => entry.date ?? "");
    expect(dates).toEqual([...dates].sort().reverse());
    const second = await books.whmcs.getActivityLog({ limitstart: 1, limitnum: 1 });
    expect(second.activity[0]?.id).toBe(all.activity[1]?.id);
    expect(await refusal(books.whmcs.logActivity({ description: " " }))).toBe("A description is required");
    expect(await refusal(books.whmcs.logActivity({ description: "x", clientid: 999_999 }))).toBe("Client ID Not Found");
  });

  it("writes down what its own actions do", async () => {
    const { contactid } = await books.whmcs.addContact({ clientid: 2, firstname: "Log" });
    const { activity } = await books.whmcs.getActivityLog({ clientid: 2, description: `Contact ID: ${contactid}` });
    expect(activity).toHaveLength(1);
  });

  it("adds figures up as its lists do", async () => {
    const stats = await books.whmcs.getStats({ timeline_days: 90 });
    const { whmcs } = books;
    const total = async (status: string) => (await whmcs.getTickets({ status, limitnum: 1 })).totalresults;
    expect(stats).toMatchObject({
      tickets_allactive: await total("All Active Tickets"),
      tickets_awaitingreply: await total("Awaiting Reply"),
      tickets_flaggedtickets: await total("My Flagged Tickets"),
      tickets_open: await total("Open"),
      tickets_customerreply: await total("Customer-Reply"),
      tickets_onhold: await total("On Hold"),
      orders_pending: (await whmcs.getOrders({ status: "Pending", limitnum: 1 })).totalresults,
    });
    // Income by hand: every transaction's own amount, in the default currency.
    const rows = await books.database.db.selectFrom("transactions").selectAll().execute();
    const euros = rows.filter((row) => row.rate !== 100_000);
    expect(euros.length).toBeGreaterThan(0);
    const worth = rows.reduce(
      (sum, row) => sum + ((row.amount_in - row.fees - row.amount_out) * 100_000) / (row.rate || 100_000),
      0,
    );
    const shown = Number((stats.income_alltime ?? "").replace(/[^\d.-]/g, "")) * 100;
    expect(Math.abs(shown - worth)).toBeLessThan(5);
    expect(stats.income_alltime).toMatch(/^\$[\d,]+\.\d\d USD$/);
    const timeline = stats.timeline_data;
    const days = Object.keys(timeline?.income ?? {});
    expect(days).toHaveLength(90);
    expect(days[0]).toBe("2026-11-23");
    expect(days.at(-1)).toBe("2026-08-26");
    const orders = await books.database.db
      .selectFrom("orders")
      .select("created_at")
      .where("created_at", ">=", "2026-08-26T00:00:00Z")
      .execute();
    const counted = Object.values(timeline?.new_orders ?? {}).reduce((sum, number) => sum + number, 0);
    expect(counted).toBe(orders.length);
    expect((await whmcs.getStats({})).timeline_data).toBeNull();
    expect(Object.keys((await whmcs.getStats({ timeline_days: 500 })).timeline_data?.income ?? {})).toHaveLength(90);
  });

  it("tells of the staff for whom it acts, and of all", async () => {
    const details = await raw("GetAdminDetails");
    expect(details).toMatchObject({ adminid: "1", name: "Robin Holm", departments: ",1,2,3,4," });
    expect(details.allowedpermissions).toContain("API Access");
    await books.whmcs.updateAdminNotes({ notes: "Water the plants" });
    await books.restart();
    expect((await books.whmcs.getAdminDetails({})).notes).toBe("Water the plants");
    const users = await raw("GetAdminUsers");
    expect(users.result).toBeUndefined();
    expect(users).toMatchObject({ count: 4 });
    const [first] = users.admin_users as Record<string, unknown>[];
    expect(first).toMatchObject({
      id: 1,
      username: "admin",
      isDisabled: 0,
      supportDepartmentIds: ["1", "2", "3", "4"],
      fullName: "Robin Holm",
      notes: "Water the plants",
    });
    expect(JSON.stringify(users)).not.toContain("plain:");
    expect((await books.whmcs.getAdminUsers({ roleid: 3 })).admin_users.map((admin) => admin.username)).toEqual([
      "jonas",
      "mira",
    ]);
    expect((await books.whmcs.getAdminUsers({ email: "LUC@kraken.example" })).count).toBe(1);
    await books.database.transaction((tx) =>
      tx.updateTable("admins").set({ is_disabled: 1 }).where("username", "=", "luc").execute(),
    );
    expect((await books.whmcs.getAdminUsers({})).count).toBe(3);
    expect((await books.whmcs.getAdminUsers({ include_disabled: true })).count).toBe(4);
  });

  it("knows who of the staff was seen lately", async () => {
    expect((await books.whmcs.getStaffOnline({})).staffonline).toEqual([]);
    const seen = (minutes: number) => `${new Date(NOW.getTime() - minutes * 60_000).toISOString().slice(0, 19)}Z`;
    await books.database.transaction(async (tx) => {
      const admin = { last_login_at: seen(60), last_ip: "203.0.113.9" };
      await tx
        .updateTable("admins")
        .set({ ...admin, last_visit_at: seen(3) })
        .where("id", "=", 2)
        .execute();
      await tx
        .updateTable("admins")
        .set({ ...admin, last_visit_at: seen(16) })
        .where("id", "=", 3)
        .execute();
    });
    expect(await books.whmcs.getStaffOnline({})).toEqual({
      totalresults: 1,
      staffonline: [
        {
          adminusername: "jonas",
          logintime: "2026-11-23T09:00:00",
          ipaddress: "203.0.113.9",
          lastvisit: "2026-11-23T09:57:00",
        },
      ],
    });
    expect((await books.whmcs.getStats({})).staff_online).toBe(1);
  });

  it("keeps the staff's to-do list", async () => {
    expect(await raw("GetToDoItems")).toEqual({ result: "success", totalresults: "0", startnumber: "0" });
    const made = await books.database.transaction((tx) =>
      tx
        .insertInto("todo_items")
        .values([
          { date: "2026-11-01", title: "Later", status: "New", created_at: "", updated_at: "" },
          {
            date: "2026-11-01",
            title: "Late",
            status: "Pending",
            due_date: "2026-11-20",
            created_at: "",
            updated_at: "",
          },
          {
            date: "2026-11-01",
            title: "Done",
            status: "Completed",
            due_date: "2026-11-02",
            created_at: "",
            updated_at: "",
          },
        ])
        .returning("id")
        .execute(),
    );
    const titles = async (status?: string) =>
      (await books.whmcs.getToDoItems({ status })).items.map((item) => item.title);
    expect(await titles()).toEqual(["Done", "Late", "Later"]);
    expect(await titles("Incomplete")).toEqual(["Late", "Later"]);
    expect(await titles("pending")).toEqual(["Late"]);
    expect((await books.whmcs.getStats({})).todoitems_due).toBe(1);
    const { todoitemstatuses } = await books.whmcs.getToDoItemStatuses({});
    expect(todoitemstatuses).toEqual([
      { type: "New", count: 1, overdue: 0 },
      { type: "Pending", count: 1, overdue: 1 },
      { type: "In Progress", count: 0, overdue: 0 },
      { type: "Completed", count: 1, overdue: 0 },
      { type: "Postponed", count: 0, overdue: 0 },
    ]);
    const itemid = made[0]?.id ?? 0;
    const change = { adminid: 2, status: "in progress", title: "Soon", duedate: "2026-11-25", description: "Really" };
    expect(await books.whmcs.updateToDoItem({ itemid, ...change })).toEqual({ itemid });
    await books.restart();
    expect((await books.whmcs.getToDoItems({ status: "In Progress" })).items).toEqual([
      {
        id: itemid,
        date: "2026-11-01",
        title: "Soon",
        description: "Really",
        admin: 2,
        status: "In Progress",
        duedate: "2026-11-25",
      },
    ]);
    expect(await refusal(books.whmcs.updateToDoItem({ itemid: 999_999, adminid: 1 }))).toBe("TODO Item ID Not Found");
    expect(await refusal(books.whmcs.updateToDoItem({ itemid, adminid: 999 }))).toBe("Admin ID Not Found");
    expect(await refusal(books.whmcs.updateToDoItem({ itemid, adminid: 1, status: "Lost" }))).toBe("Invalid Status");
  });

  it("reads and sets settings by WHMCS's names", async () => {
    const get = async (setting: string) => (await books.whmcs.getConfigurationValue({ setting })).value;
    expect(await get("SystemURL")).toBe("https://kraken.example/");
    expect(await get("LogoURL")).toBe("");
    const set = (setting: string, value: string) => books.whmcs.setConfigurationValue({ setting, value });
    expect(await set("LogoURL", "https://kraken.example/logo.svg")).toEqual({ value_changed: true });
    expect(await set("LogoURL", "https://kraken.example/logo.svg")).toEqual({ value_changed: false });
    await books.restart();
    expect(await get("LogoURL")).toBe("https://kraken.example/logo.svg");
    expect(await raw("SetConfigurationValue", { setting: "LogoURL", value: "" })).toEqual({
      result: "success",
      value_changed: "true",
    });
    expect(await get("LogoURL")).toBe("");
    const said = async (action: string, params: Record<string, string>) => (await raw(action, params)).message;
    expect(await said("GetConfigurationValue", {})).toBe("Parameter setting is required");
    expect(await said("GetConfigurationValue", { setting: "Nonsense" })).toBe("Invalid name for parameter setting");
    expect(await said("GetConfigurationValue", { setting: "KrakenDemoCompany" })).toBe(
      "Invalid name for parameter setting",
    );
    expect(await said("SetConfigurationValue", { value: "x" })).toBe("Parameter setting is required");
    expect(await said("SetConfigurationValue", { setting: "Nonsense", value: "x" })).toBe(
      "Invalid name for parameter setting",
    );
    expect(await said("SetConfigurationValue", { setting: "LogoURL" })).toBe("Parameter value is required");
  });

  it("says which WHMCS it follows", async () => {
    const { whmcs } = await books.whmcs.whmcsDetails({});
    expect(whmcs.canonicalversion.startsWith(whmcs.version)).toBe(true);
    expect((await books.whmcs.getAdminDetails({})).whmcs).toEqual(whmcs);
  });

  it("tells what the daily run did", async () => {
    expect((await books.whmcs.getAutomationLog({})).lastDailyCronInvocationTime).toBeNull();
    await books.run((context) =>
      context.transaction(async (tx) => {
        await noteRun(context, tx);
        await noteTask(context, tx, "CloseInactiveTickets", { closed: 2 });
        await noteTask(context, tx, "CloseInactiveTickets", { closed: 1, failed: 1 });
        await noteTask(context, tx, "CreateInvoices", { invoices: 4 });
      }),
    );
    await books.restart();
    const log = await books.whmcs.getAutomationLog({});
    expect(log).toEqual({
      currentDatetime: "2026-11-23T10:00:00",
      lastDailyCronInvocationTime: "2026-11-23T10:00:00",
      startdate: "2026-11-23T00:00:00",
      enddate: "2026-11-23T23:59:59",
      statistics: {
        "2026-11-23": { CloseInactiveTickets: { closed: 3, failed: 1 }, CreateInvoices: { invoices: 4 } },
      },
    });
    const one = await books.whmcs.getAutomationLog({ namespace: "createinvoices", startdate: "2026-11-01" });
    expect(one.statistics).toEqual({ "2026-11-23": { CreateInvoices: { invoices: 4 } } });
    const none = await books.whmcs.getAutomationLog({ startdate: "2026-11-01", enddate: "2026-11-22" });
    expect(none.statistics).toEqual({});
  });

  it("keeps a banned address out, for as long as it is told to, and never this machine", async () => {
    const ban = { ip: "203.0.113.77", reason: "Abuse", days: 2 };
    const { banid } = await books.whmcs.addBannedIp(ban);
    expect(banid).toBeGreaterThan(0);
    await books.restart();
    const from = async (address: string) => {
      const body = new URLSearchParams({ ...credentials, action: "WhmcsDetails" });
      const response = await books.backend.fetch(
        new Request("http://127.0.0.1/includes/api.php", { method: "POST", body }),
        { address },
      );
      return [response.status, ((await response.json()) as { message?: string }).message];
    };
    expect(await from("203.0.113.77")).toEqual([403, "Invalid IP 203.0.113.77"]);
    expect(await from("::ffff:203.0.113.77")).toEqual([403, "Invalid IP ::ffff:203.0.113.77"]);
    expect(await from("203.0.113.78")).toEqual([200, undefined]);
    books.setTime(new Date(NOW.getTime() + 2 * 86_400_000));
    expect(await from("203.0.113.77")).toEqual([200, undefined]);
    books.setTime(NOW);
    await books.whmcs.addBannedIp({ ...ban, ip: "2001:DB8:0::7", expires: "2026-11-23T10:00:01" });
    expect(await from("2001:db8::7")).toEqual([403, "Invalid IP 2001:db8::7"]);
    for (const ip of ["127.0.0.1", "::1", "::ffff:127.0.0.1", "nonsense", "203.0.113.*"]) {
      expect(await refusal(books.whmcs.addBannedIp({ ...ban, ip })), ip).toBe("Invalid IP Address");
    }
    expect(await refusal(books.whmcs.addBannedIp({ ...ban, days: 0 }))).toBe("Invalid number of days");
  });
});
