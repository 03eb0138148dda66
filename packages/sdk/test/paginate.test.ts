import { describe, expect, test } from "vitest";
import { ActionError, WhmcsError } from "../src/index.ts";
import * as behave from "./support/behaviours.ts";
import { clientOf, errorOf, misbehaving } from "./support/client.ts";
import type { Behaviour, Exchange } from "./support/server.ts";

const limits = ({ call }: Exchange) => ({
  start: Number(call.params.get("limitstart")),
  size: Number(call.params.get("limitnum")),
});

type List = { count: number; total?: number | undefined; cap?: number; ignoresPages?: boolean };

/** A server with so many clients, which answers pages of them; `cap` is the most that it gives at once. */
const clients = ({ count, total = count, cap = Infinity, ignoresPages = false }: List): Behaviour =>
  behave.depending((exchange) => {
    const { start, size } = limits(exchange);
    const from = ignoresPages ? 0 : start;
    const length = Math.max(0, Math.min(count - from, size, cap));
    const client = Array.from({ length }, (_, index) => ({ id: from + index + 1 }));
    return behave.json({
      result: "success",
      ...(total < 0 ? {} : { totalresults: String(total) }),
      clients: { client },
    });
  });

const UNTOLD = -1;

async function idsOf(rows: AsyncIterable<{ id: number }>): Promise<number[]> {
  const ids: number[] = [];
  for await (const row of rows) ids.push(row.id);
  return ids;
}

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

describe("paginate gives every row once", () => {
  test.for([
    ["pages that come out even", { count: 20 }, 10, [0, 10]],
    ["a last page that is short", { count: 23 }, 10, [0, 10, 20]],
    ["one page", { count: 3 }, 10, [0]],
    ["no rows", { count: 0 }, 10, [0]],
    ["a server that gives fewer than asked for", { count: 23, cap: 7 }, 10, [0, 7, 14, 21]],
    ["no totalresults", { count: 23, total: UNTOLD }, 10, [0, 10, 20]],
    ["no totalresults, and pages that come out even", { count: 20, total: UNTOLD }, 10, [0, 10, 20]],
    ["no totalresults, and fewer than asked for", { count: 23, total: UNTOLD, cap: 7 }, 10, [0, 7, 14, 21]],
    ["no totalresults and no rows", { count: 0, total: UNTOLD }, 10, [0]],
    ["a total that is too high", { count: 20, total: 1000 }, 10, [0, 10, 20]],
  ] as const)("%s", async ([, list, pageSize, starts], context) => {
    const server = await misbehaving(context);
    const { whmcs } = clientOf(server.always(clients(list)));
    expect(await idsOf(whmcs.paginate.getClients({ search: "an" }, { pageSize, inFlight: 1 }))).toEqual(
      upTo(list.count),
    );
    expect(server.calls.map((call) => Number(call.params.get("limitstart")))).toEqual(starts);
    for (const call of server.calls)
      expect([call.params.get("search"), call.params.get("limitnum")]).toEqual(["an", "10"]);
  });

  test("a server that takes no notice of limitstart ends the list instead of repeating it for ever", async (context) => {
    const server = await misbehaving(context);
    const { whmcs } = clientOf(server.always(clients({ count: 10, total: UNTOLD, ignoresPages: true })));
    expect(await idsOf(whmcs.paginate.getClients({}, { pageSize: 10 }))).toEqual(upTo(10));
    expect(server.calls).toHaveLength(2);
  });

  test("an empty list in each of WHMCS's forms", async (context) => {
    const server = await misbehaving(context);
    const { whmcs } = clientOf(server);
    for (const clients of ["", [], {}, { client: [] }, undefined, null]) {
      server.always(behave.json({ result: "success", totalresults: 0, clients }));
      expect(await idsOf(whmcs.paginate.getClients())).toEqual([]);
    }
  });

  test("every list of the contract that WHMCS pages has an iterator", async (context) => {
    const { whmcs } = clientOf(await misbehaving(context));
    expect(Object.keys(whmcs.paginate)).toEqual(
      expect.arrayContaining(["getClients", "getClientsProducts", "getInvoices", "getTickets", "getUsers"]),
    );
    for (const [name, iterate] of Object.entries(whmcs.paginate)) {
      expect(whmcs).toHaveProperty(name);
      expect(iterate).toBeTypeOf("function");
    }
  });
});

describe("paginate asks ahead", () => {
  test.for([1, 2, 5])("for %i pages at most while the caller works on one", async (inFlight, context) => {
    const server = await misbehaving(context);
    const { whmcs } = clientOf(server.always(clients({ count: 100 })));
    const rows = whmcs.paginate.getClients({}, { pageSize: 10, inFlight });
    let taken = 0;
    for await (const row of rows) {
      taken += 1;
      expect(row.id).toBe(taken);
      if (taken % 10 !== 1) continue;
      const page = Math.ceil(taken / 10);
      const expected = Math.min(10, page + inFlight);
      await server.until(() => server.calls.length >= expected && server.pending === 0);
      expect(server.calls).toHaveLength(expected);
    }
    expect(taken).toBe(100);
    expect(server.mostPending).toBeLessThanOrEqual(inFlight);
  });

  test("for two when nothing is said, of a hundred rows each", async (context) => {
    const server = await misbehaving(context);
    const { whmcs } = clientOf(server.always(clients({ count: 1000 })));
    const rows = whmcs.paginate.getClients();
    await rows.next();
    await server.until(() => server.calls.length === 3);
    expect(server.calls.map((call) => call.params.get("limitstart"))).toEqual(["0", "100", "200"]);
    await rows.return();
    expect(server.calls).toHaveLength(3);
  });

  test("with numbers that make sense only", async (context) => {
    const { whmcs } = clientOf(await misbehaving(context));
    for (const options of [{ pageSize: 0 }, { pageSize: 2.5 }, { inFlight: 0 }, { inFlight: Number.NaN }]) {
      expect(await errorOf(whmcs.paginate.getClients({}, options).next())).toBeInstanceOf(TypeError);
    }
  });
});

describe("paginate ends early", () => {
  const refusedFrom = (page: number): Behaviour =>
    behave.depending((exchange) =>
      limits(exchange).start < page ? clients({ count: 50 }) : behave.json({ result: "error", message: "Too far" }),
    );

  test("at an error of a later page, after the rows before it", async (context) => {
    const server = await misbehaving(context);
    const { whmcs } = clientOf(server.always(refusedFrom(20)));
    const seen: number[] = [];
    const error = await errorOf(
      (async () => {
        for await (const row of whmcs.paginate.getClients({}, { pageSize: 10, inFlight: 3 })) seen.push(row.id);
      })(),
    );
    expect(error).toBeInstanceOf(ActionError);
    expect(seen).toEqual(upTo(20));
  });

  test("when the caller leaves: what is on its way is ended, and no error is left behind", async (context) => {
    const server = await misbehaving(context);
    server.always(behave.silence).next(clients({ count: 100 }));
    const { whmcs, reports } = clientOf(server);
    const unhandled: unknown[] = [];
    const listen = (reason: unknown) => unhandled.push(reason);
    process.on("unhandledRejection", listen);
    context.onTestFinished(() => void process.off("unhandledRejection", listen));
    for await (const row of whmcs.paginate.getClients({}, { pageSize: 10, inFlight: 4 })) {
      await server.until(() => server.calls.length === 5);
      if (row.id === 3) break;
    }
    await server.until(() => server.pending === 0);
    expect(reports.map((report) => report.outcome)).toEqual(["ok", "aborted", "aborted", "aborted", "aborted"]);
    expect(server.calls).toHaveLength(5);
    await new Promise(setImmediate);
    expect(unhandled).toEqual([]);
  });

  test("when the caller's signal says so", async (context) => {
    const server = await misbehaving(context);
    server.always(behave.silence).next(clients({ count: 100 }));
    const { whmcs } = clientOf(server);
    const leave = new AbortController();
    const rows = whmcs.paginate.getClients({}, { pageSize: 2, signal: leave.signal });
    expect((await rows.next()).value).toMatchObject({ id: 1 });
    expect((await rows.next()).value).toMatchObject({ id: 2 });
    const third = errorOf(rows.next());
    leave.abort();
    expect(await third).toBeInstanceOf(WhmcsError);
    expect(await errorOf(whmcs.paginate.getClients({}, { signal: leave.signal }).next())).toBeInstanceOf(WhmcsError);
  });
});
