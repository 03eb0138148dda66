import { afterAll, beforeAll, expect, test } from "vitest";
import { chosenStages } from "./lib/test.mjs";
import { fakeRepository, runScript } from "./testing/fake-repository.mjs";

let repository;

beforeAll(() => {
  repository = fakeRepository();
});

afterAll(() => repository.remove());

const npmTest = (args, env) => runScript(repository.folder, ["test.mjs", ...args], env).exited;
const last = (output) => output.split("\n").slice(-2);
const names = (args) => chosenStages(args).map(({ name }) => name);

test("the fast stages are a part of all stages", () => {
  expect(names(["--fast"])).toEqual(["lint", "types", "examples", "unit"]);
  expect(names([])).toEqual(["lint", "types", "examples", "unit", "build", "e2e"]);
});

test("what takes long is run with all, after the others, or by its name", () => {
  expect(names(["--all"])).toEqual([...names([]), "security", "many"]);
  expect(names(["security"])).toEqual(["security"]);
});

test("stages can be named, and a name that is none is refused", () => {
  expect(names(["types", "lint"])).toEqual(["lint", "types"]);
  expect(() => chosenStages(["linnt"])).toThrow(/There is no stage linnt; there are lint, types/);
});

test("an option that is none is refused, not ignored", () => {
  expect(() => chosenStages(["--quick"])).toThrow("There is no option --quick; there are --fast and --all.");
});

test("ends with the result alone on its last line", async () => {
  const { code, output } = await npmTest(["lint", "build"]);
  expect(code).toBe(0);
  expect(last(output)).toEqual(["2 passed, 0 failed", ""]);
});

test("goes on after a failure, and ends with code 1", async () => {
  const { code, output } = await npmTest(["lint", "build"], { FAKE_LINT: "fails" });
  expect(code).toBe(1);
  expect(output).toContain("lint failed.");
  expect(last(output)).toEqual(["1 passed, 1 failed", ""]);
});

test("ends the same way when it can't even begin", async () => {
  const { code, output } = await npmTest(["no-such-stage"]);
  expect(code).toBe(1);
  expect(last(output)).toEqual(["0 passed, 1 failed", ""]);
});
