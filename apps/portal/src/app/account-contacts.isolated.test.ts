import { beforeEach, expect, test, vi } from "vitest";
import { clientScope } from "../access/access.ts";
import { signInClient } from "../access/login.ts";
import { as, askedOf, beginAnew, endOf, formOf, ines, refusal, say } from "../access/test/world.ts";
import { contact } from "../data/contacts.ts";
import { add, change, remove } from "./(client)/account/contacts/actions.ts";
import type { FormState } from "./forms/described-form.tsx";

/* What is sent to WHMCS about a client's contacts, and about no other's. */

vi.mock("next/headers", async () => (await import("../access/test/world.ts")).nextHeaders);
vi.mock("../lib/whmcs.ts", async () => (await import("../access/test/world.ts")).whmcsModule);

type Action = (before: FormState, form: FormData) => Promise<FormState>;
const sent = (action: Action, fields: Record<string, string>) =>
  as(() => action({ values: {}, errors: [] }, formOf(fields)));
const ended = (action: Action, fields: Record<string, string>) => endOf(() => sent(action, fields));

const row = (id: number, userid = 12) => ({
  id,
  userid,
  firstname: "Vera",
  lastname: "",
  companyname: "",
  email: "vera@ledger.example",
  invoiceemails: true,
});

beforeEach(async () => {
  await beginAnew();
  say({
    getContacts: () => [row(5), row(6)],
    addContact: () => ({ contactid: 8 }),
    updateContact: () => ({ contactid: 5 }),
    deleteContact: () => ({ contactid: 5 }),
  });
  await as(() => signInClient(ines.email, ines.password));
});

const fields = { firstName: "Vera", email: "vera@ledger.example", "mail.invoice": "on" };

test("one is added to the client, and mailed about what is ticked alone", async () => {
  expect(await ended(add, { ...fields, clientid: "13", subaccount: "on" })).toBe("to /account/contacts");
  const [input = {}] = askedOf("addContact");
  expect(input).toMatchObject({ clientid: 12, firstname: "Vera", country: undefined });
  expect(input).not.toHaveProperty("subaccount");
  expect(input.email_preferences).toEqual({
    general: false,
    invoice: true,
    support: false,
    product: false,
    domain: false,
    affiliate: false,
  });
});

test("one of the client's own is changed and removed, and one of another's is not there", async () => {
  expect(await ended(change, { ...fields, contact: "5", town: "Bergen" })).toBe("to /account/contacts");
  expect(askedOf("updateContact")).toMatchObject([{ contactid: 5, city: "Bergen" }]);
  expect(await ended(remove, { contact: "6" })).toBe("to /account/contacts");
  expect(askedOf("deleteContact")).toEqual([{ contactid: 6 }]);
  for (const action of [change, remove]) expect(await ended(action, { ...fields, contact: "7" })).toBe("404");
  // Whatever WHMCS answers with, another client's contact is nobody's here.
  say({ getContacts: () => [row(7, 13)] });
  for (const action of [change, remove]) {
    const back = await sent(action, { ...fields, contact: "7" });
    expect(back.problem).toBeDefined();
  }
  expect(askedOf("updateContact")).toHaveLength(1);
  expect(askedOf("deleteContact")).toHaveLength(1);
});

test("one is found by its own id", async () => {
  const scope = await as(clientScope);
  if (!scope) throw new Error("Nobody is signed in");
  expect(await contact(scope, 6)).toMatchObject({ id: 6 });
  expect(await contact(scope, 9)).toBeUndefined();
});

test.each([
  ["Duplicate Email Address", "email"],
  ["You must have at least one email address enabled as required by ICANN.", "mail.domain"],
])("“%s” is said at %s", async (words, name) => {
  const no = () => {
    throw refusal(words);
  };
  say({ addContact: no, updateContact: no });
  for (const back of [await sent(add, fields), await sent(change, { ...fields, contact: "5" })])
    expect(back.errors.map((error) => error.name)).toEqual([name]);
});

test("without a name, or an address to mail to, there is none", async () => {
  const back = await sent(add, { firstName: "", email: "none", country: "XX" });
  expect(back.errors.map(({ name }) => name)).toEqual(["firstName", "email", "country"]);
  expect(askedOf("addContact")).toEqual([]);
});
