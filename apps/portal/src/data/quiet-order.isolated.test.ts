import { beforeEach, expect, test, vi } from "vitest";
import { everything } from "../access/permissions.ts";
import { makeClientScope } from "../access/scope.ts";
import {
  asked,
  askedOf,
  beginAnew,
  lostAnswer,
  noConnection,
  refusal,
  say,
  unknownAction,
} from "../access/test/world.ts";
import { listedQuote, orderQuietly, type Quote } from "./quiet-order.ts";

/* An order is compared with what was shown: to the cent, and taken back where they differ. */

vi.mock("next/headers", async () => (await import("../access/test/world.ts")).nextHeaders);
vi.mock("../lib/whmcs.ts", async () => (await import("../access/test/world.ts")).whmcsModule);

const scope = makeClientScope(7, 12, { permissions: everything, name: "ines@fjord.example" });
const cart = { domainrenewals: { "a.example": 1 } };
const shown: Quote = { lines: [], taxes: [], total: "12.00", withTaxes: false };
const order = (quote = shown) => orderQuietly(scope, cart, "card", quote);

beforeEach(async () => {
  await beginAnew();
  say({
    getPaymentMethods: () => ({ paymentmethods: [{ module: "card", displayname: "Card" }] }),
    addOrder: () => ({ orderid: 5, invoiceid: 90 }),
    getInvoice: () => ({ subtotal: "12.00", tax: "2.28", tax2: "0.00", items: [{ amount: "12.00" }] }),
    sendEmail: () => ({}),
    cancelOrder: () => ({}),
  });
});

test("one that comes to what was shown stands, and its invoice is mailed", async () => {
  expect(await order()).toEqual({ is: "placed", order: 5, invoice: 90 });
  expect(askedOf("addOrder")[0]).toMatchObject({ clientid: 12, noemail: true, noinvoiceemail: true });
  expect(askedOf("sendEmail")).toEqual([{ messagename: "Invoice Created", id: 90 }]);
  expect(askedOf("cancelOrder")).toEqual([]);
  expect(await order({ ...shown, total: "14.28", withTaxes: true })).toEqual({ is: "placed", order: 5, invoice: 90 });
});

test("one that comes to a cent more is taken back, and nothing is mailed", async () => {
  expect(await order({ ...shown, total: "11.99" })).toEqual({
    is: "differs",
    order: 5,
    invoiced: "12.00",
    isTakenBack: true,
    invoice: 90,
  });
  expect(askedOf("cancelOrder")).toEqual([{ orderid: 5, noemail: true }]);
  expect(askedOf("sendEmail")).toEqual([]);
  say({
    cancelOrder: () => {
      throw refusal("No");
    },
  });
  expect(await order({ ...shown, total: "11.99" })).toMatchObject({ is: "differs", order: 5, isTakenBack: false });
});

test("what fails after it was ordered is no failure of the order", async () => {
  say({
    getInvoice: () => {
      throw noConnection();
    },
  });
  expect(await order()).toEqual({ is: "unchecked", order: 5, invoice: 90 });
  say({
    getInvoice: () => ({ subtotal: "12.00", tax: "0.00", tax2: "0.00", items: [{ amount: "12.00" }] }),
    sendEmail: () => {
      throw lostAnswer();
    },
  });
  expect(await order()).toEqual({ is: "placed", order: 5, invoice: 90 });
});

test("a way to pay that is not offered any more is another one", async () => {
  await orderQuietly(scope, cart, "gone", shown);
  expect(askedOf("addOrder")[0]).toMatchObject({ paymentmethod: "card" });
});

test("the list's price is less what the client's group has off, fees are not", async () => {
  const details = { id: 12, groupid: 3, companyname: "", firstname: "I", lastname: "F" };
  say({
    getClientsDetails: () => ({ client: details }),
    getClientGroups: () => ({ groups: [{ id: 3, groupname: "Agencies", discountpercent: "5.00" }] }),
  });
  const fee = { description: "Late", amount: "20.00" };
  const quote = await listedQuote(scope, { description: "a.example", price: "24.00", fee });
  expect(quote).toMatchObject({ total: "42.80", withTaxes: false });
  expect(quote.lines.at(-1)).toEqual({ description: "Agencies (5 %)", amount: "-1.20" });
  say({
    getClientGroups: () => {
      throw unknownAction();
    },
  });
  expect(await listedQuote(scope, { description: "a.example", price: "24.00" })).toMatchObject({ total: "24.00" });
  expect(asked.some(({ name }) => name === "addOrder")).toBe(false);
});
