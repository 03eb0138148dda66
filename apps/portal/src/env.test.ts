import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ConfigurationError, parseEnv } from "./env.ts";

const right = {
  API_ENDPOINT: "https://whmcs.example/includes/api.php",
  API_IDENTIFIER: "identifier",
  API_SECRET: "the secret of the api",
  JWT_SECRET: "j".repeat(32),
  ADMIN_JWT_SECRET: "a".repeat(32),
  ADMIN_PASSWORD: "p".repeat(15),
};

/** What is said about an environment that differs from a right one in this. */
function sentences(change: Record<string, string | undefined>): string[] {
  try {
    parseEnv({ ...right, ...change });
  } catch (error) {
    if (error instanceof ConfigurationError) return error.message.split("\n");
    throw error;
  }
  return [];
}

test("what is left out has its standard", () => {
  expect(parseEnv(right)).toMatchObject({
    API_TIMEOUT: 30_000,
    API_CONCURRENCY: 10,
    ALLOW_INSECURE_SSL: false,
    ALLOW_INSECURE_HTTP: false,
    STAFF_USERNAME: "admin",
    SESSION_IDLE_MINUTES: 30,
    PORT: 3000,
    TIME_ZONE: "UTC",
    BRAND_NAME: "Kraken Hosting",
    BRAND_HUE: 196,
    origins: ["http://localhost:3000", "http://127.0.0.1:3000"],
    apiCa: undefined,
    home: resolve(".kraken"),
  });
});

test.each([
  ["API_ENDPOINT", undefined],
  ["API_ENDPOINT", "whmcs.example/includes/api.php"],
  ["API_ENDPOINT", "whmcs.example:443/includes/api.php"],
  ["API_ENDPOINT", "file:///etc/passwd"],
  ["API_IDENTIFIER", undefined],
  ["API_IDENTIFIER", ""],
  ["API_SECRET", undefined],
  ["API_SECRET", ""],
  ["API_TIMEOUT", "soon"],
  ["API_TIMEOUT", "99"],
  ["API_TIMEOUT", "600001"],
  ["API_TIMEOUT", "100.5"],
  ["API_CONCURRENCY", "0"],
  ["API_CONCURRENCY", "257"],
  ["ALLOW_INSECURE_SSL", "yes"],
  ["ALLOW_INSECURE_HTTP", "on"],
  ["JWT_SECRET", undefined],
  ["JWT_SECRET", "j".repeat(31)],
  ["ADMIN_JWT_SECRET", undefined],
  ["ADMIN_JWT_SECRET", "a".repeat(31)],
  ["ADMIN_JWT_SECRET", right.JWT_SECRET],
  ["ADMIN_PASSWORD", undefined],
  ["ADMIN_PASSWORD", "short"],
  ["ADMIN_PASSWORD", "p".repeat(14)],
  ["ADMIN_PASSWORD", right.ADMIN_JWT_SECRET],
  ["API_SECRET", right.JWT_SECRET],
  ["SESSION_IDLE_MINUTES", "0"],
  ["SESSION_IDLE_MINUTES", "721"],
  ["PORT", "0"],
  ["PORT", "65536"],
  ["PORT", "http"],
  ["PUBLIC_URL", "portal.example"],
  ["PUBLIC_URL", "portal.example:443"],
  ["PUBLIC_URL", "javascript:alert(1)"],
  ["TRUSTED_PROXIES", "proxy.example"],
  ["TRUSTED_PROXIES", "10.0.0.0/33"],
  ["TRUSTED_PROXIES", "10.0.0.0/8/8"],
  ["TRUSTED_PROXIES", "10.0.0.0/-1"],
  ["TRUSTED_PROXIES", "10.0.0.1, *"],
  ["REDIS_URL", "localhost:6379"],
  ["REGISTRATION", "no"],
  ["PASSWORD_MIN_LENGTH", "7"],
  ["OIDC_ISSUER", "whmcs.example"],
  ["OIDC_ISSUER", "http://whmcs.example"],
  ["BRAND_TERMS_URL", "javascript:alert(1)"],
  ["DATABASE_URL", "mysql://localhost/kraken"],
  ["TIME_ZONE", "Oslo"],
  ["BRAND_HUE", "361"],
  ["BRAND_HUE", "teal"],
  ["API_CA_FILE", "/nowhere/ca.pem"],
  ["METRICS_TOKEN", "t".repeat(15)],
  ["METRICS_TOKEN", right.JWT_SECRET],
  ["LOG_REQUESTS", "yes"],
  ["OTEL_EXPORTER_OTLP_ENDPOINT", "localhost:4318"],
  ["NEXT_SERVER_ACTIONS_ENCRYPTION_KEY", "not a key"],
  ["NEXT_SERVER_ACTIONS_ENCRYPTION_KEY", Buffer.alloc(31).toString("base64")],
])("%s=%s is refused by name", (name, value) => {
  const [said, ...more] = sentences({ [name]: value });
  expect(said).toMatch(new RegExp(`^${name} `));
  expect(more).toEqual([]);
});

test("every wrong variable has its sentence, and none tells a value", () => {
  const said = sentences({ API_SECRET: undefined, JWT_SECRET: "hunter2", ADMIN_PASSWORD: "hunter3", PORT: "hunter4" });
  expect(said.map((sentence) => sentence.split(" ")[0])).toEqual([
    "API_SECRET",
    "JWT_SECRET",
    "ADMIN_PASSWORD",
    "PORT",
  ]);
  expect(said.join()).not.toContain("hunter");
});

test.each([
  ["true", true],
  ["TRUE", true],
  ["1", true],
  ["false", false],
  ["0", false],
  ["", false],
])("a flag of %j is %s", (value, flag) => {
  expect(parseEnv({ ...right, ALLOW_INSECURE_SSL: value }).ALLOW_INSECURE_SSL).toBe(flag);
});

test("numbers that are set to nothing have their standard", () => {
  expect(parseEnv({ ...right, API_TIMEOUT: "", PORT: "" })).toMatchObject({ API_TIMEOUT: 30_000, PORT: 3000 });
});

test("with a public address, that is the only origin, without its path", () => {
  const { origins } = parseEnv({ ...right, PUBLIC_URL: "https://portal.example/my/" });
  expect(origins).toEqual(["https://portal.example"]);
});

test("trusted proxies are addresses and networks", () => {
  const { trustedProxies } = parseEnv({ ...right, TRUSTED_PROXIES: "10.0.0.0/8, 192.0.2.1 2001:db8::/32" });
  expect(trustedProxies.check("10.9.8.7")).toBe(true);
  expect(trustedProxies.check("192.0.2.1")).toBe(true);
  expect(trustedProxies.check("192.0.2.2")).toBe(false);
  expect(trustedProxies.check("2001:db8:9::1", "ipv6")).toBe(true);
  expect(parseEnv(right).trustedProxies.check("127.0.0.1")).toBe(false);
});

test("sign-in by OpenID Connect is configured whole or not at all", () => {
  const whole = { OIDC_ISSUER: "https://whmcs.example", OIDC_CLIENT_ID: "id", OIDC_CLIENT_SECRET: "secret" };
  expect(parseEnv({ ...right, ...whole }).oidc).toEqual({
    issuer: "https://whmcs.example",
    clientId: "id",
    clientSecret: "secret",
  });
  expect(parseEnv(right).oidc).toBeUndefined();
  for (const name of Object.keys(whole)) {
    const [said, ...more] = sentences({ ...whole, [name]: undefined });
    expect(said).toMatch(new RegExp(`^${name} is missing`));
    expect(more).toEqual([]);
  }
});

describe("API_CA_FILE", () => {
  let folder = "";
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "kraken-env-"));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test("is read when it holds a certificate", () => {
    const file = join(folder, "ca.pem");
    const pem = "-----BEGIN CERTIFICATE-----\nMA==\n-----END CERTIFICATE-----\n";
    writeFileSync(file, pem);
    expect(parseEnv({ ...right, API_CA_FILE: file }).apiCa).toBe(pem);
  });

  test("is refused when it holds something else", () => {
    const file = join(folder, "other.txt");
    writeFileSync(file, "certainly not");
    expect(sentences({ API_CA_FILE: file })).toEqual(["API_CA_FILE holds no PEM certificate."]);
  });
});

test("every variable is explained, and is in the example", () => {
  const root = join(import.meta.dirname, "../../..");
  const source = readFileSync(join(import.meta.dirname, "env.ts"), "utf8");
  const names = [...source.matchAll(/^ {2}([A-Z][A-Z_]+):/gm)].map(([, name]) => name);
  expect(names).toContain("API_ENDPOINT");
  const explained = readFileSync(join(root, "docs/configuration.md"), "utf8");
  const example = readFileSync(join(root, ".env.example"), "utf8");
  expect(names.filter((name) => !explained.includes(`| \`${name}\` |`))).toEqual([]);
  expect(names.filter((name) => !example.includes(`\n#${name}=`))).toEqual([]);
});

test("a remote endpoint over http:// stops the start, unless it is wished for", () => {
  const remote = { API_ENDPOINT: "http://whmcs.example/includes/api.php" };
  expect(sentences(remote)).toEqual([
    expect.stringMatching(/^API_ENDPOINT must begin with https:\/\/, or lead to this/),
  ]);
  expect(sentences({ ...remote, ALLOW_INSECURE_HTTP: "true" })).toEqual([]);
  for (const host of ["localhost:4100", "127.0.0.1:4100", "[::1]:4100"])
    expect(sentences({ API_ENDPOINT: `http://${host}/includes/api.php` })).toEqual([]);
});

describe("what a company makes its own", () => {
  const folder = mkdtempSync(join(tmpdir(), "kraken-brand-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const file = (name: string, content: string | Buffer) => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };
  const svg = '<?xml version="1.0"?>\n<!-- ours -->\n<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 4"/>';

  test("pictures are known by their content, and have a version of it", () => {
    const { pictures } = parseEnv({ ...right, BRAND_LOGO: file("logo.txt", svg) });
    expect(pictures.logo).toMatchObject({ type: "image/svg+xml", bytes: Buffer.from(svg) });
    expect(pictures["logo-dark"]).toBeUndefined();
    const other = parseEnv({ ...right, BRAND_LOGO: file("other.svg", `${svg}\n`) }).pictures.logo;
    expect(other?.version).not.toBe(pictures.logo?.version);
  });

  test.each([
    ["a page", "<html><svg></svg></html>", "is no SVG, PNG, JPEG, WebP or ICO picture."],
    ["nothing", "", "is no SVG, PNG, JPEG, WebP or ICO picture."],
    ["too much", Buffer.alloc(256 * 1024 + 1), "is larger than 256 KB."],
  ])("%s is no logo", (name, content, said) => {
    expect(sentences({ BRAND_LOGO: file(name, content) })).toEqual([`BRAND_LOGO ${said}`]);
  });

  test("a file that is not there is named", () => {
    expect(sentences({ BRAND_ICON: join(folder, "none.svg") })).toEqual(["BRAND_ICON can't be read."]);
  });

  test("links are words and an address each", () => {
    const text = "Status https://status.example | Write to us mailto:help@company.example";
    expect(parseEnv({ ...right, BRAND_LINKS: text }).links).toEqual([
      { label: "Status", url: "https://status.example" },
      { label: "Write to us", url: "mailto:help@company.example" },
    ]);
    expect(sentences({ BRAND_LINKS: "Status javascript:alert(1)" })).toEqual([
      'BRAND_LINKS must be words and an address each, separated by "|".',
    ]);
  });
});
