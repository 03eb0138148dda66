import { spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const scripts = fileURLToPath(new URL("..", import.meta.url));

/** Compiles by copying: src/x.js becomes dist/x.js. Says its name to a file, so that a test can count its runs. */
const FAKE_TSC = `
const fs = require("node:fs");
fs.appendFileSync("tsc-runs", "x");
for (const name of fs.readdirSync("packages")) {
  fs.mkdirSync("packages/" + name + "/dist", { recursive: true });
  for (const file of fs.readdirSync("packages/" + name + "/src"))
    fs.copyFileSync("packages/" + name + "/src/" + file, "packages/" + name + "/dist/" + file.replace(/\\.ts$/, ".js"));
}
`;

/** Runs our TypeScript: the portal's look at its variables, and command lines, which say what they were given. */
const FAKE_TSX = `
if (process.argv[2].endsWith("check-env.ts")) {
  if (process.env.FAKE_SETTINGS !== "wrong") process.exit(0);
  console.error("BRAND_HUE must be a whole number from 0 to 360.");
  process.exit(1);
}
const names = ["API_ENDPOINT", "API_IDENTIFIER", "API_SECRET"];
console.log(JSON.stringify([process.argv.slice(3), names.map((name) => process.env[name])]));
`;

/** Serves its environment, so that a test can see what the portal is given. */
const FAKE_NEXT = `
const fs = require("node:fs");
const [command, , port, , host] = process.argv.slice(2);
if (command === "build") {
  fs.mkdirSync(".next", { recursive: true });
  fs.writeFileSync(".next/BUILD_ID", "fake");
  fs.appendFileSync("../../next-builds", "x");
} else {
  console.log("portal begins");
  const names = ["API_ENDPOINT", "API_IDENTIFIER", "API_SECRET", "JWT_SECRET", "ADMIN_JWT_SECRET", "ADMIN_PASSWORD", "KRAKEN_HOME", "NODE_ENV"];
  const answer = { pid: process.pid, command, env: Object.fromEntries(names.map((name) => [name, process.env[name]])) };
  require("node:http").createServer((request, response) => {
    if (request.url === "/api/health" && process.env.FAKE_HEALTH) return response.end(process.env.FAKE_HEALTH);
    if (request.url === "/crash") { console.log("portal's last words"); process.exit(3); }
    response.end(JSON.stringify(answer));
  }).listen(Number(port), host);
}
`;

const FAKE_BACKEND = `
import { createServer } from "node:http";
if (process.env.FAKE_BACKEND === "fails") { console.error("The database is of a newer version."); process.exit(1); }
if (process.argv[2] !== "--demo") { console.log(JSON.stringify(process.argv.slice(2))); process.exit(7); }
const port = Number(process.env.KRAKEN_BACKEND_PORT);
createServer((request, response) => {
  if (request.url === "/crash") { console.log("backend's last words"); process.exit(4); }
  response.end(JSON.stringify({ pid: process.pid }));
}).listen(port, "127.0.0.1", () => {
  const logins = [{ role: "client", email: "demo@kraken.example", password: "secret", note: "the demo company" }];
  process.send?.({ type: "ready", endpoint: "http://127.0.0.1:" + port + "/includes/api.php", identifier: "id", secret: "s3cret", logins });
});
`;

/**
 * A repository in a temporary folder with these scripts and with stand-ins for what they call, so that a start takes
 * a second and touches nothing of the real one.
 */
export function fakeRepository() {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "kraken-scripts-")));
  const write = (path, text) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  cpSync(scripts, join(folder, "scripts"), { recursive: true });
  write("package.json", '{ "type": "module" }');
  write("package-lock.json", '{ "packages": { "": {}, "node_modules/next": { "version": "1.0.0" } } }');
  write("node_modules/.package-lock.json", '{ "packages": { "node_modules/next": { "version": "1.0.0" } } }');
  write("node_modules/typescript/package.json", "{}");
  write("node_modules/typescript/bin/tsc", FAKE_TSC);
  write("node_modules/next/package.json", "{}");
  write("node_modules/next/dist/bin/next", FAKE_NEXT);
  write("node_modules/tsx/dist/cli.mjs", FAKE_TSX);
  write("node_modules/@biomejs/biome/package.json", "{}");
  write("node_modules/@biomejs/biome/bin/biome", "process.exit(process.env.FAKE_LINT === 'fails' ? 1 : 0)");
  write("packages/backend/src/index.ts", "export {};");
  write("packages/backend/src/cli.js", FAKE_BACKEND);
  write("apps/portal/src/app/page.tsx", "");
  const read = (path) => readFileSync(join(folder, path), "utf8");
  return { folder, write, read, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/**
 * Runs one of the scripts of a fake repository.
 * @param {string} folder @param {string[]} args the script and its arguments @param {Record<string, string>} [env]
 */
export function runScript(folder, [script, ...args], env = {}, { asNpm = false } = {}) {
  const program = [process.execPath, join(folder, "scripts", script), ...args];
  // npm has a shell between itself and what it runs.
  const [file, ...rest] = asNpm ? ["sh", "-c", '"$0" "$@"; :', ...program] : program;
  const child = spawn(file, rest, {
    cwd: tmpdir(),
    env: { PATH: process.env.PATH, HOME: folder, ...(asNpm && { npm_lifecycle_event: "start" }), ...env },
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (chunk) => {
      output += chunk;
    });
  }
  const exited = new Promise((resolve) => child.once("close", (code, signal) => resolve({ code, signal, output })));
  /** @param {string} text @returns {Promise<string>} the output, once the text is in it */
  const said = (text) =>
    new Promise((resolve, reject) => {
      const look = () => {
        if (!output.includes(text)) return;
        clearInterval(timer);
        resolve(output);
      };
      const timer = setInterval(look, 20);
      child.once("close", () => {
        look();
        clearInterval(timer);
        reject(new Error(`It ended without saying "${text}":\n${output}`));
      });
    });
  return { child, exited, said };
}
