import { beforeEach, expect, test, vi } from "vitest";
import { makeStaffScope } from "../../access/scope.ts";
import { forgetUnserved } from "../engine.ts";
import { asked, askedOf, forgetAnswers, refusal, say, unknownAction } from "../test/whmcs.ts";
import { acceptOrder } from "./order-deeds.ts";
import { findOrders, fraudOf, orderNow, orderQueue } from "./orders.ts";

vi.mock("../../lib/whmcs.ts", async () => (await import("../test/whmcs.ts")).whmcsModule);

const staff = () => makeStaffScope("robin");

const row = (id: number, more: object = {}) => ({
  id,
  ordernum: id + 4_000_000_000,
  userid: 12,
  name: "Ines Falk",
  date: "2026-11-21T19:42:00",
  amount: "24.00",
  currencyprefix: "€",
  currencysuffix: " EUR",
  status: "Pending",
  invoiceid: 0,
  paymentstatus: "",
  paymentmethodname: "Card",
  ipaddress: "198.51.100.7",
  notes: "",
  nameservers: "",
  promocode: "",
  fraudmodule: "",
  fraudoutput: "",
  lineitems: [],
  ...more,
});

/** Five orders, the newest first as WHMCS has them. */
const books = [9, 8, 7, 6, 5].map((id) => row(id, id === 6 ? { status: "Active", userid: 13 } : {}));

type Query = { id?: number; userid?: number; status?: string; limitstart?: number; limitnum?: number };

beforeEach(() => {
  asked.length = 0;
  forgetAnswers();
  forgetUnserved();
  say({
    getCurrencies: () => ({ currencies: [{ id: 1, code: "EUR", prefix: "€", suffix: " EUR" }] }),
    getOrders: ({ id, userid, status, limitstart = 0, limitnum = 25 }: Query) => {
      const all = books.filter(
        (each) =>
          (id === undefined || each.id === id) &&
          (userid === undefined || each.userid === userid) &&
          (status === undefined || each.status === status),
      );
      return { totalresults: all.length, orders: all.slice(limitstart, limitstart + limitnum) };
    },
  });
});

const ids = ({ rows }: { rows: { id: number }[] }) => rows.map(({ id }) => id);

test("the queue has the newest first, and the oldest first though WHMCS can't be asked for that", async () => {
  const ask = (page: number, oldestFirst: boolean) => orderQueue(staff(), { oldestFirst, page, pageSize: 2 });
  expect(ids(await ask(1, false))).toEqual([9, 8]);
  expect(ids(await ask(1, true))).toEqual([5, 6]);
  expect(ids(await ask(2, true))).toEqual([7, 8]);
  expect(ids(await ask(3, true))).toEqual([9]);
  expect(ids(await ask(4, true))).toEqual([]);
  expect((await ask(1, true)).rows[0]).toMatchObject({ currency: "EUR", number: "4000000005", payment: "" });
});

test("a number is an order's id, and on Kraken's backend the client's number of it, too", async () => {
  say({ krakenSearch: () => ({ results: [{ id: 7 }, { id: 9 }] }) });
  expect(ids(await findOrders(staff(), "#9"))).toEqual([9, 7]);
  say({
    krakenSearch: () => {
      throw unknownAction();
    },
  });
  expect(ids(await findOrders(staff(), "9"))).toEqual([9]);
  expect(ids(await findOrders(staff(), "99"))).toEqual([]);
});

test("words are looked for among the clients, and it is said when there are more than are shown", async () => {
  say({ getClients: () => ({ totalresults: 2, clients: [{ id: 12 }, { id: 13 }] }) });
  expect(await findOrders(staff(), "falk")).toMatchObject({ isCut: false });
  expect(ids(await findOrders(staff(), "falk"))).toEqual([9, 8, 7, 6, 5]);
  expect(ids(await findOrders(staff(), "falk", "Active"))).toEqual([6]);
  say({ getClients: () => ({ totalresults: 40, clients: [{ id: 13 }] }) });
  expect(await findOrders(staff(), "falk")).toMatchObject({ isCut: true });
});

test("an answer with another order than was asked for is none", async () => {
  say({ getOrders: () => ({ totalresults: 1, orders: [row(9)] }) });
  expect(await orderNow(staff(), 8)).toBeUndefined();
  expect(await orderNow(staff(), 9)).toMatchObject({ id: 9, fraud: undefined });
});

test("what a fraud module says is shown by its own names, or as the text that it is", () => {
  expect(fraudOf("", "")).toBeUndefined();
  expect(fraudOf("Kraken", '{"Score":"12","Reasons":["a"]}')).toEqual({
    module: "Kraken",
    facts: [
      { name: "Score", value: "12" },
      { name: "Reasons", value: '["a"]' },
    ],
    text: "",
  });
  expect(fraudOf("maxmind", "riskScore => 12")).toEqual({ module: "maxmind", facts: [], text: "riskScore => 12" });
});

test("a refusal is answered in the words of who refused, and what the role lacks is thrown", async () => {
  const wishes = {
    server: undefined,
    username: "",
    registrar: "",
    sendRegistrar: false,
    autoSetup: true,
    sendEmail: true,
  };
  const order = { id: 9, client: 12 };
  say({
    acceptOrder: () => {
      throw refusal("Service ID 4: the server is full");
    },
  });
  expect(await acceptOrder(staff(), order, wishes)).toEqual({
    is: "refused",
    reason: "Service ID 4: the server is full",
  });
  expect(askedOf("acceptOrder")).toEqual([
    expect.objectContaining({ orderid: 9, autosetup: true, sendregistrar: false, registrar: undefined }),
  ]);
  say({
    acceptOrder: () => {
      throw refusal("You do not have permission to do this");
    },
  });
  await expect(acceptOrder(staff(), order, wishes)).rejects.toThrow("permission");
});
