import { expect, test } from "vitest";
import enAccounts from "./en/accounts.json" with { type: "json" };
import enAdmin from "./en/admin.json" with { type: "json" };
import enBilling from "./en/billing.json" with { type: "json" };
import enClient from "./en/client.json" with { type: "json" };
import enCommon from "./en/common.json" with { type: "json" };
import enManage from "./en/manage.json" with { type: "json" };
import enPalette from "./en/palette.json" with { type: "json" };
import enPeople from "./en/people.json" with { type: "json" };
import enSecurity from "./en/security.json" with { type: "json" };
import enShop from "./en/shop.json" with { type: "json" };
import enStaff from "./en/staff.json" with { type: "json" };
import esAccounts from "./es/accounts.json" with { type: "json" };
import esAdmin from "./es/admin.json" with { type: "json" };
import esBilling from "./es/billing.json" with { type: "json" };
import esClient from "./es/client.json" with { type: "json" };
import esCommon from "./es/common.json" with { type: "json" };
import esManage from "./es/manage.json" with { type: "json" };
import esPalette from "./es/palette.json" with { type: "json" };
import esPeople from "./es/people.json" with { type: "json" };
import esSecurity from "./es/security.json" with { type: "json" };
import esShop from "./es/shop.json" with { type: "json" };
import esStaff from "./es/staff.json" with { type: "json" };

/** Every sentence by its path; the forms for different numbers are one. */
function sentences(of: object, path = ""): [string, string][] {
  return Object.entries(of).flatMap(([name, value]) =>
    typeof value === "string" ? [[`${path}${name}`, value] as [string, string]] : sentences(value, `${path}${name}.`),
  );
}
const keys = (of: object) =>
  [...new Set(sentences(of).map(([key]) => key.replace(/_(zero|one|two|few|many|other)$/, "")))].sort();
const gaps = (text: string) => (text.match(/\{\{\w+\}\}/g) ?? []).sort().join(" ");

const catalogues = {
  client: [enClient, esClient],
  billing: [enBilling, esBilling],
  common: [enCommon, esCommon],
  people: [enPeople, esPeople],
  palette: [enPalette, esPalette],
  accounts: [enAccounts, esAccounts],
  manage: [enManage, esManage],
  admin: [enAdmin, esAdmin],
  security: [enSecurity, esSecurity],
  staff: [enStaff, esStaff],
  shop: [enShop, esShop],
} as const;

for (const [name, [en, es]] of Object.entries(catalogues)) {
  test(`${name}: every sentence is there in both languages, with the same gaps`, () => {
    expect(keys(es)).toEqual(keys(en));
    const english = new Map(sentences(en));
    for (const [key, text] of sentences(es)) {
      const other = english.get(key);
      if (other !== undefined && !/_(zero|one)$/.test(key)) expect(gaps(text), key).toBe(gaps(other));
    }
  });

  test(`${name}: nobody is asked with a please, and nothing is shouted`, () => {
    for (const [key, text] of [...sentences(en), ...sentences(es)])
      expect(text, key).not.toMatch(/\bplease\b|\bpor favor\b|successfully|!/i);
  });
}
