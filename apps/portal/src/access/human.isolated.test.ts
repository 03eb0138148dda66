import { createHash } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { BlockList } from "node:net";
import { beforeEach, expect, test, vi } from "vitest";
import { withConnection } from "./connection.ts";
import { checkHuman, newStamp, PROOF_BITS } from "./human.ts";
import { resetLimits } from "./limits.ts";

vi.mock("../env.ts", () => ({
  env: () => ({ JWT_SECRET: "j".repeat(32), ADMIN_JWT_SECRET: "a".repeat(32), trustedProxies: new BlockList() }),
}));

beforeEach(async () => {
  await resetLimits();
  vi.useFakeTimers({ toFake: ["Date"] });
});

const request = { socket: { remoteAddress: "192.0.2.1" }, headersDistinct: {} } as unknown as IncomingMessage;
const check = (fields: { stamp: string; proof?: string; trap?: string }, form = "contact") =>
  withConnection({ request, response: {} as ServerResponse }, () =>
    checkHuman(form, { proof: "", trap: "", ...fields }),
  );

function solve(stamp: string, sign = ""): string {
  for (let number = 0; ; number++) {
    const hash = createHash("sha256").update(`${stamp}:${sign}${number}`).digest();
    if (hash.readUInt32BE(0) >>> (32 - PROOF_BITS) === 0) return `${sign}${number}`;
  }
}

const later = (seconds: number) => vi.setSystemTime(Date.now() + seconds * 1000);

test("with the browser's work two seconds are enough", async () => {
  const stamp = await newStamp("contact");
  const proof = solve(stamp);
  expect(await check({ stamp, proof })).toEqual({ verdict: "early", seconds: 2 });
  later(3);
  expect(await check({ stamp, proof })).toEqual({ verdict: "human" });
});

test("without it twenty, or with somebody else's", async () => {
  const stamp = await newStamp("contact");
  const others = solve(await newStamp("contact"));
  later(3);
  for (const proof of ["", others, "x", "1e9", "-1", solve(stamp, "x"), solve(stamp, "-")]) {
    expect(await check({ stamp, proof })).toEqual({ verdict: "early", seconds: expect.any(Number) });
  }
  later(18);
  expect(await check({ stamp })).toEqual({ verdict: "human" });
});

test("a stamp is good once, for its form, for two hours", async () => {
  const [first, second, third] = [await newStamp("contact"), await newStamp("contact"), await newStamp("other")];
  later(30);
  expect(await check({ stamp: first })).toEqual({ verdict: "human" });
  expect(await check({ stamp: first })).toEqual({ verdict: "stale" });
  expect(await check({ stamp: third })).toEqual({ verdict: "stale" });
  expect(await check({ stamp: `${second}x` })).toEqual({ verdict: "stale" });
  expect(await check({ stamp: "" })).toEqual({ verdict: "stale" });
  later(2 * 3600);
  expect(await check({ stamp: second })).toEqual({ verdict: "stale" });
});

test("a filled trap is a robot's, whatever else it did", async () => {
  const stamp = await newStamp("contact");
  later(30);
  expect(await check({ stamp, proof: solve(stamp), trap: "https://spam.example" })).toEqual({ verdict: "robot" });
});
