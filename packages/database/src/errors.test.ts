import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { connect, DatabaseError } from "./index.ts";

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === "object" && address ? address.port : 0;
}

describe("what can't be opened is said in a sentence", () => {
  let folder: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "kraken-errors-"));
    writeFileSync(
      join(folder, "letter.txt"),
      "Dear reader, this is no database, however long you look at it.".repeat(20),
    );
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test.each([
    ["mysql://localhost/kraken", "A database's url starts with file: or postgres://, and this one has mysql:."],
    ["", "A database's url starts with file: or postgres://, and this one has no scheme."],
    ["file::memory:", "names no file"],
    ["file:", "names no file"],
  ])("%s", async (url, sentence) => {
    const opening = connect(url);
    await expect(opening).rejects.toThrow(sentence);
    await expect(opening).rejects.toBeInstanceOf(DatabaseError);
  });

  test("a file that is something else", async () => {
    const url = `file:${join(folder, "letter.txt")}`;
    await expect(connect(url)).rejects.toThrow("letter.txt is not an SQLite database.");
  });

  test("a folder that can't be made", async () => {
    const url = `file:${join(folder, "letter.txt", "kraken.db")}`;
    await expect(connect(url)).rejects.toThrow("letter.txt can't be a folder");
  });

  test("a server that does not answer, without its password", async () => {
    const port = await freePort();
    const failure = await connect(`postgres://kraken:hunter2@127.0.0.1:${port}/books`).catch((error: unknown) => error);
    expect(String(failure)).toBe(
      `DatabaseError: No PostgreSQL answers at 127.0.0.1:${port}/books: is it running, and is the port right?`,
    );
  });

  test("a postgres url that can't be read, without its password", async () => {
    const failure = await connect("postgres://kraken:hunter2@[oops/books").catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(DatabaseError);
    expect(String(failure)).not.toContain("hunter2");
  });
});
