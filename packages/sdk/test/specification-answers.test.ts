import { describe, expect, type TestContext, test } from "vitest";
import { createSpecification, OutcomeUnknownError } from "../src/index.ts";
import * as behave from "./support/behaviours.ts";
import { clientOf, errorOf, misbehaving } from "./support/client.ts";
import { recorder } from "./support/recorder.ts";
import type { Behaviour } from "./support/server.ts";

async function start(context: TestContext, behaviour: Behaviour) {
  const server = (await misbehaving(context)).always(behaviour);
  const { whmcs } = clientOf(server);
  return { server, whmcs, specification: createSpecification(whmcs) };
}

/** Answers by action: what is not named is a bare success. */
const answers = (byAction: Record<string, object>): Behaviour =>
  behave.depending(({ call }) => behave.json({ result: "success", ...byAction[call.action] }));

describe("lists that WHMCS gives whole are paged and sorted after the answer", () => {
  test.for([
    [{}, [11, 12, 13]],
    [{ limitnum: 2 }, [11, 12]],
    [{ limitstart: 1, limitnum: 1 }, [12]],
    [{ limitstart: 5 }, []],
    [{ orderby: "date" }, [12, 11, 13]],
    [{ orderby: "date", order: "desc" }, [13, 11, 12]],
    [{ orderby: "amount", order: "asc" }, [13, 12, 11]],
    [{ order: "desc", limitnum: "1" }, [13]],
  ] as const)("GetTransactions %j", async ([params, ids], context) => {
    const { specification } = await start(context, recorder);
    const answer = await specification.call("GetTransactions", params);
    expect(answer.transactions.map((row) => row.id)).toEqual(ids);
    expect(answer).toMatchObject({ totalresults: 3, numreturned: ids.length });
  });

  test("25 rows at a time, when nothing is said", async (context) => {
    const addon = Array.from({ length: 30 }, (_, index) => ({ id: String(index + 1), userid: "1", serviceid: "1" }));
    const { specification } = await start(context, answers({ GetClientsAddons: { addons: { addon } } }));
    const answer = await specification.call("GetClientsAddons", { clientid: 1 });
    expect(answer.addons).toHaveLength(25);
    expect(answer).toMatchObject({ totalresults: 30, startnumber: 0, numreturned: 25 });
    expect((await specification.call("GetClientsAddons", { limitstart: 28 })).addons.map(({ id }) => id)).toEqual([
      29, 30,
    ]);
  });

  test("announcements are sorted over all pages, and asked for as they are otherwise", async (context) => {
    const title = (id: number) => `Title ${String((id * 7) % 150).padStart(3, "0")}`;
    const { server, specification } = await start(
      context,
      behave.depending(({ call }) => {
        const from = Number(call.params.get("limitstart"));
        const length = Math.min(150 - from, Number(call.params.get("limitnum")));
        const announcement = Array.from({ length }, (_, index) => ({
          id: from + index + 1,
          title: title(from + index + 1),
        }));
        return behave.json({ result: "success", totalresults: "150", announcements: { announcement } });
      }),
    );
    const sorted = await specification.call("GetAnnouncements", { orderby: "title", order: "desc", limitnum: 3 });
    expect(sorted.announcements.map((row) => row.title)).toEqual(["Title 149", "Title 148", "Title 147"]);
    expect(sorted.totalresults).toBe(150);
    server.calls.length = 0;
    await specification.call("GetAnnouncements", { limitstart: 10, limitnum: 3 });
    expect(server.calls.map((call) => call.params.get("limitstart"))).toEqual(["10"]);
  });

  test("paginate gives a list that comes whole in one call", async (context) => {
    const { server, whmcs } = await start(context, recorder);
    const ids: number[] = [];
    for await (const row of whmcs.paginate.getTransactions({ clientid: 1 })) ids.push(row.id);
    expect(ids).toEqual([11, 12, 13]);
    expect(server.calls.map((call) => call.params.has("limitstart"))).toEqual([false]);
  });

  test("promotions by id", async (context) => {
    const promotion = [
      { id: 1, code: "A" },
      { id: 2, code: "B" },
    ];
    const { server, specification } = await start(context, answers({ GetPromotions: { promotions: { promotion } } }));
    const answer = await specification.call("GetPromoCodes", { id: "2" });
    expect(answer.promotions.map((row) => row.code)).toEqual(["B"]);
    expect(server.actions()).toEqual(["GetPromotions"]);
  });
});

describe("a transaction's id is read back", () => {
  const added = { gateway: "stripe", userid: 1, amountin: "15.95" };

  test("by its number at the gateway", async (context) => {
    const { specification } = await start(context, recorder);
    expect(await specification.call("AddTransaction", { ...added, transid: "tx-1" })).toMatchObject({
      transactionid: 12,
    });
  });

  test("and is null without one, or where it can't be read: the transaction is made all the same", async (context) => {
    const { server, specification } = await start(
      context,
      behave.depending(({ call }) =>
        call.action === "GetTransactions"
          ? behave.json({ result: "error", message: "Not allowed" })
          : behave.json({ result: "success" }),
      ),
    );
    expect(await specification.call("AddTransaction", added)).toMatchObject({ transactionid: null });
    expect(await specification.call("AddTransaction", { ...added, transid: "x" })).toMatchObject({
      transactionid: null,
    });
    expect(server.actions()).toEqual(["AddTransaction", "AddTransaction", "GetTransactions"]);
  });

  test("but not after an answer that was lost", async (context) => {
    const { server, specification } = await start(context, behave.reset);
    const error = await errorOf(specification.call("AddTransaction", { ...added, transid: "tx-1" }));
    expect(error).toBeInstanceOf(OutcomeUnknownError);
    expect(server.actions()).toEqual(["AddTransaction"]);
  });
});

describe("of two writes the second is not sent when the first failed", () => {
  test.for([
    ["ModuleChangePackage", { serviceid: 5, pid: 2 }, "UpdateClientProduct"],
    ["DomainRenew", { domainid: 3, paymentmethod: "stripe" }, "UpdateClientDomain"],
    ["AddContact", { clientid: 1, email: "a@b.example", permissions: "profile" }, "AddContact"],
    ["UpdateInvoice", { invoiceid: 7, sendinvoice: true }, "UpdateInvoice"],
  ] as const)("%s", async ([action, params, first], context) => {
    const { server, specification } = await start(context, behave.json({ result: "error", message: "No" }));
    expect(await errorOf(specification.call(action as string, params))).toMatchObject({ action: first, reason: "No" });
    expect(server.actions()).toEqual([first]);
  });
});

describe("fields that WHMCS has elsewhere", () => {
  const client = { id: 1, email: "anna@mail.example", currency: 2 };
  const elsewhere = answers({
    GetClientsDomains: { domains: { domain: [{ id: 3, userid: 1, domainname: "a.example", regdate: "2024-01-02" }] } },
    GetClientsProducts: {
      products: {
        product: [
          { id: "5", clientid: "1" },
          { id: "6", clientid: "1", currencycode: "JPY" },
        ],
      },
    },
    GetClientsDetails: { client, stats: { numdueinvoices: 3 } },
    GetClients: { totalresults: 2, clients: { client: [{ id: 8 }, { id: 1, datecreated: "2020-05-06" }] } },
    GetCurrencies: {
      currencies: {
        currency: [
          { id: "1", code: "USD" },
          { id: "2", code: "EUR" },
        ],
      },
    },
    GetTickets: {
      tickets: {
        ticket: [
          { id: "9", deptid: "4" },
          { id: "10", deptid: "5" },
        ],
      },
    },
    GetSupportDepartments: { departments: { department: [{ id: "4", name: "Sales" }] } },
  });

  test("are filled in where that costs nothing", async (context) => {
    const { server, specification } = await start(context, elsewhere);
    expect((await specification.call("GetClientsDomains")).domains).toMatchObject([{ registrationdate: "2024-01-02" }]);
    const details = await specification.call("GetClientsDetails", { clientid: 1, stats: true });
    expect(details.client).toMatchObject({ stats: { numdueinvoices: 3 }, datecreated: null });
    expect(server.calls).toHaveLength(2);
  });

  test("are filled in with calls where that is asked for", async (context) => {
    const { server, specification } = await start(context, elsewhere);
    const complete = { complete: true };
    const { products } = await specification.call("GetClientsProducts", {}, complete);
    expect(products.map((row) => row.currencycode)).toEqual(["EUR", "JPY"]);
    const { client: details } = await specification.call("GetClientsDetails", { clientid: 1 }, complete);
    expect(details.datecreated).toBe("2020-05-06");
    const { tickets } = await specification.call("GetTickets", {}, complete);
    expect(tickets.map((row) => row.department)).toEqual(["Sales", null]);
    // Without this only the departments of the API's own administrator come.
    expect(server.calls.at(-1)?.params.get("ignore_dept_assignments")).toBe("1");
    expect(server.actions()).toEqual([
      ...["GetClientsProducts", "GetCurrencies", "GetClientsDetails"],
      ...["GetClientsDetails", "GetClients", "GetTickets", "GetSupportDepartments"],
    ]);
  });
});

describe("localised dates", () => {
  test("are written as the installation has them", async (context) => {
    const server = (await misbehaving(context)).always(recorder);
    for (const dateFormat of [undefined, "MM/DD/YYYY", "DD.MM.YYYY", "YYYY-MM-DD"] as const) {
      const { whmcs } = clientOf(server, { dateFormat });
      await whmcs.addTransaction({ paymentmethod: "stripe", date: "2026-11-23" });
    }
    const dates = server.calls.map((call) => call.params.get("date"));
    expect(dates).toEqual(["23/11/2026", "11/23/2026", "23.11.2026", "2026-11-23"]);
  });
});
