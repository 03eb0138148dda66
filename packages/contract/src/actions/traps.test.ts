import { describe, expect, test } from "vitest";
import {
  type AnyAction,
  actions,
  ContractError,
  decodeInput,
  decodeOutput,
  effectOf,
  encodeInput,
  encodeOutput,
  type Input,
  specificationInput,
  wire,
} from "../index.ts";

/** What a call sends, as name=value pairs. */
const sent = <A extends AnyAction>(action: A, input: Input<A>, options?: Parameters<typeof encodeInput>[2]) =>
  Object.fromEntries(wire.formPairs(encodeInput(action, input, options)));

/** What a handler gets of a request's body. */
const received = <A extends AnyAction>(action: A, body: string, options?: Parameters<typeof decodeInput>[2]) =>
  decodeInput(action, wire.parseForm(new URLSearchParams(body)), options);

const packed = (value: wire.Formable) => btoa(wire.phpSerialize(value));

describe("CreateInvoice", () => {
  test("numbers its lines from 1", () => {
    const input = { userid: 1, itemdescription: ["Hosting", "Domain"], itemamount: ["15.9", "1"], itemtaxed: [true] };
    expect(sent(actions.createInvoice, input)).toEqual({
      userid: "1",
      itemdescription1: "Hosting",
      itemamount1: "15.90",
      itemtaxed1: "1",
      itemdescription2: "Domain",
      itemamount2: "1.00",
    });
  });

  test.each([
    ["from 1", "itemdescription1=a&itemamount1=1&itemdescription2=b&itemamount2=2&itemtaxed2=1"],
    ["from 0", "itemdescription0=a&itemamount0=1&itemdescription1=b&itemamount1=2&itemtaxed1=1"],
    ["as arrays", "itemdescription[0]=a&itemamount[0]=1&itemdescription[1]=b&itemamount[1]=2&itemtaxed[1]=on"],
    [
      "as arrays without numbers",
      "itemdescription[]=a&itemdescription[]=b&itemamount[]=1&itemamount[]=2&itemtaxed[1]=1",
    ],
  ])("reads lines %s", (_name, body) => {
    expect(received(actions.createInvoice, `userid=1&${body}`)).toEqual({
      userid: 1,
      itemdescription: ["a", "b"],
      itemamount: ["1.00", "2.00"],
      itemtaxed: [null, true],
    });
  });

  test("answers the id as a number", () => {
    expect(encodeOutput(actions.createInvoice, { invoiceid: 1, status: "Unpaid" })).toEqual({
      result: "success",
      invoiceid: 1,
      status: "Unpaid",
    });
  });
});

describe("UpdateInvoice", () => {
  test("names lines by their ids", () => {
    const input = {
      invoiceid: 1,
      itemdescription: { 13: "Updated" },
      itemamount: { 13: "16.95" },
      itemtaxed: { 13: false },
      newitemdescription: ["New"],
      newitemamount: ["10.00"],
      newitemtaxed: [true],
      deletelineids: [11, 12],
    };
    const pairs = sent(actions.updateInvoice, input);
    expect(pairs).toEqual({
      invoiceid: "1",
      "itemdescription[13]": "Updated",
      "itemamount[13]": "16.95",
      "itemtaxed[13]": "0",
      "newitemdescription[0]": "New",
      "newitemamount[0]": "10.00",
      "newitemtaxed[0]": "1",
      "deletelineids[0]": "11",
      "deletelineids[1]": "12",
    });
    expect(received(actions.updateInvoice, new URLSearchParams(pairs).toString())).toEqual(input);
  });
});

describe("AddOrder", () => {
  test("keeps the places of its lists, and packs a map for each item", () => {
    const input = {
      clientid: 1,
      paymentmethod: "mailin",
      pid: [1, 2],
      domain: [null, "dómáin2.com"],
      dnsmanagement: [null, true],
      addons: [[1, 3, 9], []],
      customfields: [null, { 1: "Google" }],
      configoptions: [{ 1: 999 }],
      domainrenewals: { "example.com": 2 },
    };
    const pairs = sent(actions.addOrder, input);
    expect(pairs).toEqual({
      clientid: "1",
      paymentmethod: "mailin",
      "pid[0]": "1",
      "pid[1]": "2",
      "domain[1]": "dómáin2.com",
      "dnsmanagement[1]": "1",
      "addons[0]": "1,3,9",
      "addons[1]": "",
      "customfields[1]": "YToxOntpOjE7czo2OiJHb29nbGUiO30=",
      "configoptions[0]": packed({ 1: 999 }),
      "domainrenewals[example.com]": "2",
    });
    expect(received(actions.addOrder, new URLSearchParams(pairs).toString())).toEqual(input);
  });

  test("takes an empty price as none, not as 0.00", () => {
    const body = "clientid=1&paymentmethod=mailin&pid[0]=1&priceoverride[0]=";
    expect(received(actions.addOrder, body).priceoverride).toEqual([null]);
  });

  test("answers ids in one text, and no invoice as 0", () => {
    const answer = { result: "success", orderid: "1", productids: "", serviceids: "1,2", invoiceid: "0" };
    const output = { orderid: 1, productids: [], serviceids: [1, 2], addonids: [], domainids: [], invoiceid: null };
    expect(decodeOutput(actions.addOrder, answer)).toEqual(output);
  });
});

describe("CreateQuote", () => {
  const lines = { 0: { desc: "Test", qty: 1, up: "10.00", discount: "0.00", taxable: true } };
  const expected = [{ desc: "Test", qty: 1, up: "10.00", discount: "0.00", taxable: true }];
  const rest = "subject=S&stage=Draft&validuntil=31/01/2016";

  test.each(["lineitems", "lineitems[0]"])("reads its lines under %s", (name) => {
    const body = `${rest}&${new URLSearchParams({ [name]: packed(lines) })}`;
    expect(received(actions.createQuote, body).lineitems).toEqual(expected);
  });

  test("reads its lines as an array too", () => {
    const body = `${rest}&lineitems[0][desc]=Test&lineitems[0][qty]=1&lineitems[0][up]=10&lineitems[0][discount]=0&lineitems[0][taxable]=1`;
    expect(received(actions.createQuote, body).lineitems).toEqual(expected);
  });

  test("writes dates as the installation does", () => {
    const input = { subject: "S", stage: "Draft", validuntil: "2016-01-31" } as const;
    expect(sent(actions.createQuote, input).validuntil).toBe("31/01/2016");
    expect(sent(actions.createQuote, input, { dateFormat: "MM/DD/YYYY" }).validuntil).toBe("01/31/2016");
    expect(sent(actions.createQuote, input, { dateFormat: "YYYY-MM-DD" }).validuntil).toBe("2016-01-31");
    expect(sent(actions.createQuote, input).validuntil).toBe("31/01/2016");
  });

  test("reads them so, and in ISO", () => {
    const read = (date: string, dateFormat?: wire.DateFormat) =>
      received(actions.createQuote, `subject=S&stage=Draft&validuntil=${date}`, { dateFormat }).validuntil;
    expect(read("02/01/2016")).toBe("2016-01-02");
    expect(read("02/01/2016", "MM/DD/YYYY")).toBe("2016-02-01");
    expect(read("2016-01-02", "MM/DD/YYYY")).toBe("2016-01-02");
  });

  test("refuses a date that is none, without telling it", () => {
    const input = { subject: "S", stage: "Draft", validuntil: "2016-02-30" } as const;
    expect(() => encodeInput(actions.createQuote, input)).toThrow(ContractError);
    expect(() => encodeInput(actions.createQuote, input)).not.toThrow(/2016/);
  });
});

describe("names of the specification", () => {
  const renamed: [AnyAction, Record<string, unknown>, Record<string, string>][] = [
    [actions.getContacts, { clientid: 7 }, { userid: "7" }],
    [actions.getQuotes, { id: 7 }, { quoteid: "7" }],
    [actions.getClients, { order: "desc" }, { sorting: "DESC" }],
    [actions.getInvoices, { orderby: "invoicenum" }, { orderby: "invoicenumber" }],
    [actions.addTransaction, { gateway: "paypal" }, { paymentmethod: "paypal" }],
    [actions.deletePayMethod, { paymethod_id: 7 }, { paymethodid: "7" }],
    [
      actions.addPayMethod,
      { clientid: 1, gateway: "stripe", card_expiry_date: "0428" },
      { clientid: "1", gateway_module_name: "stripe", card_expiry: "0428" },
    ],
  ];
  // By its name: an action printed whole fills megabytes.
  test.each(renamed.map(([action, input, pairs]) => ({ name: action.name, action, input, pairs })))(
    "of $name travel as WHMCS's",
    ({ action, input, pairs }) => {
      expect(sent(action, input)).toEqual(pairs);
      expect(decodeInput(action, input as never)).toEqual(received(action, new URLSearchParams(pairs).toString()));
    },
  );

  test("that WHMCS does not have are written for who asks", () => {
    const input = { clientid: 1, limitnum: 5, orderby: "date" } as const;
    expect(sent(actions.getTransactions, input)).toEqual({ clientid: "1" });
    expect(sent(actions.getTransactions, input, { specification: true })).toEqual({
      clientid: "1",
      limitnum: "5",
      orderby: "date",
    });
    expect(specificationInput(actions.getTransactions, input)).toEqual({ limitnum: 5, orderby: "date" });
    expect(received(actions.getTransactions, "clientid=1&limitnum=5")).toEqual({ clientid: 1, limitnum: 5 });
  });

  test("are checked even where they are not written", () => {
    expect(() => encodeInput(actions.getTransactions, { limitnum: 1.5 })).toThrow(/limitnum/);
  });

  test("lead to the action that WHMCS has", () => {
    expect(actions.getPromoCodes.sentAs).toBe("GetPromotions");
    expect(actions.getProductAddons.extension).toBe(true);
  });
});

describe("one of a kind", () => {
  test("UpgradeProduct reads while it only calculates", () => {
    const input = { serviceid: 1, paymentmethod: "paypal", type: "product" } as const;
    expect(effectOf(actions.upgradeProduct, { ...input, calconly: true })).toBe("read");
    expect(effectOf(actions.upgradeProduct, input)).toBe("write");
  });

  test("UpdateClientProduct writes on and off, and takes what to unset in one text", () => {
    expect(sent(actions.updateClientProduct, { serviceid: 1, overideautosuspend: true })).toEqual({
      serviceid: "1",
      overideautosuspend: "on",
    });
    expect(received(actions.updateClientProduct, "serviceid=1&unset=notes,NS1").unset).toEqual(["notes", "ns1"]);
  });

  test("UpdateClientProduct packs options with and without a quantity", () => {
    const configoptions = { 1: 4, 2: { optionid: 5, qty: 3 } };
    const pairs = sent(actions.updateClientProduct, { serviceid: 1, configoptions });
    expect(pairs.configoptions).toBe(packed(configoptions));
    expect(received(actions.updateClientProduct, new URLSearchParams(pairs).toString()).configoptions).toEqual(
      configoptions,
    );
  });

  test("ApplyCredit takes an amount or all", () => {
    expect(sent(actions.applyCredit, { invoiceid: 1, amount: "full" }).amount).toBe("full");
    expect(sent(actions.applyCredit, { invoiceid: 1, amount: "10" }).amount).toBe("10.00");
  });

  test("AddProduct takes an autosetup that is empty", () => {
    expect(received(actions.addProduct, "name=P&gid=1&autosetup=")).toEqual({ name: "P", gid: 1, autosetup: "" });
  });

  test("GetPermissionsList and AddBillableItem say success in status, which is no data", () => {
    expect(decodeOutput(actions.addBillableItem, { status: "success", billableid: 1 })).toEqual({ billableid: 1 });
    expect(encodeOutput(actions.getPermissionsList, { permissions: ["orders"] })).toEqual({
      status: "success",
      permissions: { permission: ["orders"] },
    });
  });

  test("GetClientsDomains answers an empty list as text", () => {
    const output = decodeOutput(actions.getClientsDomains, { domains: "", totalresults: 0 });
    expect(output.domains).toEqual([]);
    expect(encodeOutput(actions.getClientsDomains, output).domains).toBe("");
  });

  test("flat keys of name-value answers are nested", () => {
    const flat = { result: "success", totalresults: "1", clientid: "1", "credits[credit][0][id]": "9" };
    const output = decodeOutput(actions.getCredits, flat);
    expect(output.credits).toEqual([{ id: 9, date: null, description: "", amount: "0.00", relid: 0 }]);
  });
});

describe("a caller's input", () => {
  test("can't name what the action does not have", () => {
    for (const name of ["action", "secret", "__proto__x", "constructor", "toString"]) {
      expect(() => encodeInput(actions.getInvoice, { invoiceid: 1, [name]: "x" } as never)).toThrow(
        `GetInvoice: unknown ${name}`,
      );
    }
  });

  test("that say how a list is sorted are names that the action has, and no others", () => {
    const sorters = Object.values(actions as Record<string, AnyAction>).flatMap((action) =>
      ["orderby", "sorting"].filter((name) => name in action.input.shape).map((name) => ({ action, name })),
    );
    expect(sorters.length).toBeGreaterThan(3);
    for (const { action, name } of sorters)
      for (const value of [
        "id; drop table clients",
        "(select 1)",
        "id desc",
        "password",
        "1",
        "__proto__",
        "' or 1=1 --",
      ])
        expect(() => received(action, new URLSearchParams({ [name]: value }).toString()), action.name).toThrow(
          ContractError,
        );
  });

  test("from a form can't reach a prototype", () => {
    const input = received(actions.getInvoice, "invoiceid=1&__proto__[admin]=1&constructor[prototype][admin]=1");
    expect(input).toEqual({ invoiceid: 1 });
    expect(({} as Record<string, unknown>).admin).toBeUndefined();
    expect(() => received(actions.getInvoice, "__proto__[invoiceid]=1")).toThrow(ContractError);
  });
});
