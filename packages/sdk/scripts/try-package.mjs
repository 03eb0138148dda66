// Builds the package, installs its tarball in an empty folder as a stranger would, and uses it there: an import in plain
// JavaScript that calls a server, and every example of the README through the compiler.
import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);
const sdk = fileURLToPath(new URL("..", import.meta.url));
const root = join(sdk, "../..");
const tsc = join(root, "node_modules/typescript/bin/tsc");
const folder = mkdtempSync(join(tmpdir(), "kraken-sdk-package-"));

const node = (...parts) => run(process.execPath, parts, { cwd: folder });
const npm = (...parts) => run("npm", parts, { cwd: folder });
const write = (name, text) => writeFileSync(join(folder, name), text);

async function install() {
  await run("npm", ["run", "build"], { cwd: sdk });
  await npm("pack", join(sdk, "dist/package"), "--pack-destination", folder);
  const tarball = readdirSync(folder).find((name) => name.endsWith(".tgz"));
  write("package.json", JSON.stringify({ name: "stranger", private: true, type: "module" }));
  await npm("install", `./${tarball}`, "--prefer-offline", "--no-audit", "--no-fund");
}

const program = `
import assert from "node:assert/strict";
import { ActionError, createWhmcs } from "@kraken/sdk";

const whmcs = createWhmcs({ endpoint: process.argv[2], identifier: "id", secret: "secret" });
const { clients } = await whmcs.getClients({ limitnum: 1 });
assert.deepEqual(clients.map(({ id, datecreated }) => ({ id, datecreated })), [{ id: 7, datecreated: null }]);
await assert.rejects(whmcs.getInvoice({ invoiceid: 1 }), ActionError);
await assert.rejects(whmcs.getInvoice({ invoiceid: "one" }), { name: "ContractError" });
await whmcs.close();
`;

const answers = {
  GetClients: { result: "success", totalresults: "1", clients: { client: [{ id: "7", datecreated: "0000-00-00" }] } },
  GetInvoice: { result: "error", message: "Invoice ID Not Found" },
};

async function call() {
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    response.end(JSON.stringify(answers[new URLSearchParams(body).get("action")]));
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  write("program.js", program);
  try {
    await node("program.js", `http://127.0.0.1:${server.address().port}/includes/api.php`);
  } finally {
    server.close();
    server.closeAllConnections();
  }
}

/** Every TypeScript example of the README is a module of its own; later ones may use the first one's client. */
async function compileReadme() {
  const readme = readFileSync(join(sdk, "README.md"), "utf8");
  const examples = [...readme.matchAll(/^```ts\n([\s\S]*?)^```$/gm)].map(([, text]) => text);
  if (examples.length === 0) throw new Error("The README has no examples");
  mkdirSync(join(folder, "readme"));
  const names = "ActionError, ConnectionError, createWhmcs, createSpecification, OutcomeUnknownError, WhmcsError";
  examples.forEach((text, index) => {
    const imports = /^import .*@kraken\/sdk/m.test(text) ? "" : `import { ${names} } from "@kraken/sdk";\n`;
    const client = /\bconst whmcs = /.test(text) ? "" : `declare const whmcs: ReturnType<typeof createWhmcs>;\n`;
    write(`readme/example-${index + 1}.ts`, `${imports}${client}${text}\nexport {};\n`);
  });
  write(
    "readme/wrong.ts",
    `import { createWhmcs } from "@kraken/sdk";
const whmcs = createWhmcs({ endpoint: "", identifier: "", secret: "" });
// @ts-expect-error the id is missing
await whmcs.getInvoice({});
// @ts-expect-error no such field
(await whmcs.getInvoice({ invoiceid: 1 })).totall;
export {};
`,
  );
  const compilerOptions = {
    target: "es2023",
    module: "nodenext",
    strict: true,
    noEmit: true,
    skipLibCheck: false,
    types: ["node"],
    typeRoots: [join(root, "node_modules/@types")],
  };
  write("tsconfig.json", JSON.stringify({ compilerOptions, include: ["readme"] }));
  await node(tsc, "-p", "tsconfig.json");
  return examples.length;
}

try {
  await install();
  await call();
  const examples = await compileReadme();
  console.log(`The package installs, calls, and compiles ${examples} examples of its README.`);
} catch (error) {
  console.error([error.message, error.stdout, error.stderr].filter(Boolean).join("\n"));
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
