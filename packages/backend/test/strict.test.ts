import { type AnyAction, actions } from "@kraken/contract";
import { testDatabases } from "@kraken/database/testing";
import { UnsupportedActionError } from "@kraken/sdk";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { credentials, openBooks, type TestBooks } from "./support/books.ts";

const extensions = (Object.values(actions) as AnyAction[]).filter((action) => action.extension);

describe.each(testDatabases())("a backend that answers as a WHMCS, on $name", (kind) => {
  let strict: TestBooks;
  let own: TestBooks;
  beforeAll(async () => {
    [strict, own] = await Promise.all([openBooks(kind, 10, { strict: true }), openBooks(kind, 10)]);
  });
  afterAll(async () => {
    expect([...strict.failures, ...own.failures]).toEqual([]);
    await Promise.all([strict.close(), own.close()]);
  });

  const raw = async (books: TestBooks, action: string, params: Record<string, string> = {}) =>
    (await books.post({ ...credentials, action, responsetype: "json", ...params })).json ?? {};
  /** The rows of a list of an answer. */
  const rowsOf = (answer: Record<string, unknown>, plural: string, singular: string) =>
    (answer[plural] as Record<string, Record<string, unknown>[]>)[singular] ?? [];

  it.each(extensions.map((action) => [action.name, action] as const))("knows no %s", async (name) => {
    expect(await raw(strict, name)).toEqual({ result: "error", message: "Command Not Found" });
  });

  it("knows no name that WHMCS does not have, and the SDK says so", async () => {
    expect(await raw(strict, "GetPromoCodes")).toMatchObject({ message: "Command Not Found" });
    await expect(strict.whmcs.call("KrakenSearch", { query: "demo" })).rejects.toBeInstanceOf(UnsupportedActionError);
  });

  it("leaves out the fields that only Kraken has", async () => {
    const domain = { plural: "domains", singular: "domain", action: "GetClientsDomains", params: { clientid: "1" } };
    const service = {
      plural: "products",
      singular: "product",
      action: "GetClientsProducts",
      params: { clientid: "1" },
    };
    const ticket = { plural: "tickets", singular: "ticket", action: "GetTickets", params: {} };
    const wanted = [
      { ...domain, field: "registrationdate" },
      { ...service, field: "currencycode" },
      { ...ticket, field: "department" },
    ];
    for (const { action, params, plural, singular, field } of wanted) {
      const ours = rowsOf(await raw(own, action, params), plural, singular);
      const theirs = rowsOf(await raw(strict, action, params), plural, singular);
      expect(ours.length, action).toBeGreaterThan(0);
      expect(ours.every((row) => field in row)).toBe(true);
      expect(theirs).toEqual(ours.map(({ [field]: _own, ...row }) => row));
    }
    const params = { clientid: "1", stats: "1" };
    const { client, ...rest } = await raw(strict, "GetClientsDetails", params);
    expect(client).not.toHaveProperty("datecreated");
    expect(client).not.toHaveProperty("stats");
    expect(rest).toMatchObject({ stats: { numdomains: expect.any(Number) } });
    const ours = await raw(own, "GetClientsDetails", params);
    expect(ours.client).toMatchObject({ datecreated: expect.any(String), stats: rest.stats });
  });

  it("does not hear the names that only the specification has", async () => {
    const sorted = { limitnum: "100", orderby: "title", order: "asc" };
    const titles = async (books: TestBooks) =>
      rowsOf(await raw(books, "GetAnnouncements", sorted), "announcements", "announcement").map((row) => row.title);
    const byTitle = await titles(own);
    expect(await titles(strict)).not.toEqual(byTitle);
    expect((await titles(strict)).sort()).toEqual([...byTitle].sort());
    // WHMCS gives these lists whole, whatever is asked for.
    for (const [action, plural, singular] of [
      ["GetTransactions", "transactions", "transaction"],
      ["GetClientsAddons", "addons", "addon"],
    ] as const) {
      const page = { clientid: "1", limitnum: "1" };
      expect(rowsOf(await raw(own, action, page), plural, singular), action).toHaveLength(1);
      expect(rowsOf(await raw(strict, action, page), plural, singular).length, action).toBeGreaterThan(1);
    }
    // `order` of GetUsers is an alias of `sorting`.
    const ids = async (books: TestBooks) =>
      ((await raw(books, "GetUsers", { order: "DESC", limitnum: "100" })).users as { id: number }[]).map(
        ({ id }) => id,
      );
    expect(await ids(strict)).not.toEqual(await ids(own));
  });

  it("serves what WHMCS has all the same", async () => {
    const made = await strict.whmcs.openTicket({ clientid: 1, deptid: 1, subject: "As ever", message: "Nothing new" });
    expect((await strict.whmcs.getTicket({ ticketid: made.id })).subject).toBe("As ever");
  });
});
