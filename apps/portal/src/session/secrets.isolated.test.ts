import { expect, test, vi } from "vitest";
import { recoveryCodeHash, seal, unseal } from "./secrets.ts";

vi.mock("../env.ts", () => ({ env: () => ({ JWT_SECRET: "j".repeat(32), ADMIN_JWT_SECRET: "a".repeat(32) }) }));

const ines = { kind: "client", subject: "7" } as const;
const others = [
  { kind: "client", subject: "8" },
  { kind: "staff", subject: "7" },
] as const;

test("what was sealed comes back to whom it was sealed for, and is not to be read", () => {
  const sealed = seal(ines, "JBSWY3DPEHPK3PXP");
  expect(unseal(ines, sealed)).toBe("JBSWY3DPEHPK3PXP");
  expect(Buffer.from(sealed.split(".").at(-1) ?? "", "base64url").toString()).not.toContain("JBSW");
  expect(seal(ines, "JBSWY3DPEHPK3PXP")).not.toBe(sealed);
  for (const other of others) expect(unseal(other, sealed)).toBeUndefined();
});

test("no part of it can be changed, left out or cut short", () => {
  const parts = seal(ines, "JBSWY3DPEHPK3PXP").split(".");
  const withPart = (at: number, text: string) => parts.map((part, index) => (index === at ? text : part)).join(".");
  const cut = (at: number, bytes: number) =>
    withPart(
      at,
      Buffer.from(parts[at] ?? "", "base64url")
        .subarray(0, bytes)
        .toString("base64url"),
    );
  const wrong = [
    withPart(0, "v2"),
    withPart(0, ""),
    ...[1, 2, 3].flatMap((at) => [
      withPart(at, ""),
      withPart(at, "AAAA"),
      withPart(
        at,
        (parts[at] ?? "").replace(/^./, (c) => (c === "A" ? "B" : "A")),
      ),
    ]),
    // A tag of four bytes can be guessed.
    ...[4, 8, 12, 15].map((bytes) => cut(2, bytes)),
    parts.slice(0, 3).join("."),
    "",
  ];
  for (const sealed of wrong) expect(unseal(ines, sealed), sealed).toBeUndefined();
});

test("a recovery code's hash is its owner's, however the code is written", () => {
  const hash = recoveryCodeHash(ines, "abcde-fghij");
  expect(recoveryCodeHash(ines, " ABCDE FGHIJ ")).toBe(hash);
  for (const other of others) expect(recoveryCodeHash(other, "abcde-fghij")).not.toBe(hash);
});
