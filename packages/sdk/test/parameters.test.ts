import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ContractError } from "../src/index.ts";
import * as behave from "./support/behaviours.ts";
import { canary, clientOf, errorOf, misbehaving } from "./support/client.ts";

const own = { ...canary, accesskey: canary.accessKey };
const written = behave.json({ result: "success", clientid: "7" });

/** What PHP makes of a body: names end at NUL and bracket, leading blanks go, the last of a name wins. */
function asPhpReads(body: string): Map<string, string> {
  const read = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(body)) {
    read.set((name.split("\0")[0] ?? "").trimStart().replace(/\[.*$/s, ""), value);
  }
  return read;
}

const spellings = (name: string) => [
  name,
  name.toUpperCase(),
  ` ${name}`,
  `\t${name} `,
  `${name}[]`,
  `${name}[0]`,
  `${name}[a][b]`,
  `${name}\0x`,
];

describe("names that belong to the call", () => {
  const reserved = ["action", "identifier", "secret", "username", "password", "accesskey", "responsetype"];

  test.for(reserved)("%s can't come from parameters, however it is spelled", async (name, context) => {
    const server = await misbehaving(context);
    const { whmcs } = clientOf(server.always(written));
    for (const spelled of spellings(name)) {
      const injected = { clientid: 7, [spelled]: "DeleteClient" };
      expect(await errorOf(whmcs.updateClient(injected as never))).toBeInstanceOf(Error);
      expect(await errorOf(whmcs.call("UpdateClient", injected as never))).toBeInstanceOf(Error);
      expect(await errorOf(whmcs.call("MyAction", injected))).toBeInstanceOf(TypeError);
      expect(await errorOf(whmcs.call("MyAction", { [spelled]: ["DeleteClient"] }))).toBeInstanceOf(TypeError);
    }
    expect(server.calls).toEqual([]);
  });

  test("reach the server as the client has them, whatever the parameters are", async (context) => {
    const server = await misbehaving(context);
    const { whmcs } = clientOf(server.always(written));
    const names = fc.oneof(
      fc.string(),
      fc.constantFrom(...reserved.flatMap(spellings)),
      fc.constantFrom("__proto__", "a"),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(names, fc.string())), async (entries) => {
        server.calls.length = 0;
        await whmcs.call("MyAction", Object.fromEntries(entries)).catch(() => {});
        for (const call of server.calls) {
          const read = asPhpReads(call.body);
          expect(read.get("action")).toBe("MyAction");
          expect(read.get("identifier")).toBe(own.identifier);
          expect(read.get("secret")).toBe(own.secret);
          expect(read.get("responsetype")).toBe("json");
        }
      }),
      { numRuns: 300 },
    );
  });

  test("come last, and the access key only where one is configured", async (context) => {
    const server = await misbehaving(context);
    await clientOf(server.always(written)).whmcs.updateClient({ clientid: 7, notes: "a&secret=b" });
    await clientOf(server, { accessKey: undefined }).whmcs.updateClient({ clientid: 7 });
    expect(server.calls.map((call) => [...call.params.keys()])).toEqual([
      ["clientid", "notes", "identifier", "secret", "accesskey", "responsetype", "action"],
      ["clientid", "identifier", "secret", "responsetype", "action"],
    ]);
    expect(server.calls[0]?.params.get("notes")).toBe("a&secret=b");
    expect(server.calls[0]?.head).toMatch(/^POST \/includes\/api\.php HTTP\/1\.1\r\n/);
    expect(server.calls[0]?.head).not.toContain(own.secret);
  });
});

describe("parameters", () => {
  test("that are undefined or null are left out", async (context) => {
    const server = await misbehaving(context);
    const { whmcs } = clientOf(server.always(written));
    await whmcs.updateClient({ clientid: 7, notes: undefined, city: null } as never);
    await whmcs.call("MyAction", { a: undefined, b: null, c: [null, 1], d: { e: undefined } });
    const sent = server.calls.map((call) => [...call.params.keys()].filter((name) => !(name in own)));
    expect(sent).toEqual([
      ["clientid", "responsetype", "action"],
      ["c[1]", "responsetype", "action"],
    ]);
  });

  test("travel as PHP arrays and 1 and 0", async (context) => {
    const server = await misbehaving(context);
    const { whmcs } = clientOf(server.always(written));
    await whmcs.call("MyAction", { pid: [1, 2], map: { "13": "x y", deep: { a: true } }, no: false });
    expect(server.calls[0]?.body).toMatch(/^pid%5B0%5D=1&pid%5B1%5D=2&map%5B13%5D=x\+y&map%5Bdeep%5D%5Ba%5D=1&no=0&/);
  });

  test("that the action does not have, or of a wrong kind, are refused without being shown or sent", async (context) => {
    const server = await misbehaving(context);
    const { whmcs } = clientOf(server);
    const wrong = [{ clientid: "canary-value" }, { clientid: 7, nosuch: "canary-value" }, { status: "canary-value" }];
    for (const input of wrong) {
      const error = await errorOf(whmcs.updateClient(input as never));
      expect(error).toBeInstanceOf(ContractError);
      expect(JSON.stringify([error, String(error)])).not.toContain("canary-value");
    }
    expect(server.connections).toBe(0);
  });

  test("by the specification's names are sent by WHMCS's", async (context) => {
    const server = await misbehaving(context);
    const { whmcs } = clientOf(server.always(behave.json({ result: "success", clients: "" })));
    await whmcs.getClients({ order: "DESC" });
    await whmcs.call("GetClients", { order: "DESC" });
    await whmcs.call("getclients" as string, { sorting: "DESC" });
    for (const call of server.calls) expect(call.params.get("sorting")).toBe("DESC");
    expect(server.actions()).toEqual(["GetClients", "GetClients", "GetClients"]);
  });
});
