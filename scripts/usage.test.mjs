import { existsSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fakeRepository, runScript } from "./testing/fake-repository.mjs";

let repository;

beforeAll(() => {
  repository = fakeRepository();
});

afterAll(() => repository.remove());

const called = (...args) => runScript(repository.folder, args).exited;
const isBegun = () => existsSync(join(repository.folder, "tsc-runs"));

const commands = [
  ["start.mjs", "Starts Kraken"],
  ["build.mjs", "Builds the packages and the portal"],
  ["test.mjs", "Runs the tests"],
  ["test-long.mjs", "Runs what takes long"],
  ["doctor.mjs", "Looks at the WHMCS behind the portal"],
];

describe.each(commands)("%s", (script, about) => {
  test.each(["--help", "-h"])("%s says what it does, and begins nothing", async (option) => {
    const { code, output } = await called(script, option);
    expect(code).toBe(0);
    expect(output).toContain(about);
    expect(isBegun()).toBe(false);
  });

  test("an option that it has not is refused with a sentence, and nothing begins", async () => {
    const { code, output } = await called(script, "--prot=4000");
    expect(code).toBeGreaterThan(0);
    expect(output).toContain("There is no option --prot");
    expect(isBegun()).toBe(false);
  });
});

test("so is a word that means nothing to it", async () => {
  const { code, output } = await called("start.mjs", "4000");
  expect(code).toBe(2);
  expect(output).toContain("“4000” is not understood.");
});
