import { beforeEach, describe, expect, test, vi } from "vitest";
import { signInClient } from "../access/login.ts";
import { as, asked, askedOf, beginAnew, endOf, formOf, ines, refusal, say } from "../access/test/world.ts";
import { save } from "./(client)/account/details/actions.ts";
import type { FormState } from "./forms/described-form.tsx";

/* What is sent to WHMCS when a client changes his details, and what is not. */

vi.mock("next/headers", async () => (await import("../access/test/world.ts")).nextHeaders);
vi.mock("../lib/whmcs.ts", async () => (await import("../access/test/world.ts")).whmcsModule);
vi.mock("../access/even-time.ts", () => ({ evenTime: () => async () => {} }));

const record = {
  id: 12,
  status: "Active",
  companyname: "Fjord AS",
  firstname: "Ines",
  lastname: "Falk",
  email: ines.email,
  address1: "2 Quay",
  address2: "",
  city: "Bergen",
  state: "Vestland",
  postcode: "5003",
  country: "NO",
  phonenumber: "+47 555 01 234",
  tax_id: "NO 1",
  defaultgateway: "banktransfer",
  language: "english",
  currency_code: "EUR",
  datecreated: "2021-03-01",
  marketing_emails_opt_in: false,
  email_preferences: { general: true, invoice: true, support: true, product: true, domain: true, affiliate: false },
  users: [{ id: ines.id, name: "Ines Falk", email: ines.email, is_owner: true }],
};

/** The form as the page has it, with what somebody typed. */
const typed = (more: Record<string, string> = {}) => ({
  firstName: "Ines",
  lastName: "Falk",
  company: "Fjord AS",
  email: ines.email,
  address: "2 Quay",
  address2: "",
  town: "Bergen",
  state: "Vestland",
  postcode: "5003",
  country: "NO",
  phone: "+47 555 01 234",
  taxId: "NO 1",
  paymentMethod: "banktransfer",
  language: "english",
  "mail.general": "on",
  "mail.invoice": "on",
  "mail.support": "on",
  "mail.product": "on",
  "mail.domain": "on",
  ...more,
});

const settings: Record<string, string> = {};

beforeEach(async () => {
  await beginAnew();
  for (const name of Object.keys(settings)) delete settings[name];
  say({
    getClientsDetails: () => ({ client: record }),
    getConfigurationValue: ({ setting }) => ({ setting, value: settings[String(setting)] ?? "" }),
    getPaymentMethods: () => ({
      paymentmethods: [
        { module: "banktransfer", displayname: "Bank transfer" },
        { module: "paypal", displayname: "PayPal" },
      ],
    }),
    updateClient: () => ({ clientid: 12 }),
    sendEmail: () => ({}),
  });
  await as(() => signInClient(ines.email, ines.password));
});

const sent = (fields: Record<string, string>): Promise<FormState> =>
  as(() => save({ values: {}, errors: [] }, formOf(fields)));
const ended = (fields: Record<string, string>) => endOf(() => sent(fields));
const namesOf = ({ errors }: FormState) => errors.map(({ name }) => name);

test("only what is another than before is sent, and nothing of another form's", async () => {
  const more = { town: "Oslo", "mail.affiliate": "on", offers: "on", credit: "500", status: "Closed", clientid: "13" };
  expect(await ended(typed(more))).toBe("to /account/details");
  const [input] = askedOf("updateClient");
  const given = Object.fromEntries(Object.entries(input ?? {}).filter(([, value]) => value !== undefined));
  expect(given).toEqual({
    clientid: 12,
    city: "Oslo",
    email_preferences: { affiliate: true },
    marketingoptin: true,
  });
});

test("where nothing is another, WHMCS is not asked to write", async () => {
  expect(await ended(typed())).toBe("to /account/details");
  expect(askedOf("updateClient")).toEqual([]);
});

test("another e-mail address asks for the password", async () => {
  const email = "new@fjord.example";
  expect(namesOf(await sent(typed({ email })))).toEqual(["accountPassword"]);
  const wrong = await sent(typed({ email, accountPassword: "not hers" }));
  expect(namesOf(wrong)).toEqual(["accountPassword"]);
  expect(wrong.values).not.toHaveProperty("accountPassword");
  expect(askedOf("updateClient")).toEqual([]);
  expect(await ended(typed({ email, accountPassword: ines.password }))).toBe("to /account/details");
  expect(askedOf("updateClient")).toMatchObject([{ clientid: 12, email }]);
});

test("the address that one had is told of another one before it is left, and nothing that was typed goes in", async () => {
  const email = "{$evil}@fjord.example";
  const move = { email, accountPassword: ines.password };
  expect(await ended(typed(move))).toBe("to /account/details");
  const [mail] = askedOf("sendEmail");
  expect(mail).toMatchObject({
    id: 12,
    customtype: "general",
    customsubject: "Another e-mail address for your account",
  });
  expect(JSON.stringify(mail)).not.toContain("evil");
  const order = asked.map(({ name }) => name).filter((name) => name === "sendEmail" || name === "updateClient");
  expect(order).toEqual(["sendEmail", "updateClient"]);
  // What can't be mailed keeps nobody from it.
  say({ sendEmail: () => Promise.reject(refusal("Email templates are off")) });
  expect(await ended(typed(move))).toBe("to /account/details");
  expect(askedOf("updateClient")).toHaveLength(2);
  expect(await ended(typed({ town: "Oslo" }))).toBe("to /account/details");
  expect(askedOf("sendEmail")).toHaveLength(2);
});

test("what is missing or can't be right is said beside its field, and what was typed stays", async () => {
  const back = await sent(typed({ lastName: " ", country: "XX", phone: "none", "mail.domain": "" }));
  expect(namesOf(back)).toEqual(["lastName", "country", "phone"]);
  expect(back.values).toMatchObject({ town: "Bergen", phone: "none" });
  expect(namesOf(await sent(typed({ paymentMethod: "stripe" })))).toEqual(["paymentMethod"]);
  expect(namesOf(await sent(typed({ language: "klingon" })))).toEqual(["language"]);
  expect(askedOf("updateClient")).toEqual([]);
});

describe("as WHMCS is set", () => {
  test("some may be left empty", async () => {
    settings.ClientsProfileOptionalFields = "state, phonenumber";
    expect(await ended(typed({ state: "", phone: "" }))).toBe("to /account/details");
    expect(askedOf("updateClient")).toMatchObject([{ state: "", phonenumber: "" }]);
  });

  test("some only staff change, whatever comes", async () => {
    settings.ClientsProfileUneditableFields = "companyname,email,tax_id";
    const fields = typed({ company: "Another AS", email: "x@evil.example", taxId: "2", town: "Oslo" });
    expect(await ended(fields)).toBe("to /account/details");
    const [input] = askedOf("updateClient");
    expect(input).toMatchObject({ city: "Oslo" });
    for (const name of ["companyname", "email", "tax_id"]) expect(input?.[name], name).toBeUndefined();
  });
});

test.each([
  ["Duplicate Email Address", "email"],
  [
    "You must have at least one email address enabled to receive domain related notifications as required by ICANN.",
    "mail.domain",
  ],
  ["You did not enter your postcode", "postcode"],
  ["You did not provide required custom field value for VAT office", "firstName"],
])("“%s” is said at %s", async (words, name) => {
  say({
    updateClient: () => {
      throw refusal(words);
    },
  });
  expect(namesOf(await sent(typed({ town: "Oslo" })))).toEqual([name]);
});
