import { beforeAll, describe, expect, test, vi } from "vitest";
import { env } from "../env.ts";
import { recoveryCodeHash, seal, unseal } from "./secrets.ts";
import { newTotpSecret, stepOfCode, totpUri } from "./totp.ts";

/** RFC 6238, appendix B: this key ("12345678901234567890") and these times; the last six of its eight digits. */
const secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

test.each([
  [59, "287082"],
  [1_111_111_109, "081804"],
  [1_111_111_111, "050471"],
  [1_234_567_890, "005924"],
  [2_000_000_000, "279037"],
  [20_000_000_000, "353130"],
])("at second %i the code of RFC 6238 is %s", (second, code) => {
  expect(stepOfCode(secret, code, second * 1000)).toBe(Math.floor(second / 30));
});

test("a code is good for its step and the ones beside it, and named by the step that it belongs to", () => {
  const step = Math.floor(1_234_567_890 / 30);
  const at = (steps: number) => stepOfCode(secret, "005924", (step + steps) * 30_000 + 15_000);
  expect([-2, -1, 0, 1, 2].map(at)).toEqual([undefined, step, step, step, undefined]);
});

test.each(["", "00592", "0059240", "00592a", "٠٠٥٩٢٤", "-05924", "0x5924", "5924"])("%j is no code", (code) => {
  expect(stepOfCode(secret, code, 1_234_567_890_000)).toBeUndefined();
});

test("spaces in a code are none of its business", () => {
  expect(stepOfCode(secret, " 005 924 ", 1_234_567_890_000)).toBeDefined();
});

test("a new secret has 160 bits, and its address is what apps expect", () => {
  const made = newTotpSecret();
  expect(made).toMatch(/^[A-Z2-7]{32}$/);
  expect(newTotpSecret()).not.toBe(made);
  const uri = new URL(totpUri(made, "Fjord & Fell", "kari@fjord.example"));
  expect(uri.href).toMatch(/^otpauth:\/\/totp\/Fjord%20%26%20Fell:kari%40fjord\.example\?/);
  expect(Object.fromEntries(uri.searchParams)).toMatchObject({
    secret: made,
    issuer: "Fjord & Fell",
    digits: "6",
    period: "30",
  });
});

describe("what is kept of it", () => {
  const kari = { kind: "client", subject: "7" } as const;

  beforeAll(() => {
    vi.stubEnv("API_ENDPOINT", "https://whmcs.example/includes/api.php");
    vi.stubEnv("API_IDENTIFIER", "identifier");
    vi.stubEnv("API_SECRET", "secret");
    vi.stubEnv("JWT_SECRET", "client ".repeat(6));
    vi.stubEnv("ADMIN_JWT_SECRET", "staff ".repeat(6));
    vi.stubEnv("ADMIN_PASSWORD", "a long password");
    env();
  });

  test("is opened by its own principal alone", () => {
    const sealed = seal(kari, secret);
    expect(sealed).not.toContain(secret);
    expect(seal(kari, secret)).not.toBe(sealed);
    expect(unseal(kari, sealed)).toBe(secret);
    expect(unseal({ ...kari, subject: "8" }, sealed)).toBeUndefined();
    expect(unseal({ ...kari, kind: "staff" }, sealed)).toBeUndefined();
  });

  test("is not opened when a sign of it was changed", () => {
    const sealed = seal(kari, secret);
    const bytes = (text: string) => text.split(".").map((part) => Buffer.from(part, "base64url").toString("hex"));
    for (let at = 0; at < sealed.length; at += 1) {
      const changed = `${sealed.slice(0, at)}${sealed[at] === "A" ? "B" : "A"}${sealed.slice(at + 1)}`;
      // The last sign of base64url has bits that stand for nothing.
      const isSame = changed.startsWith("v1.") && bytes(changed).join() === bytes(sealed).join();
      expect(unseal(kari, changed), changed).toBe(isSame ? secret : undefined);
    }
    for (const text of ["", "v1", "v1...", "v2.a.b.c", sealed.slice(0, -4)]) expect(unseal(kari, text)).toBeUndefined();
  });

  test("of a recovery code is a hash for this principal, however it is typed", () => {
    const hash = recoveryCodeHash(kari, "abcde-fghjk");
    expect(recoveryCodeHash(kari, " ABCDE fghjk ")).toBe(hash);
    expect(recoveryCodeHash(kari, "abcde-fghjm")).not.toBe(hash);
    expect(recoveryCodeHash({ ...kari, subject: "8" }, "abcde-fghjk")).not.toBe(hash);
    expect(hash).not.toContain("abcde");
  });
});
