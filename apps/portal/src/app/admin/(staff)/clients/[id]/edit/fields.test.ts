import { expect, test } from "vitest";
import { mailChoice } from "../../../../../../data/mail-kinds.ts";
import type { ClientSettings } from "../../../../../../data/staff/client-settings.ts";
import { typedSettings, wrongSettings } from "./fields.ts";

const before: ClientSettings = {
  firstName: "Ines",
  lastName: "Falk",
  company: "Fjord & Fell",
  email: "ines@fjord.example",
  address: "Kai 1",
  address2: "",
  postcode: "24103",
  town: "Kiel",
  state: "",
  country: "DE",
  phone: "+49 431 1",
  taxId: "DE1",
  status: "Active",
  group: 2,
  language: "german",
  paymentMethod: "stripe",
  notes: "",
  mails: mailChoice(() => true),
  taxExempt: true,
  separateInvoices: false,
  noLateFees: false,
  noOverdueNotices: false,
  noAutoCharge: false,
  noAutoClose: false,
  offers: false,
};

const texts = { ...before, mails: undefined, group: "3", taxExempt: "", noLateFees: "on", "mail.general": "on" };
const typed = Object.fromEntries(
  Object.entries(texts).flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])),
);

test("boxes that are not sent are off, and what is chosen is taken", () => {
  const after = typedSettings(typed, before);
  expect(after).toMatchObject({ group: 3, taxExempt: false, noLateFees: true, company: "Fjord & Fell" });
  expect(after.mails).toEqual(mailChoice((kind) => kind === "general"));
});

test("what the form had not, or can't be, stays as it was", () => {
  const { group: _, ...without } = typed;
  const after = typedSettings({ ...without, status: "Deleted", paymentMethod: "" }, before);
  expect(after).toMatchObject({ group: 2, status: "Active", paymentMethod: "stripe" });
});

test("what was empty may stay so, and nothing else may be emptied", () => {
  const after = typedSettings({ ...typed, phone: "" }, before);
  expect(wrongSettings(after, before)).toEqual([{ name: "phone", why: "missing" }]);
  expect(wrongSettings(typedSettings(typed, before), before)).toEqual([]);
});
