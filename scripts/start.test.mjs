import { statSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { freePort } from "./lib/ports.mjs";
import { fakeRepository, runScript } from "./testing/fake-repository.mjs";

let repository;
let ports;

beforeAll(() => {
  repository = fakeRepository();
});

afterAll(() => repository.remove());

beforeEach(async () => {
  ports = { PORT: String(await freePort()), KRAKEN_BACKEND_PORT: String(await freePort()) };
});

const start = (env = {}, ...args) => runScript(repository.folder, ["start.mjs", ...args], { ...ports, ...env });
const portal = async (path = "/") => (await fetch(`http://127.0.0.1:${ports.PORT}${path}`)).json();
const backend = async () => (await fetch(`http://127.0.0.1:${ports.KRAKEN_BACKEND_PORT}/`)).json();

function isAlive(pid) {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

async function gone(...pids) {
  for (let tries = 0; tries < 250 && pids.some(isAlive); tries++) await wait(20);
  return !pids.some(isAlive);
}

describe("npm start", () => {
  test("builds, starts both, says where they are, and stops both when asked", async () => {
    const info = join(repository.folder, "info.json");
    const running = start({ KRAKEN_START_INFO: info });
    const output = await running.said("Ctrl-C");
    const { pid, command, env } = await portal();
    const backendPid = (await backend()).pid;

    expect(command).toBe("start");
    expect(env).toMatchObject({
      NODE_ENV: "production",
      API_ENDPOINT: `http://127.0.0.1:${ports.KRAKEN_BACKEND_PORT}/includes/api.php`,
      API_IDENTIFIER: "id",
      API_SECRET: "s3cret",
      KRAKEN_HOME: join(repository.folder, ".kraken"),
    });
    expect(env.JWT_SECRET).toMatch(/^[\w-]{43,}$/);
    expect(env.ADMIN_JWT_SECRET).not.toBe(env.JWT_SECRET);
    for (const text of [`http://127.0.0.1:${ports.PORT}/admin`, "demo@kraken.example", env.ADMIN_PASSWORD]) {
      expect(output).toContain(text);
    }
    expect(output).not.toContain("portal begins");
    expect(JSON.parse(repository.read("info.json"))).toMatchObject({
      portal: `http://127.0.0.1:${ports.PORT}`,
      admin: `http://127.0.0.1:${ports.PORT}/admin`,
      endpoint: env.API_ENDPOINT,
      identifier: "id",
      logins: [{ email: "demo@kraken.example" }],
      adminPassword: env.ADMIN_PASSWORD,
    });
    expect(statSync(info).mode & 0o777).toBe(0o600);

    running.child.kill("SIGTERM");
    expect(await running.exited).toMatchObject({ code: 0 });
    expect(await gone(pid, backendPid)).toBe(true);
  });

  test("builds nothing the second time, and keeps its secrets", async () => {
    const first = repository.read(".kraken/portal-secrets.json");
    const builds = repository.read("next-builds");
    const started = Date.now();
    const running = start();
    await running.said("Ctrl-C");
    expect(Date.now() - started).toBeLessThan(5_000);
    expect(repository.read("next-builds")).toBe(builds);
    expect(repository.read(".kraken/portal-secrets.json")).toBe(first);
    running.child.kill("SIGINT");
    expect(await running.exited).toMatchObject({ code: 0 });
  });

  test("builds again after a change", async () => {
    const builds = repository.read("next-builds");
    repository.write("apps/portal/src/app/page.tsx", "// changed");
    const running = start();
    await running.said("Ctrl-C");
    expect(repository.read("next-builds")).toBe(`${builds}x`);
    running.child.kill("SIGTERM");
    await running.exited;
  });

  test("leaves nothing behind when it is killed outright", async () => {
    const running = start();
    await running.said("Ctrl-C");
    const pids = [(await portal()).pid, (await backend()).pid];
    running.child.kill("SIGKILL");
    await running.exited;
    expect(await gone(...pids)).toBe(true);
  });

  test("stops everything, with the reason, when the portal dies", async () => {
    const running = start();
    await running.said("Ctrl-C");
    const { pid } = await backend();
    await portal("/crash").catch(() => {});
    const { code, output } = await running.exited;
    expect(code).toBe(1);
    expect(output).toContain("The portal stopped with code 3.");
    expect(output).toContain("portal's last words");
    expect(await gone(pid)).toBe(true);
  });

  test("says why when the backend does not start", async () => {
    const { code, output } = await start({ FAKE_BACKEND: "fails" }).exited;
    expect(code).toBe(1);
    expect(output).toContain("The database is of a newer version.");
    expect(output).toContain("The backend stopped with code 1.");
    expect(output).not.toContain("at ");
  });

  test("starts no backend when API_ENDPOINT is set, and shows no demo logins", async () => {
    const running = start({ API_ENDPOINT: "https://whmcs.example/includes/api.php", ADMIN_PASSWORD: "given-password" });
    const output = await running.said("Ctrl-C");
    expect((await portal()).env).toMatchObject({
      API_ENDPOINT: "https://whmcs.example/includes/api.php",
      ADMIN_PASSWORD: "given-password",
    });
    await expect(backend()).rejects.toThrow();
    expect(output).not.toContain("demo@kraken.example");
    expect(output).not.toContain("given-password");
    running.child.kill("SIGTERM");
    await running.exited;
  });

  test("takes what .env says unless the environment says otherwise, even if it says nothing", async () => {
    repository.write(".env", "API_ENDPOINT=https://whmcs.example/\nADMIN_PASSWORD=from-the-file\n");
    const running = start({ API_ENDPOINT: "" });
    await running.said("Ctrl-C");
    const { env } = await portal();
    repository.write(".env", "");
    expect(env.API_ENDPOINT).toContain("127.0.0.1");
    expect(env.ADMIN_PASSWORD).toBe("from-the-file");
    running.child.kill("SIGTERM");
    await running.exited;
  });

  test("says that a port is taken, by its name, before it does anything", async () => {
    const other = createServer().listen(Number(ports.PORT), "127.0.0.1");
    await new Promise((resolve) => other.once("listening", resolve));
    repository.write("apps/portal/src/app/page.tsx", "// stale again");
    const { code, output } = await start().exited;
    other.close();
    expect(code).toBe(1);
    expect(output).toContain(`Port ${ports.PORT} (PORT) is taken.`);
    expect(output).not.toContain("Building");
  });
});

describe("npm run dev", () => {
  test("starts the backend again when a package changes", async () => {
    const running = start({}, "--dev");
    await running.said("Ctrl-C");
    const { pid } = await backend();
    expect((await portal()).command).toBe("dev");
    repository.write("packages/backend/src/new.js", "export {};");
    await running.said("The backend runs with the changes.");
    expect((await backend()).pid).not.toBe(pid);
    running.child.kill("SIGTERM");
    expect(await running.exited).toMatchObject({ code: 0 });
  });
});

describe("npm run backend", () => {
  test("hands over arguments, output and exit code", async () => {
    const { code, output } = await runScript(repository.folder, ["backend.mjs", "backup", "a file"]).exited;
    expect(code).toBe(7);
    expect(output).toContain('["backup","a file"]');
  });

  test("is ended by a signal like the command itself", async () => {
    const running = runScript(repository.folder, ["backend.mjs", "--demo"], ports);
    for (let up = false; !up; await wait(20))
      up = await backend().then(
        () => true,
        () => false,
      );
    running.child.kill("SIGTERM");
    expect(await running.exited).toMatchObject({ signal: "SIGTERM" });
    await expect(backend()).rejects.toThrow();
  });
});
