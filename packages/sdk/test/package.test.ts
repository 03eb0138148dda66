import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";

test("the packed tarball installs in an empty folder, calls a server there, and compiles its README", async () => {
  const script = fileURLToPath(new URL("../scripts/try-package.mjs", import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, [script]);
  expect(stdout).toMatch(/^The package installs, calls, and compiles \d+ examples/);
}, 180_000);
