import { testDatabases } from "@kraken/database/testing";
import { OutcomeUnknownError, type Whmcs } from "@kraken/sdk";
import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openBooks, type TestBooks } from "./support/books.ts";

/** SQLite's own limits stand in for a disk: what it does when one is full, or may not be written, is what it does here. */
const sqlite = testDatabases().filter(({ name }) => name === "SQLite");

describe.each(sqlite)("a database that can't be written, on $name", (kind) => {
  let books: TestBooks;
  beforeEach(async () => {
    books = await openBooks(kind, 5);
  });
  afterEach(() => books.close());

  /** Says something to the connection that writes. */
  const tell = (pragma: string) => books.database.transaction((tx) => sql.raw(`pragma ${pragma}`).execute(tx));
  const pages = async (): Promise<number> => {
    const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(books.database.db);
    return Number(rows[0]?.page_count);
  };
  const open = (whmcs: Whmcs, subject: string) =>
    whmcs.openTicket({ clientid: 1, deptid: 1, subject, message: subject.repeat(400) });

  /** Opens tickets until one can't be; answers the numbers of those that were confirmed. */
  async function writeUntilRefused(): Promise<{ confirmed: number[]; error: unknown }> {
    const confirmed: number[] = [];
    for (let number = 0; number < 2000; number++) {
      try {
        confirmed.push((await open(books.whmcs, `Ticket ${number}`)).id);
      } catch (error) {
        return { confirmed, error };
      }
    }
    throw new Error("There was room for everything");
  }

  const intact = async () => {
    const { rows } = await sql<{ integrity_check: string }>`pragma integrity_check`.execute(books.database.db);
    return rows.map(({ integrity_check: found }) => found);
  };

  it("says so with a reference, keeps all that it confirmed, and goes on when there is room again", async () => {
    await tell(`max_page_count = ${(await pages()) + 60}`);
    const { confirmed, error } = await writeUntilRefused();
    expect(confirmed.length).toBeGreaterThan(0);
    // To the caller a 500 of a write is one of which nobody knows; nothing of the database is in its words.
    expect(error).toBeInstanceOf(OutcomeUnknownError);
    expect(String(error)).not.toMatch(/sqlite|database|full/i);
    expect(String(books.failures[0])).toMatch(/full/);
    expect((await books.whmcs.getTicket({ ticketid: confirmed.at(-1) })).ticketid).toBe(confirmed.at(-1));
    expect(await intact()).toEqual(["ok"]);
    await tell("max_page_count = 1073741823");
    for (const ticketid of confirmed) await books.whmcs.getTicket({ ticketid });
    const { tickets } = await books.whmcs.getTickets({ subject: "Ticket", limitnum: 5000 });
    expect(tickets.map(({ id }) => id).sort((one, other) => one - other)).toEqual(confirmed);
    await open(books.whmcs, "There is room again");
    expect(await intact()).toEqual(["ok"]);
  });

  it("is read while it may not be written, and takes nothing that it can't keep", async () => {
    await tell("query_only = 1");
    await expect(open(books.whmcs, "Read only")).rejects.toThrow(OutcomeUnknownError);
    expect((await books.whmcs.getClients({ limitnum: 1 })).clients).toHaveLength(1);
  });
});
