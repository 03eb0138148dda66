import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { describe, expect, type TestContext, test } from "vitest";
import { run } from "../cli/run.ts";
import * as behave from "./support/behaviours.ts";
import { createAuthority } from "./support/certificates.ts";
import { canary, misbehaving } from "./support/client.ts";
import type { MisbehavingServer } from "./support/server.ts";

const cli = fileURLToPath(new URL("../cli/whmcs.ts", import.meta.url));
const tsx = pathToFileURL(createRequire(import.meta.url).resolve("tsx")).href;

type Setting = { env?: Record<string, string>; folder?: string };

/** Runs the command line in an empty folder, with nothing in its environment but what is given. */
function shell(context: TestContext, given: string[], { env = {}, folder = emptyFolder(context) }: Setting = {}) {
  return new Promise<{ code: number | null; out: string; err: string }>((resolve, reject) => {
    const child = spawn(process.execPath, ["--conditions=source", "--import", tsx, cli, ...given], {
      cwd: folder,
      env: { PATH: process.env.PATH, ...env },
    });
    const text = { out: "", err: "" };
    child.stdout.on("data", (chunk) => {
      text.out += chunk;
    });
    child.stderr.on("data", (chunk) => {
      text.err += chunk;
    });
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, ...text }));
  });
}

/** The same without a process of its own. */
async function inside(given: readonly string[], env: Record<string, string> = {}) {
  const printed = await run(given, env, 120);
  return { out: "", err: "", ...printed };
}

function emptyFolder(context: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), "kraken-cli-"));
  context.onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

const environmentOf = (server: MisbehavingServer, host?: string) => ({
  API_ENDPOINT: server.endpoint(host),
  API_IDENTIFIER: canary.identifier,
  API_SECRET: canary.secret,
});

const clients = [
  { id: 1, firstname: "Anna", lastname: "Jansen", email: "anna@mail.example", groupid: 0, status: "Active" },
  { id: 2, firstname: "Bo\u001b[31m", lastname: "de\nVries", email: "bo@mail.example", groupid: 0, status: "Closed" },
];
const rows = behave.json({
  result: "success",
  totalresults: "7",
  startnumber: 0,
  numreturned: 2,
  clients: { client: clients },
});

describe("npm run whmcs", { timeout: 60_000 }, () => {
  test("prints a list as a table, and sends parameters as the action wants them", async (context) => {
    const server = await misbehaving(context);
    const given = ["GetClients", "limitnum=2", "search=an", "order=desc"];
    const { code, out, err } = await shell(context, given, { env: environmentOf(server.always(rows)) });
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out.split("\n")).toEqual([
      "id  firstname  lastname  email              groupid  status",
      "1   Anna       Jansen    anna@mail.example  0        Active",
      "2   Bo         de Vries  bo@mail.example    0        Closed",
      "",
      "2 of 7 clients",
      "",
    ]);
    expect(Object.fromEntries(server.calls[0]?.params ?? [])).toMatchObject({
      action: "GetClients",
      limitnum: "2",
      search: "an",
      sorting: "DESC",
    });
  });

  test("prints the whole answer with --json, decoded", async (context) => {
    const server = await misbehaving(context);
    const { code, out } = await inside(["getclients", "--json"], environmentOf(server.always(rows)));
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ totalresults: 7, clients: [{ id: 1, datecreated: null }, { id: 2 }] });
  });

  test("prints what is not a list as names and values, and keeps passwords off the screen", async (context) => {
    const server = await misbehaving(context);
    const product = {
      id: "5",
      clientid: "1",
      username: "user5",
      password: "canary-service-password",
      domain: "a.example",
    };
    const env = environmentOf(server);
    server.next(behave.json({ result: "success", totalresults: "1", products: { product: [product] } }));
    server.always(
      behave.json({
        result: "success",
        invoiceid: 3,
        userid: 1,
        total: "15.95",
        items: { item: [] },
        transactions: "",
      }),
    );
    const services = await inside(["GetClientsProducts"], env);
    expect(services.out).toContain("user5");
    expect(services.out).not.toContain("canary-service-password");
    const invoice = await inside(["GetInvoice", "invoiceid=3"], env);
    expect(invoice.out).toMatch(/^total +15\.95$/m);
  });

  test("reads .env and the settings of TLS; what the environment has wins", async (context) => {
    const authority = createAuthority();
    context.onTestFinished(authority.remove);
    const server = await misbehaving(context, authority.sign(["DNS:localhost"]));
    const folder = emptyFolder(context);
    writeFileSync(join(folder, "ca.pem"), authority.ca);
    const lines = {
      ...environmentOf(server.always(rows), "localhost"),
      API_CA_FILE: "ca.pem",
      API_ACCESS_KEY: canary.accessKey,
    };
    writeFileSync(
      join(folder, ".env"),
      Object.entries(lines)
        .map(([name, value]) => `${name}="${value}"\n`)
        .join(""),
    );
    const { code, err } = await shell(context, ["GetClients"], {
      folder,
      env: { API_IDENTIFIER: "from-the-environment" },
    });
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(Object.fromEntries(server.calls[0]?.params ?? [])).toMatchObject({
      identifier: "from-the-environment",
      secret: canary.secret,
      accesskey: canary.accessKey,
    });
    const untrusted = await inside(["GetClients"], environmentOf(server, "localhost"));
    expect(untrusted).toMatchObject({
      code: 1,
      err: expect.stringMatching(/^GetClients: the certificate of .* is not trusted \(.*\)$/),
    });
    const insecure = { ...environmentOf(server, "localhost"), ALLOW_INSECURE_SSL: "true" };
    expect(await shell(context, ["GetClients"], { env: insecure })).toMatchObject({
      code: 0,
      err: expect.stringContaining("certificates are not verified"),
    });
  });

  test("sends a write once", async (context) => {
    const server = await misbehaving(context);
    const given = ["UpdateClient", "clientid=1", "notes="];
    const { code, err } = await shell(context, given, { env: environmentOf(server.always(behave.reset)) });
    expect(code).toBe(1);
    expect(err).toMatch(/^UpdateClient: .*; it may have been done\n$/);
    expect(server.calls).toHaveLength(1);
    expect(server.calls[0]?.params.get("notes")).toBe("");
  });

  test("calls custom actions, once unless they only read", async (context) => {
    const server = await misbehaving(context);
    const env = environmentOf(server);
    server.always(behave.json({ result: "success", answer: "42" }));
    const first = await inside(["MyAction", "a[b][]=1"], env);
    expect(first.out).toBe("result  success\nanswer  42");
    expect(server.calls[0]?.params.get("a[b][0]")).toBe("1");
    server.always(behave.text("busy", { status: 503 }));
    await inside(["MyAction"], env);
    await inside(["MyAction", "--read"], env);
    expect(server.calls).toHaveLength(1 + 1 + 3);
  });

  test("explains itself without a connection", async () => {
    expect((await inside([])).out).toContain("Usage: npm run whmcs");
    expect((await inside(["list"])).out).toMatch(/^Client$[\s\S]*^ {2}GetClients +Lists clients\.$/m);
    const { out } = await inside(["help", "getclients"]);
    expect(out).toContain("GetClients · Client · read");
    expect(out).toContain("`search` matches the beginnings");
    expect(out).toMatch(/^ {2}sorting +ASC \| DESC .*also as order/m);
    expect(out).toMatch(/^ {2}status +Active \| Inactive \| Closed$/m);
    expect((await inside(["help", "UpdateClient"])).out).toContain("  Duplicate Email Address");
  });

  test.for([
    [["GetClients"], {}, "API_ENDPOINT is not set"],
    [["GetClients"], { API_ENDPOINT: "https://whmcs.example/", API_IDENTIFIER: "a" }, "API_SECRET is not set"],
    [
      ["GetClients"],
      { API_ENDPOINT: "http://whmcs.example/" },
      "endpoint is http:// and whmcs.example is not this machine",
    ],
    [["GetClients"], { API_TIMEOUT: "soon" }, "API_TIMEOUT is not a number of milliseconds"],
    [["GetClients"], { API_CA_FILE: "/nowhere/ca.pem" }, "API_CA_FILE names a file that can't be read"],
    [["GetClients", "limitnum"], {}, "limitnum is not name=value"],
    [["GetClients", "nosuch=1"], {}, "GetClients has no parameter nosuch"],
    [["GetClients", "limitnum=many"], {}, "GetClients: limitnum: Expected a whole number"],
    [["GetInvoice"], {}, "GetInvoice: invoiceid"],
    [["MyAction", "secret=other"], {}, "MyAction takes no parameter called secret"],
    [["help", "NoSuchAction"], {}, "There is no action NoSuchAction"],
    [["GetClients", "--yaml"], {}, "There is no option --yaml"],
  ] as const)("%j with %j is refused in one sentence", async ([given, changes, sentence]) => {
    const usable = {
      API_ENDPOINT: "http://127.0.0.1:1/",
      API_IDENTIFIER: canary.identifier,
      API_SECRET: canary.secret,
    };
    const isAboutSettings = Object.keys(changes).length === 0 || "API_IDENTIFIER" in changes;
    const env =
      isAboutSettings && given.length === 1 && given[0] === "GetClients" ? changes : { ...usable, ...changes };
    const { code, out, err } = await inside([...given], env);
    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(err).toContain(sentence);
    expect(err.trimEnd().split("\n")).toHaveLength(1);
    expect(err).not.toContain("canary");
  });

  test("shows no secret in an error that quotes it", async (context) => {
    const server = await misbehaving(context);
    server.always(
      behave.depending(({ call }) => behave.json({ result: "error", message: `Wrong: ${call.body}\u001b[2J` })),
    );
    const { code, err } = await shell(context, ["GetClients"], { env: environmentOf(server) });
    expect(code).toBe(1);
    expect(err).not.toContain("canary");
    expect(err).not.toContain("\u001b");
    expect(err).toContain("[secret]");
  });
});
