import type { actions } from "@kraken/contract";
import { describe, expectTypeOf, test } from "vitest";
import type { Actions, ActionsByName, Input, Methods, Output, Paginate, Whmcs } from "../src/index.ts";

// Checked by the compiler (tsconfig.tests.json): a line below "@ts-expect-error" that compiles is an error itself.

/** Never called: only its types are of interest. */
async function wrongCalls(whmcs: Whmcs) {
  // @ts-expect-error the invoice's id is missing
  await whmcs.getInvoice();
  // @ts-expect-error the invoice's id is missing
  await whmcs.getInvoice({});
  // @ts-expect-error an id is a number
  await whmcs.getInvoice({ invoiceid: "1" });
  // @ts-expect-error GetInvoice has no such parameter
  await whmcs.getInvoice({ invoiceid: 1, invoice: 2 });
  // @ts-expect-error no such status of a client
  await whmcs.getClients({ status: "Retired" });
  // @ts-expect-error no such action
  await whmcs.getNothing();
  // @ts-expect-error the invoice's id is missing
  await whmcs.call("GetInvoice");
  // @ts-expect-error GetInvoice has no such parameter
  await whmcs.call("GetInvoice", { invoiceid: 1, invoice: 2 });
  const invoice = await whmcs.getInvoice({ invoiceid: 1 });
  // @ts-expect-error an invoice has no such field
  invoice.totall;
  // @ts-expect-error money is text
  invoice.total * 2;
  const byName = await whmcs.call("GetInvoice", { invoiceid: 1 });
  // @ts-expect-error an invoice has no such field
  byName.totall;
  const custom = await whmcs.call("MyAction", { anything: [1] });
  // @ts-expect-error nobody knows what a custom action answers
  custom.count + 1;
  // @ts-expect-error a date is no parameter of a form
  await whmcs.call("MyAction", { when: new Date() });
  // @ts-expect-error there is no such action to page through
  whmcs.paginate.getInvoice({ invoiceid: 1 });
  // @ts-expect-error the pages are the iterator's business
  whmcs.paginate.getClients({ limitstart: 5 });
  for await (const row of whmcs.paginate.getClients()) {
    // @ts-expect-error a client's row has no such field
    row.emaill;
  }
}

type IsAny<T> = 0 extends 1 & T ? true : false;
/** The paths in a type where `any` stands, five steps deep. */
type AnyPaths<T, Depth extends unknown[] = []> =
  IsAny<T> extends true
    ? ""
    : Depth["length"] extends 5
      ? never
      : T extends Uint8Array
        ? never
        : T extends readonly (infer Item)[]
          ? `[]${AnyPaths<Item, [...Depth, 0]>}`
          : T extends object
            ? { [K in keyof T & string]: `.${K}${AnyPaths<T[K], [...Depth, 0]>}` }[keyof T & string]
            : never;

type Inputs = { [K in keyof Actions]: Input<Actions[K]> };
type Outputs = { [K in keyof Actions]: Output<Actions[K]> };
type Leaks<T> = { [K in keyof T & string]: `${K}${AnyPaths<T[K]>}` }[keyof T & string];

describe("types", () => {
  test("wrong calls don't compile", () => {
    expectTypeOf(wrongCalls).parameter(0).toEqualTypeOf<Whmcs>();
  });

  test("no `any` reaches a caller", () => {
    expectTypeOf<IsAny<never>>().toEqualTypeOf<false>();
    expectTypeOf<AnyPaths<{ a: { b: Parameters<typeof JSON.stringify>[0][] } }>>().toEqualTypeOf<".a.b[]">();
    expectTypeOf<Leaks<Inputs>>().toEqualTypeOf<never>();
    expectTypeOf<Leaks<Outputs>>().toEqualTypeOf<never>();
    expectTypeOf<IsAny<Awaited<ReturnType<Whmcs["call"]>>>>().toEqualTypeOf<false>();
    type Rows = { [K in keyof Paginate]: Paginate[K] extends (...all: never[]) => AsyncGenerator<infer R> ? R : 0 };
    expectTypeOf<Leaks<Rows>>().toEqualTypeOf<never>();
  });

  // A mapped type over the contract's own keys, none renamed: an editor then shows the contract's documentation at a
  // method and goes to its declaration.
  test("methods have the contract's keys", () => {
    expectTypeOf<keyof Methods>().toEqualTypeOf<keyof typeof actions>();
    expectTypeOf<Actions>().toEqualTypeOf<typeof actions>();
    expectTypeOf<Methods>().toExtend<Record<keyof typeof actions, (...parts: never[]) => Promise<unknown>>>();
    expectTypeOf<ActionsByName["GetInvoice"]>().toEqualTypeOf<(typeof actions)["getInvoice"]>();
  });

  test("what a caller sees", () => {
    type Client = Paginate["getClients"] extends (...all: never[]) => AsyncGenerator<infer R> ? R : never;
    expectTypeOf<Client["id"]>().toEqualTypeOf<number>();
    expectTypeOf<Client["datecreated"]>().toEqualTypeOf<string | null>();
    expectTypeOf<Outputs["getInvoice"]["total"]>().toEqualTypeOf<string>();
    expectTypeOf<Parameters<Methods["getClients"]>[0]>().extract<undefined>().toEqualTypeOf<undefined>();
    expectTypeOf<{ order: "ASC" }>().toExtend<Inputs["getClients"]>();
  });
});
