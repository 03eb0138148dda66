import type { AnyAction } from "@kraken/contract";
import { testDatabases } from "@kraken/database/testing";
import { expect, it } from "vitest";
import { handlers } from "../src/actions/index.ts";
import { createBackend } from "../src/backend.ts";
import { credentials, NOW, openBooks, plainPasswords } from "./support/books.ts";

/** Plausible values, so that a hostile one gets past the first check. Of other ids 1, of others "x". */
const plausible: Record<string, string> = {
  amount: "1.00",
  billingcycle: "monthly",
  country: "US",
  date: "2026-11-01",
  domain: "fresh.example",
  email: "x@y.example",
  extension: ".xyz",
  gateway: "sandboxcard",
  ip: "192.0.2.9",
  newbillingcycle: "Monthly",
  newproductid: "4",
  ns1: "ns1.a.example",
  ns2: "ns2.a.example",
  password2: "a long password",
  paymentmethod: "sandboxcard",
  permissions: "profile",
  rating: "3",
  setting: "CompanyName",
  stage: "Draft",
  type: "product",
  unit: "hours",
};

const serialised = (text: string) => Buffer.from(text).toString("base64");
const numbers = [
  "2147483648",
  "-2147483649",
  "9007199254740993",
  "9223372036854775808",
  "-1",
  "0",
  "1e9",
  "1e400",
  "NaN",
];
const dates = ["2026-02-31", "0000-00-00", "99999-01-01", "9999-12-31", "2026-13-45 25:61:61"];
const amounts = ["999999999999999.99", "-99999999999.99", "0.001"];
const names = ["__proto__", "constructor", "toString", "[object Object]"];
const texts = ["a\0b", "' or 1=1 --", "%", "\\", "\u{1F991}", "\uffff", "x".repeat(70_000), "1,2,99999999999", "a,b,c"];
const encoded = [
  serialised('a:1:{i:0;O:8:"stdClass":0:{}}'),
  serialised('a:2:{i:0;s:1:"a";i:99999999999;s:3:"b\0c";}'),
  serialised('[{"name":"\\u0000","data":"!"},null,7]'),
];
const hostile = [...numbers, ...dates, ...amounts, ...names, ...texts, ...encoded];
/** Of each parameter alone; the others above come in all of them at once. */
const alone = ["2147483648", "9999-12-31", "__proto__", "\u{1F991}\0", "1,99999999999"];
const keys = ["[]", "[0][0][0]", "[__proto__][x]", "[a]", "[-1]", "[2147483648]", "[99999999999]"];

const isOptional = (schema: unknown) => (schema as { def?: { type?: string } }).def?.type === "optional";
const subjects = /^(client|contact|domain|dept|order|service|ticket)id$/;
/** What ends something comes last, so that there is something to act on until then. */
const place = (name: string) => (/^(Delete|Close|Merge|Cancel)/.test(name) ? 2 : /^Get/.test(name) ? 0 : 1);

it.each(testDatabases())(
  "answers every hostile parameter of every action, on $name",
  { timeout: 240_000 },
  async (kind) => {
    const books = await openBooks(kind);
    const findings: string[] = [];
    let asked = "";
    const backend = createBackend({
      database: books.database,
      credentials,
      clock: () => NOW,
      passwords: plainPasswords,
      modules: { sandbox: true },
      pause: async () => {},
      onFailure: ({ error }) => findings.push(`${asked}: ${error}`),
    });
    async function post(action: string, pairs: readonly (readonly [string, string])[]) {
      asked = `${action} ${JSON.stringify(pairs).slice(0, 300)}`;
      const body = new URLSearchParams([
        ...Object.entries(credentials),
        ["action", action],
        ...pairs.map(([...pair]) => pair),
      ]);
      const response = await backend.fetch(
        new Request("http://books.example/includes/api.php", { method: "POST", body }),
      );
      const answer: unknown = await response.json();
      if (response.status !== 200 || typeof answer !== "object") findings.push(`${asked}: ${response.status}`);
    }
    for (const { action } of [...handlers].sort((one, other) => place(one.action.name) - place(other.action.name))) {
      const shape: Record<string, unknown> = (action as AnyAction).input.shape;
      const parameters = Object.keys(shape);
      const others = (name: string) =>
        parameters
          .filter((each) => each !== name && (!isOptional(shape[each]) || subjects.test(each)))
          .map((each) => [each, plausible[each] ?? (/id$/i.test(each) ? "1" : "x")] as const);
      for (const name of parameters) {
        for (const value of alone) await post(action.name, [...others(name), [name, value]]);
        for (const key of keys) await post(action.name, [...others(name), [`${name}${key}`, "1"]]);
      }
      for (const value of hostile)
        await post(
          action.name,
          parameters.map((name) => [name, value] as const),
        );
    }
    expect(findings).toEqual([]);
    // And the books are as good as before.
    expect((await books.whmcs.getClients({ limitnum: 5 })).clients.length).toBeGreaterThan(0);
    await books.close();
  },
);
