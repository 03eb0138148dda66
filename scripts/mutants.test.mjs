import { expect, test } from "vitest";
import { allMutants, mutantsOf, withMutant } from "./mutation/mutants.mjs";

const found = (source, file = "apps/portal/src/data/a.ts") => {
  const whole = `async function some() { ${source} }`;
  return mutantsOf(file, whole).map((mutant) => `${mutant.kind}: ${withMutant(mutant, whole).slice(24, -2)}`);
};

test("a check is found by how it is written, and taken out alone", () => {
  expect(found('assertMay(scope, "tickets");')).toEqual(["permission: (undefined);"]);
  expect(found("const rows = ownRows(scope, name, all, ownerOf);")).toEqual(["owner: const rows = (all);"]);
  expect(found("if (!row || row.userid !== scope.clientId) return undefined;")).toEqual([
    "check: if (!row || false) return undefined;",
  ]);
  expect(found('if (!roleMay(role, "act")) throw new Error("no");')).toEqual([
    'check: if (false) throw new Error("no");',
  ]);
  expect(found("const own = (answer) => (answer?.userid === id ? answer : undefined);")).toEqual([
    "check: const own = (answer) => (true ? answer : undefined);",
  ]);
  expect(found("call({ clientid: scope.clientId, page });")).toEqual(["owner: call({ clientid: undefined, page });"]);
  expect(found('const tried = await attempt("sign-in", email);')).toEqual([
    "limit: const tried = await ({ forgive: async () => {} });",
  ]);
  expect(found("if (!factor?.confirmed_at) return proceed(claims);")).toEqual([
    "check: if (true) return proceed(claims);",
  ]);
});

test("what keeps nobody out is left alone", () => {
  expect(found("if (!row) return undefined;")).toEqual([]);
  expect(found('const tone = isLate ? "bad" : "good";')).toEqual([]);
  expect(found("call().catch((error) => { if (error.isGone) return undefined; throw error; });")).toEqual([]);
});

test("pages and actions are looked at for what they ask", () => {
  const page = "apps/portal/src/app/a/page.tsx";
  expect(found('const scope = await requireClient("tickets", "/a");', page)).toEqual([
    'permission: const scope = await (requireClient("nothing","/a"));',
  ]);
  expect(found('const scope = await requireStaff("/admin");', page)).toEqual([]);
  expect(found("await requireSameOrigin();", page)).toEqual(["origin: await (undefined);"]);
});

test("the portal has its checks: every kind, in every folder", () => {
  const all = allMutants();
  expect(new Set(all.map(({ kind }) => kind))).toEqual(
    new Set(["permission", "origin", "owner", "limit", "schema", "check"]),
  );
  const folders = ["access", "data", "session", "app"];
  for (const folder of folders)
    expect(all.filter(({ file }) => file.startsWith(`apps/portal/src/${folder}/`)).length).toBeGreaterThan(30);
});
