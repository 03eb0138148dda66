import { spawn } from "node:child_process";
import { connect } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { findRedis, startRedis } from "./redis.mjs";

const program = findRedis();

/** What a server answers to PING; undefined when nobody listens. @param {string} url */
function ping(url) {
  return new Promise((resolve) => {
    const socket = connect(Number(new URL(url).port), "127.0.0.1", () => socket.write("PING\r\n"));
    socket.once("data", (data) => resolve(socket.destroy() && String(data).trim()));
    // One that stops takes the connection, and closes it without a word.
    for (const end of ["error", "close"]) socket.once(end, () => resolve(undefined));
  });
}

describe.skipIf(!program)("a temporary Redis", () => {
  test("answers, and is gone after it was stopped", async () => {
    const { url, stop } = await startRedis(program);
    expect(await ping(url)).toBe("+PONG");
    await stop();
    expect(await ping(url)).toBeUndefined();
  });

  test("is gone after whoever started it was killed", async () => {
    const module = new URL("./redis.mjs", import.meta.url).href;
    const code = `import(${JSON.stringify(module)}).then((m) => m.startRedis(${JSON.stringify(program)})).then(({ url }) => console.log(url))`;
    const owner = spawn(process.execPath, ["-e", code], { stdio: ["ignore", "pipe", "inherit"] });
    const url = await new Promise((resolve) => owner.stdout.once("data", (chunk) => resolve(String(chunk).trim())));
    expect(await ping(url)).toBe("+PONG");
    owner.kill("SIGKILL");
    for (let tries = 0; tries < 250 && (await ping(url)) !== undefined; tries++) await wait(20);
    expect(await ping(url)).toBeUndefined();
  });
});
