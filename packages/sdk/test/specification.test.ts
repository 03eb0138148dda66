import { describe, expect, type TestContext, test } from "vitest";
import { ActionError, ContractError, createSpecification, type WhmcsOptions } from "../src/index.ts";
import * as behave from "./support/behaviours.ts";
import { clientOf, errorOf, misbehaving } from "./support/client.ts";
import { recorder } from "./support/recorder.ts";
import type { Behaviour, LoggedCall, MisbehavingServer } from "./support/server.ts";
import { specificationCalls } from "./support/specification-calls.ts";
import { specificationSent } from "./support/specification-sent.ts";

const own = ["action", "identifier", "secret", "responsetype"];

/** A call as one line: the action, then its parameters. */
const lineOf = (call: LoggedCall) =>
  [call.action, ...[...call.params].filter(([name]) => !own.includes(name)).map((pair) => pair.join("="))].join(" ");
const sent = (server: MisbehavingServer) => server.calls.map(lineOf);

async function start(context: TestContext, behaviour: Behaviour = recorder, options: Partial<WhmcsOptions> = {}) {
  const server = (await misbehaving(context)).always(behaviour);
  const { whmcs } = clientOf(server, { accessKey: undefined, ...options });
  return { server, whmcs, specification: createSpecification(whmcs) };
}

/** Answers by action: what is not named is a bare success. */
const answers = (byAction: Record<string, object>): Behaviour =>
  behave.depending(({ call }) => behave.json({ result: "success", ...byAction[call.action] }));

describe("the specification's calls", () => {
  test("are 75, each with the names that it gives", () => {
    expect(specificationCalls).toHaveLength(75);
    expect(Object.keys(specificationSent)).toEqual(specificationCalls.map(([action]) => action));
  });

  test.for(specificationCalls)("%s reaches a WHMCS in its own words", async ([action, params], context) => {
    const { server, specification } = await start(context);
    await specification.call(action as string, params);
    expect(sent(server)).toEqual(specificationSent[action]);
  });

  test.for(specificationCalls)("%s reaches Kraken's backend as one call", async ([action, params], context) => {
    const { server, specification } = await start(context, recorder, { engine: "kraken" });
    await specification.call(action as string, params);
    expect(server.calls).toHaveLength(1);
  });

  test("may hold text for numbers and flags, and nothing that is unknown", async (context) => {
    const { server, specification } = await start(context);
    const text = { invoiceid: "7", deletelineids: ["3"], publish: "true", notes: null, date: undefined };
    await specification.call("UpdateInvoice", text);
    await specification.call("updateinvoice" as string, text);
    expect(sent(server)).toEqual(Array(2).fill("UpdateInvoice invoiceid=7 deletelineids[0]=3 publish=1"));
    for (const params of [{ invoiceid: 7, nosuch: 1 }, { invoiceid: 7, secret: "x" }, { invoiceid: "seven" }]) {
      expect(await errorOf(specification.call("UpdateInvoice", params))).toBeInstanceOf(ContractError);
    }
    expect(server.calls).toHaveLength(2);
  });

  test("of a custom action are plain calls", async (context) => {
    const { server, specification } = await start(context, behave.json({ result: "success", answer: 42 }));
    expect(await specification.call("MyAction", { a: 1 })).toEqual({ result: "success", answer: 42 });
    expect(sent(server)).toEqual(["MyAction a=1"]);
  });
});

describe("what WHMCS can't do", () => {
  test.for([
    ["AddContact", { clientid: 1, subaccount: true, permissions: "profile" }, "email"],
    ["AddContact", { clientid: 1, subaccount: true, email: "a@b.example" }, "permissions"],
    ["AddPayMethod", { clientid: 1, card_last_four: "1111" }, "card_last_four"],
    ["AddPayMethod", { clientid: 1, gateway: "stripe", billing_name: "Anna" }, "billing_name"],
    ["AddTransaction", { gateway: "stripe", amountin: "10.00", fees: "1.00", netamount: "10.00" }, "netamount"],
    ["DomainRegister", { domainid: 3, contactdetails: { Registrant: { Name: "Anna" } } }, "contactdetails"],
    ["DomainRegister", { domainid: 3, nameservers: ["1", "2", "3", "4", "5", "6"] }, "nameservers"],
    ["DomainRegister", { domainid: 3, regtype: "transfer", idnlanguage: "ger" }, "idnlanguage"],
    ["DomainTransfer", { domainid: 3, contactdetails: { Registrant: { Name: "Anna" } } }, "contactdetails"],
    ["DomainRenew", { paymentmethod: "stripe" }, "domain"],
    ["UpdateClient", { clientid: 1, password2: "a password" }, "password2"],
    ["UpdateClientProduct", { serviceid: 5, nextinvoicedate: "2026-12-01" }, "nextinvoicedate"],
    ["UpdateContact", { contactid: 4, permissions: "profile" }, "permissions"],
    ["UpdatePayMethod", { paymethod_id: 2, clientid: 1, gateway: "stripe" }, "gateway"],
    ["UpdateQuote", { quoteid: 8, postcode: "3511 AB" }, "postcode"],
  ] as const)("%s %j is refused by name, before anything is sent", async ([action, params, path], context) => {
    const { server, specification } = await start(context);
    const error = await errorOf(specification.call(action as string, params));
    expect(error).toBeInstanceOf(ContractError);
    expect(error).toMatchObject({ path });
    expect(server.calls).toEqual([]);
  });

  test("is refused by a plain method too, instead of being dropped; Kraken's backend gets it", async (context) => {
    const { server, whmcs } = await start(context);
    const error = await errorOf(whmcs.getTransactions({ limitnum: 5 }));
    expect(error).toMatchObject({ name: "ContractError", path: "limitnum" });
    expect(server.calls).toEqual([]);
    const kraken = await start(context, recorder, { engine: "kraken" });
    await kraken.whmcs.getTransactions({ limitnum: 5 });
    expect(sent(kraken.server)).toEqual(["GetTransactions limitnum=5"]);
  });
});

describe("a guest's ticket", () => {
  test.for([
    ["access-c", true],
    ["access-d", false],
    ["access", false],
    ["", false],
  ] as const)("with the code %j opens: %j", async ([password, opens], context) => {
    const engine = opens ? "kraken" : "whmcs";
    const behaviour = answers({ GetTicket: { ticketid: "9", c: "access-c" } });
    const { specification } = await start(context, behaviour, { engine });
    const asked = specification.call("GetTicket", { ticketid: 9, password: password || "x" });
    if (opens) expect(await asked).toMatchObject({ ticketid: 9 });
    else expect(await errorOf(asked)).toMatchObject({ name: "ActionError", reason: "Ticket ID Not Found" });
  });

  test("that has no code opens to nobody", async (context) => {
    const { specification } = await start(context, answers({ GetTicket: { ticketid: "9", c: "" } }));
    for (const password of ["x", ""]) {
      expect(await errorOf(specification.call("GetTicket", { ticketid: 9, password }))).toBeInstanceOf(ActionError);
    }
  });
});

describe("what belongs to somebody else stays as it is", () => {
  test.for([
    ["UpdateContact", { contactid: 5, clientid: 1, city: "Delft" }, "Contact ID Not Found"],
    ["UpdateInvoice", { invoiceid: 7, userid: 2, notes: "x" }, "Invoice ID Not Found"],
    ["DomainRenew", { domain: "b.example", paymentmethod: "stripe" }, "Domain Not Found"],
  ] as const)("%s %j", async ([action, params, reason], context) => {
    const { server, specification } = await start(context);
    expect(await errorOf(specification.call(action as string, params))).toMatchObject({ name: "ActionError", reason });
    expect(server.actions().filter((name) => !name.startsWith("Get"))).toEqual([]);
  });

  test("a domain's name that stands twice has to be said by id", async (context) => {
    const domain = [3, 4].map((id) => ({ id, userid: 1, domainname: "a.example" }));
    const { specification } = await start(context, answers({ GetClientsDomains: { domains: { domain } } }));
    const error = await errorOf(specification.call("DomainRenew", { domain: "A.example", paymentmethod: "x" }));
    expect(error).toMatchObject({ path: "domainid" });
  });
});
