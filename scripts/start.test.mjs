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
const backend = async (path = "/") => (await fetch(`http://127.0.0.1:${ports.KRAKEN_BACKEND_PORT}${path}`)).json();

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

  test("stops with npm, which started it, though nobody tells it", async () => {
    const running = runScript(repository.folder, ["start.mjs"], ports, { asNpm: true });
    await running.said("Ctrl-C");
    const pids = [(await portal()).pid, (await backend()).pid];
    running.child.kill("SIGKILL");
    expect(await gone(...pids)).toBe(true);
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

  test("starts the backend again when it dies, and leaves the portal alone", async () => {
    const running = start();
    await running.said("Ctrl-C");
    const { pid } = await backend();
    const portalPid = (await portal()).pid;
    await backend("/crash").catch(() => {});
    const output = await running.said("The backend runs again.");
    expect(output).toContain("The backend stopped with code 4.");
    expect(output).toContain("backend's last words");
    expect((await backend()).pid).not.toBe(pid);
    expect((await portal()).pid).toBe(portalPid);
    running.child.kill("SIGTERM");
    expect(await running.exited).toMatchObject({ code: 0 });
  });

  test("is not called ready while what it stands on does not answer as it should", async () => {
    const why = "The credential is not accepted.";
    const health = JSON.stringify({ status: "ok", ready: false, why, warnings: ["STAFF_USERNAME names nobody."] });
    const running = start({ API_ENDPOINT: "https://whmcs.example/includes/api.php", FAKE_HEALTH: health });
    const output = await running.said("Ctrl-C");
    expect(output).not.toContain("Kraken is ready");
    for (const sentence of [why, "STAFF_USERNAME names nobody.", "It looks again by itself."])
      expect(output).toContain(sentence);
    running.child.kill("SIGTERM");
    await running.exited;
  });

  test("is not called ready when it is stopped while it starts", async () => {
    const running = start();
    await running.said("Starting …");
    running.child.kill("SIGINT");
    const { code, output } = await running.exited;
    expect(code).toBe(0);
    expect(output).not.toContain("Kraken is ready");
  });

  test.each([
    ["KRAKEN_HOME", "/proc/nope/home", "KRAKEN_HOME can't be /proc/nope/home: no folder can be made there (ENOENT)."],
    ["KRAKEN_START_INFO", "/nowhere/info.json", "KRAKEN_START_INFO can't be /nowhere/info.json: there is no folder"],
    ["KRAKEN_ENV_FILE", "/nowhere.env", "KRAKEN_ENV_FILE names /nowhere.env, which can't be read (ENOENT)."],
    ["PORT", "s3cret", "PORT must be a port number from 1 to 65535."],
    ["FAKE_SETTINGS", "wrong", "BRAND_HUE must be a whole number from 0 to 360."],
  ])("stops before it starts anything for %s=%s", async (name, value, sentence) => {
    const { code, output } = await start({ [name]: value }).exited;
    expect(code).toBe(1);
    expect(output).toContain(sentence);
    expect(output).not.toMatch(/Starting|\n {4}at |s3cret/);
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

describe("npm run whmcs and npm run doctor", () => {
  const given = async (script, ...args) => {
    const { output } = await runScript(repository.folder, [script, ...args], {}).exited;
    return JSON.parse(output);
  };

  test("find the backend that runs here, unless another API is named", async () => {
    expect(await given("whmcs.mjs", "GetClients", "limitnum=5")).toEqual([
      expect.arrayContaining(["GetClients", "limitnum=5"]),
      [null, null, null],
    ]);
    const endpoint = "http://127.0.0.1:4999/includes/api.php";
    repository.write(".kraken/backend-address.json", JSON.stringify({ endpoint }));
    repository.write(".kraken/backend-secrets.json", JSON.stringify({ identifier: "id", secret: "s3cret" }));
    for (const script of ["whmcs.mjs", "doctor.mjs"])
      expect((await given(script))[1]).toEqual([endpoint, "id", "s3cret"]);
    repository.write(".env", "API_ENDPOINT=https://whmcs.example/\n");
    expect((await given("whmcs.mjs"))[1]).toEqual(["https://whmcs.example/", null, null]);
    repository.write(".env", "");
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
