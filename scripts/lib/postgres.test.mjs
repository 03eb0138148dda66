import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { connect } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { describe, expect, test } from "vitest";
import { findInitdb, startPostgres } from "./postgres.mjs";

const initdb = findInitdb();

/** @param {string} url */
function isListening(url) {
  return new Promise((resolve) => {
    const socket = connect(Number(new URL(url).port), "127.0.0.1");
    socket.once("connect", () => resolve(socket.destroy() && true)).once("error", () => resolve(false));
  });
}

async function query(url, sql) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query(sql);
  await client.end();
  return rows[0];
}

describe.skipIf(!initdb)("a temporary PostgreSQL", () => {
  test("takes connections with its password alone, and is gone after it was stopped", async () => {
    const { url, stop } = await startPostgres(initdb);
    const { folder } = await query(url, "select current_setting('data_directory') as folder");
    expect(existsSync(folder)).toBe(true);
    await expect(query(url.replace(/:[^:@]+@/, ":wrong@"), "select 1")).rejects.toThrow(/password/);
    await stop();
    expect(existsSync(folder)).toBe(false);
    expect(await isListening(url)).toBe(false);
  });

  test("is gone after whoever started it was killed", async () => {
    const module = new URL("./postgres.mjs", import.meta.url).href;
    const code = `import(${JSON.stringify(module)}).then((m) => m.startPostgres(${JSON.stringify(initdb)})).then(({ url }) => console.log(url))`;
    const owner = spawn(process.execPath, ["-e", code], { stdio: ["ignore", "pipe", "inherit"] });
    const url = await new Promise((resolve) => owner.stdout.once("data", (chunk) => resolve(String(chunk).trim())));
    const { folder } = await query(url, "select current_setting('data_directory') as folder");
    owner.kill("SIGKILL");
    for (let tries = 0; tries < 250 && existsSync(folder); tries++) await wait(20);
    expect(existsSync(folder)).toBe(false);
    expect(await isListening(url)).toBe(false);
  });
});
