import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { ConnectionError, createWhmcs } from "../src/index.ts";
import * as behave from "./support/behaviours.ts";
import { createAuthority } from "./support/certificates.ts";
import { canary, clientOf, errorOf, misbehaving } from "./support/client.ts";

let authority: ReturnType<typeof createAuthority>;
beforeAll(() => {
  authority = createAuthority();
});
afterAll(() => authority.remove());

const rows = behave.json({ result: "success", totalresults: 0, clients: "" });
const OWN_NAMES = ["DNS:localhost", "IP:127.0.0.1"];

describe("a certificate", () => {
  test("of an authority in tls.ca is accepted, and the connection is kept", async (context) => {
    const server = await misbehaving(context, authority.sign(OWN_NAMES));
    const { whmcs } = clientOf(server.always(rows), { tls: { ca: authority.ca } });
    for (let call = 0; call < 20; call++) await whmcs.getClients();
    expect(server.handshakes).toBeLessThanOrEqual(2);
  });

  test("of an authority that nobody knows is refused, once and before anything is sent", async (context) => {
    const server = await misbehaving(context, authority.sign(OWN_NAMES));
    const { whmcs } = clientOf(server);
    const [read, write] = [await errorOf(whmcs.getClients()), await errorOf(whmcs.updateClient({ clientid: 1 }))];
    expect(read).toBeInstanceOf(ConnectionError);
    expect(write).toBeInstanceOf(ConnectionError);
    expect(String(read)).toMatch(/the certificate of 127\.0\.0\.1:\d+ is not trusted \(.+\)/);
    expect(server.connections).toBe(2);
    expect(server.calls).toEqual([]);
  });

  test("that vouches for itself is refused, also beside another authority", async (context) => {
    const server = await misbehaving(context, authority.selfSigned(OWN_NAMES));
    for (const tls of [{}, { ca: authority.ca }]) {
      expect(await errorOf(clientOf(server, { tls }).whmcs.getClients())).toBeInstanceOf(ConnectionError);
    }
    expect(server.calls).toEqual([]);
  });

  test("that vouches for itself is accepted when it is itself in tls.ca", async (context) => {
    const own = authority.selfSigned(OWN_NAMES);
    const server = await misbehaving(context, own);
    const { whmcs } = clientOf(server.always(rows), { tls: { ca: own.cert } });
    expect((await whmcs.getClients()).clients).toEqual([]);
  });

  test("for another host is refused", async (context) => {
    const server = await misbehaving(context, authority.sign(["DNS:elsewhere.example"]));
    const { whmcs } = clientOf(server, { tls: { ca: authority.ca } });
    const error = await errorOf(whmcs.updateClient({ clientid: 1 }));
    expect(error).toBeInstanceOf(ConnectionError);
    expect(String(error)).toContain("ERR_TLS_CERT_ALTNAME_INVALID");
    expect(server.calls).toEqual([]);
  });

  test("that has ended is refused", async (context) => {
    const server = await misbehaving(context, authority.sign(OWN_NAMES, -1));
    const error = await errorOf(clientOf(server, { tls: { ca: authority.ca } }).whmcs.getClients());
    expect(error).toBeInstanceOf(ConnectionError);
    expect(String(error)).toContain("CERT_HAS_EXPIRED");
  });

  test("is worth nothing over TLS 1.1", async (context) => {
    const old = { minVersion: "TLSv1", maxVersion: "TLSv1.1", ciphers: "DEFAULT@SECLEVEL=0" } as const;
    const server = await misbehaving(context, { ...authority.sign(OWN_NAMES), ...old });
    const error = await errorOf(clientOf(server, { tls: { ca: authority.ca } }).whmcs.updateClient({ clientid: 1 }));
    expect(error).toBeInstanceOf(ConnectionError);
    expect(server.calls).toEqual([]);
  });

  test("is not looked at with `insecure`, and every start says so", async (context) => {
    const server = await misbehaving(context, authority.selfSigned(["DNS:elsewhere.example"]));
    const warn = vi.fn();
    const emit = vi.spyOn(process, "emitWarning").mockImplementation(() => {});
    const logger = { debug: () => {}, warn };
    const { whmcs } = clientOf(server.always(rows), { tls: { insecure: true }, logger });
    expect((await whmcs.getClients()).clients).toEqual([]);
    clientOf(server, { tls: { insecure: true }, logger });
    expect(warn.mock.calls).toEqual(
      Array(2).fill([{ endpoint: server.endpoint() }, expect.stringContaining("certificates are not verified")]),
    );
    expect(emit).not.toHaveBeenCalled();

    clientOf(server, { tls: { insecure: true } });
    clientOf(server, { tls: { insecure: true } });
    expect(emit.mock.calls).toEqual(
      Array(2).fill([
        expect.stringContaining("certificates are not verified"),
        { type: "KrakenWarning", code: "KRAKEN_INSECURE_TLS" },
      ]),
    );
  });

  test("is needed: an answer in plain HTTP on an https:// endpoint was certainly not a call", async (context) => {
    const server = await misbehaving(context);
    server.onConnection = (socket) => socket.once("data", () => socket.end("HTTP/1.1 400 Bad Request\r\n\r\n"));
    const { whmcs } = clientOf(server, { endpoint: server.endpoint().replace("http:", "https:") });
    expect(await errorOf(whmcs.updateClient({ clientid: 1 }))).toBeInstanceOf(ConnectionError);
    expect(server.calls).toEqual([]);
  });
});

describe("an option that can't be used is refused at the start", () => {
  const start = (options: object) => () =>
    createWhmcs({ endpoint: "https://whmcs.example/includes/api.php", ...canary, ...options });

  test.each([
    ["endpoint", { endpoint: "http://whmcs.example/includes/api.php" }, "whmcs.example is not this machine"],
    ["endpoint", { endpoint: "http://127.0.0.1.example/includes/api.php" }, "is not this machine"],
    ["endpoint", { endpoint: "whmcs.example" }, "endpoint is not a URL"],
    ["endpoint", { endpoint: "ftp://whmcs.example/" }, "endpoint is not an https:// URL"],
    ["endpoint", { endpoint: "https://user:canary@whmcs.example/" }, "endpoint holds credentials"],
    ["identifier", { identifier: "" }, "identifier and secret are needed"],
    ["secret", { secret: undefined }, "identifier and secret are needed"],
    ["timeout", { timeout: 0 }, "timeout is not a whole number"],
    ["timeout", { timeout: 2 ** 31 }, "timeout is not a whole number"],
    ["concurrency", { concurrency: Number.NaN }, "concurrency is not a whole number"],
    ["maxAnswerBytes", { maxAnswerBytes: 1.5 }, "maxAnswerBytes is not a whole number"],
    ["tls.ca", { tls: { ca: "/etc/ssl/ca.pem" } }, "tls.ca holds no certificate in PEM form"],
  ])("%s %o", (_name, options, message) => {
    expect(start(options)).toThrow(TypeError);
    expect(start(options)).toThrow(message);
    expect(start(options)).not.toThrow("canary");
  });

  test("http:// is taken for this machine, and elsewhere only with allowInsecureHttp, which warns", () => {
    const emit = vi.spyOn(process, "emitWarning").mockImplementation(() => {});
    for (const host of ["localhost", "127.0.0.1", "[::1]"])
      start({ endpoint: `http://${host}:4100/includes/api.php` })();
    expect(emit).not.toHaveBeenCalled();
    start({ endpoint: "http://whmcs.example/includes/api.php?accesskey=canary", allowInsecureHttp: true })();
    expect(emit).toHaveBeenCalledExactlyOnceWith(
      "http://whmcs.example/includes/api.php: calls to WHMCS travel unencrypted: they can be read and changed",
      { type: "KrakenWarning", code: "KRAKEN_HTTP" },
    );
  });
});
