import fc from "fast-check";
import { type JWTPayload, SignJWT } from "jose";
import { afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { env } from "../env.ts";
import { signToken, type TokenKind, verifyToken } from "./token.ts";

const clientSecret = "client ".repeat(6);
const staffSecret = "staff ".repeat(6);

const claims = {
  client: { userId: 7, clientId: 12, sessionId: "a-session" },
  staff: { staffId: 0, sessionId: "a-session" },
  choice: { userId: 7, clientIds: [12, 13], email: "kari@fjord.example" },
  factor: { userId: 7, clientIds: [12, 13], email: "kari@fjord.example", epoch: 3 },
  "staff-factor": { staffId: 2, epoch: 0 },
  device: { deviceId: "a-device", accounts: ["an account"] },
  oidc: { state: "a state", nonce: "a nonce", verifier: "a verifier", next: "/" },
  stamp: { form: "a form", stampId: "a stamp", at: 1 },
};

const kinds: TokenKind[] = ["client", "staff", "choice", "factor", "staff-factor", "device", "oidc", "stamp"];
const tokens = {} as Record<TokenKind, string>;

beforeAll(async () => {
  vi.stubEnv("API_ENDPOINT", "https://whmcs.example/includes/api.php");
  vi.stubEnv("API_IDENTIFIER", "identifier");
  vi.stubEnv("API_SECRET", "secret");
  vi.stubEnv("JWT_SECRET", clientSecret);
  vi.stubEnv("ADMIN_JWT_SECRET", staffSecret);
  vi.stubEnv("ADMIN_PASSWORD", "a long password");
  // Kept from here on, whatever a test does to the environment.
  env();
  for (const kind of kinds) tokens[kind] = await signToken(kind, claims[kind], 60);
});

/** A client's token as a forger would make it, who has the right key and changes one thing. */
function forged(change: { header?: object; payload?: JWTPayload; secret?: string; alg?: string }): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  const payload = {
    ...claims.client,
    iss: "kraken:client-portal",
    aud: "kraken:client",
    iat: now,
    exp: now + 60,
    ...change.payload,
  };
  const header = { alg: change.alg ?? "HS256", typ: "kraken-client", ...change.header };
  return new SignJWT(payload).setProtectedHeader(header).sign(new TextEncoder().encode(change.secret ?? clientSecret));
}

test.each(kinds)("a %s token gives back what was signed", async (kind) => {
  expect(await verifyToken(kind, tokens[kind])).toEqual(claims[kind]);
});

test("what the forgeries below change is all that is wrong with them", async () => {
  expect(await verifyToken("client", await forged({}))).toEqual(claims.client);
});

describe.each(kinds)("a %s token", (kind) => {
  test.each(kinds.filter((other) => other !== kind))("can't stand for a %s token", async (other) => {
    expect(await verifyToken(other, tokens[kind])).toBeUndefined();
  });
});

const past = Math.floor(Date.now() / 1000) - 120;

test.each([
  ["another issuer", { payload: { iss: "kraken:admin-portal" } }],
  ["no issuer", { payload: { iss: undefined } }],
  ["another audience", { payload: { aud: "kraken:choice" } }],
  ["no audience", { payload: { aud: undefined } }],
  ["another type", { header: { typ: "JWT" } }],
  ["no type", { header: { typ: undefined } }],
  ["an end that has passed", { payload: { iat: past, exp: past + 60 } }],
  ["no end", { payload: { exp: undefined } }],
  ["no beginning", { payload: { iat: undefined } }],
  ["a beginning that is to come", { payload: { nbf: Math.floor(Date.now() / 1000) + 600 } }],
  ["another algorithm", { alg: "HS512" }],
  ["another secret", { secret: "x".repeat(40) }],
  ["staff's secret", { secret: staffSecret }],
  ["an id of 0", { payload: { clientId: 0 } }],
  ["an id as text", { payload: { clientId: "12" } }],
  ["an id that is not whole", { payload: { userId: 1.5 } }],
  ["no session", { payload: { sessionId: undefined } }],
])("%s is refused", async (_, change) => {
  expect(await verifyToken("client", await forged(change))).toBeUndefined();
});

describe("by the clock, to the second", () => {
  const start = Math.floor(Date.now() / 1000);
  afterEach(() => {
    vi.useRealTimers();
  });
  async function isGoodAt(token: string, seconds: number): Promise<boolean> {
    vi.useFakeTimers({ now: (start + seconds) * 1000, toFake: ["Date"] });
    return (await verifyToken("client", token)) !== undefined;
  }

  test.each([
    [-60, true],
    [59, true],
    [60, false],
    [61, false],
    [120, false],
  ])("a token of a minute, %i seconds after its beginning: %s", async (seconds, isGood) => {
    const token = await forged({ payload: { iat: start, exp: start + 60 } });
    expect(await isGoodAt(token, seconds)).toBe(isGood);
  });

  test.each([
    [-60, false],
    [-1, false],
    [0, true],
    [60, true],
  ])("one that is good from a moment on, %i seconds after that: %s", async (seconds, isGood) => {
    const token = await forged({ payload: { nbf: start, exp: start + 120 } });
    expect(await isGoodAt(token, seconds)).toBe(isGood);
  });
});

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");

test.each(["none", "None", "NONE", ""])("the algorithm %j is refused, with and without a signature", async (alg) => {
  const [, payload, signature] = tokens.client.split(".");
  const header = encode({ alg, typ: "kraken-client" });
  for (const tail of ["", signature]) {
    expect(await verifyToken("client", `${header}.${payload}.${tail}`)).toBeUndefined();
  }
});

test("no bit of a token can be changed, and of 10,000 changes of several none is taken", {
  timeout: 120_000,
}, async () => {
  const parts = tokens.client.split(".").map((part) => Buffer.from(part, "base64url"));
  const places = parts.flatMap((bytes, part) => Array.from({ length: bytes.length * 8 }, (_, bit) => ({ part, bit })));
  const isRefused = async (flips: { part: number; bit: number }[]) => {
    const changed = parts.map((bytes) => Buffer.from(bytes));
    for (const { part, bit } of flips) {
      const bytes = changed[part] ?? Buffer.alloc(0);
      bytes.writeUInt8(bytes.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
    }
    const token = changed.map((bytes) => bytes.toString("base64url")).join(".");
    return (await verifyToken("client", token)) === undefined;
  };
  for (const place of places) expect(await isRefused([place]), JSON.stringify(place)).toBe(true);
  const several = fc.uniqueArray(fc.constantFrom(...places), { minLength: 2, maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(several, async (flips) => isRefused(flips)),
    { numRuns: 10_000 },
  );
});

/** What each kind of claim is not. */
const wrong = {
  number: ["7", 1.5, -1, null, undefined, Number.MAX_SAFE_INTEGER + 1],
  string: [7, null, undefined, {}],
  object: ["x", [7, ""], [0], [null], null, undefined, {}],
};

test.each(kinds)("a %s token whose claims are of another kind is none, though it is signed", async (kind) => {
  const right: Record<string, unknown> = claims[kind];
  for (const [name, value] of Object.entries(right)) {
    const kindOf = typeof value as keyof typeof wrong;
    for (const other of wrong[kindOf]) {
      const token = await signToken(kind, { ...right, [name]: other } as never, 60);
      expect(await verifyToken(kind, token), `${name}: ${JSON.stringify(other)}`).toBeUndefined();
    }
  }
});

test("any other text is no token", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...kinds),
      fc.oneof(
        fc.string(),
        fc.string().map((text) => `${text}.e30.`),
      ),
      async (kind, text) => {
        expect(await verifyToken(kind, text)).toBeUndefined();
      },
    ),
  );
});
