import { readdirSync, readFileSync } from "node:fs";
import { actions } from "@kraken/contract";
import { expect, test } from "vitest";
import { actionTable, neededActions } from "./needed-actions.ts";

const here = new URL("./", import.meta.url);

/** The methods that the rooms of src/data call, by WHMCS's names. */
function called(): Set<string> {
  const files = [...readdirSync(here), ...readdirSync(new URL("staff/", here)).map((name) => `staff/${name}`)].filter(
    (name) => /^(staff\/)?(?!doctor|readiness)[a-z-]+\.ts$/.test(name),
  );
  const text = files.map((name) => readFileSync(new URL(name, here), "utf8")).join("\n");
  const methods = [
    ...text.matchAll(/\b(?:whmcs|asked|ask\w*\([^()]*\))\s*\.(?:paginate\.)?(?!through\b|catch\b|then\b)(\w+)\(/g),
  ].map(([, method]) => method ?? "");
  // Kraken's own are on no WHMCS's list: there the portal does without.
  const declared = methods.map((method) => actions[method as keyof typeof actions]);
  return new Set(declared.filter(({ extension }) => !extension).map(({ name }) => name));
}

test("the list for the API role is what the portal calls, no more and no less", () => {
  expect(neededActions.map(({ name }) => name).sort()).toEqual([...called()].sort());
});

test("it says of each whether it writes, as the contract does", () => {
  // One that writes or reads by what is asked needs the right to write.
  const effects = new Map(
    Object.values(actions).map(({ name, effect }) => [name as string, typeof effect === "string" ? effect : "write"]),
  );
  for (const { name, effect } of neededActions) expect(effects.get(name), name).toBe(effect);
});

test("the guide has the list", () => {
  expect(readFileSync(new URL("../../../../docs/connect-whmcs.md", here), "utf8")).toContain(actionTable());
});
