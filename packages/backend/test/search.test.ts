import { testDatabases } from "@kraken/database/testing";
import { ActionError } from "@kraken/sdk";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createBackend } from "../src/backend.ts";
import { rebuildSearch } from "../src/search/index.ts";
import { credentials, openBooks, plainPasswords, type TestBooks } from "./support/books.ts";

const who = {
  firstname: "Søren",
  lastname: "Quillfeather",
  companyname: "Zanzibar Umbrellas",
  email: "soren@zanzibar-umbrellas.example",
  address1: "Havnegade 1",
  city: "Aarhus",
  state: "Midtjylland",
  postcode: "8000",
  country: "DK",
  phonenumber: "86 12 34 56",
  password2: "a long password",
};

describe.each(testDatabases())("search, on $name", (kind) => {
  let books: TestBooks;
  beforeAll(async () => {
    books = await openBooks(kind, 200);
  });
  afterAll(async () => {
    expect(books.failures).toEqual([]);
    await books.close();
  });

  const search = async (query: string, more: object = {}) =>
    (await books.whmcs.krakenSearch({ query, ...more })).results;
  /** The kinds and titles of what is found. */
  const titles = async (query: string, more: object = {}) =>
    (await search(query, more)).map((result) => `${result.kind} ${result.title}`);

  it("finds the demo's objects by their words, in whatever case, unfinished or mistyped", async () => {
    for (const query of [
      "Nautilus Charter",
      "nautilus",
      "NAUTIL",
      "nautlius",
      "nautilos",
      "nauitlus charter",
      "charter nemo",
    ]) {
      expect(await titles(query, { limit: 50 }), query).toContain("client Nautilus Charter Ltd");
    }
    expect(await titles("nautilus-charter.example")).toEqual(
      expect.arrayContaining(["domain nautilus-charter.example", "service nautilus-charter.example"]),
    );
    expect(await titles("mail comes back nautilus", { kinds: ["ticket"] })).toEqual([
      "ticket Nautilus: mail comes back",
    ]);
    const [best] = await search("nemo nautilus");
    expect(best).toEqual({
      kind: "client",
      id: 2,
      title: "Nautilus Charter Ltd",
      detail: "Nemo Nautilus, other@kraken.example",
      status: "Active",
      clientid: 2,
      score: 100,
    });
    expect(await search("xqzwv")).toEqual([]);
  });

  it("puts what fits better first", async () => {
    const scores = (await search("nautilus")).map((result) => result.score);
    expect(scores).toEqual([...scores].sort((one, other) => other - one));
    const [exact] = await search("nautilus");
    const [typo] = await search("nautlius");
    expect(exact?.score).toBe(100);
    expect(typo?.score).toBeLessThan(exact?.score ?? 0);
  });

  it("finds by numbers: ids, tickets' numbers, invoices' and orders', whole or begun", async () => {
    const { tickets } = await books.whmcs.getTickets({ clientid: 2, limitnum: 1 });
    const ticket = tickets[0];
    const { invoices } = await books.whmcs.getInvoices({ userid: 2, limitnum: 1 });
    const invoice = invoices[0];
    const order = await books.database.db.selectFrom("orders").selectAll().executeTakeFirstOrThrow();
    const [first] = await search(`Ticket #${ticket?.tid}`);
    expect(first).toMatchObject({ kind: "ticket", id: ticket?.id, detail: `#${ticket?.tid}`, clientid: 2, score: 100 });
    expect((await search(String(invoice?.id), { kinds: ["invoice"] })).map(({ id }) => id)).toContain(invoice?.id);
    expect(await search(order.order_number)).toMatchObject([
      { kind: "order", id: order.id, title: order.order_number },
    ]);
    expect(
      (await search(order.order_number.slice(0, 7), { kinds: ["order"], limit: 100 })).map(({ id }) => id),
    ).toContain(order.id);
    expect((await search("2", { kinds: ["client"] }))[0]).toMatchObject({ kind: "client", id: 2 });
    expect(await search("99999999999999999999")).toEqual([]);
  });

  it("keeps within a client's things, and the kinds that are asked for", async () => {
    const mine = await search("nautilus", { clientid: 2, limit: 100 });
    expect(mine.length).toBeGreaterThan(4);
    expect(new Set(mine.map((result) => result.clientid))).toEqual(new Set([2]));
    expect(await search("nautilus", { clientid: 1 })).toEqual([]);
    expect(await search("2", { clientid: 1, kinds: ["client"] })).toEqual([]);
    const domains = await search("nautilus", { kinds: ["domain"] });
    expect(new Set(domains.map((result) => result.kind))).toEqual(new Set(["domain"]));
    expect(await search("nautilus", { limit: 2 })).toHaveLength(2);
  });

  it("finds what was written a moment ago, and no more what it was before", async () => {
    const { clientid } = await books.whmcs.addClient(who);
    for (const query of ["zanzibar", "zanzibra umbrela", "soren quillfeather", "Søren"]) {
      expect(
        (await search(query, { kinds: ["client"] })).map(({ id }) => id),
        query,
      ).toContain(clientid);
    }
    await books.whmcs.updateClient({ clientid, companyname: "Mozambique Parasols", email: "new@parasols.example" });
    expect(await search("zanzibar")).toEqual([]);
    expect(await titles("mozambik parasols")).toEqual(["client Mozambique Parasols"]);
    const { id } = await books.whmcs.openTicket({ clientid, deptid: 1, subject: "Broken xylophone", message: "It is" });
    expect(await search("xylophon")).toMatchObject([{ kind: "ticket", id, title: "Broken xylophone", clientid }]);
    const made = { subject: "A hundred zithers", stage: "Draft", validuntil: "2030-01-01", userid: clientid } as const;
    const { quoteid } = await books.whmcs.createQuote(made);
    const quote = { kind: "quote", id: quoteid, title: "A hundred zithers", detail: "Mozambique Parasols" };
    expect(await search("zither")).toMatchObject([{ ...quote, status: "Draft", clientid }]);
    expect(await search(String(quoteid), { kinds: ["quote"] })).toMatchObject([quote]);
    await books.restart();
    expect(await titles("xilophone")).toEqual(["ticket Broken xylophone"]);
  });

  it("takes it well when many words and odd ones are asked for", async () => {
    for (const query of [
      "%",
      "_",
      "'",
      '"; drop table clients',
      "\\",
      "\u{1F600}",
      "a",
      "the",
      "a ".repeat(500),
      "x".repeat(5000),
    ]) {
      expect(Array.isArray(await search(query)), query).toBe(true);
    }
    await expect(search("  ")).rejects.toSatisfy(
      (error) => error instanceof ActionError && error.is("A query is required"),
    );
  });

  it("is the same after it was rebuilt", async () => {
    const before = await search("nautilus", { limit: 100 });
    await books.database.transaction(async (tx) => {
      await tx.deleteFrom("search_terms").execute();
      await tx.deleteFrom("search_words").execute();
      await tx.deleteFrom("search_variants").execute();
    });
    expect(await search("nautilus")).toEqual([]);
    await rebuildSearch(books.database);
    const backend = createBackend({ database: books.database, credentials, passwords: plainPasswords });
    backend.indexer.start(1);
    const waiting = () => books.database.db.selectFrom("search_changes").select("id").execute();
    await expect.poll(waiting, { timeout: 15_000 }).toEqual([]);
    await backend.indexer.stop();
    expect(await search("nautilus", { limit: 100 })).toEqual(before);
    expect((await search("nautlius", { limit: 100 })).length).toBe(before.length);
  });

  it("follows many writers at once", async () => {
    const rounds = Array.from({ length: 12 }, (_, number) => number);
    await Promise.all(
      rounds.map(async (number) => {
        const email = `writer${number}@quokkaville${number}.example`;
        await books.whmcs.addClient({ ...who, companyname: `Quokkaville Number${number} Ltd`, email });
        await search("quokkaville");
      }),
    );
    expect((await search("quokkaville", { kinds: ["client"], limit: 50 })).length).toBe(rounds.length);
  });
});
