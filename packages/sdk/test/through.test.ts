import { expect, test } from "vitest";
import { ActionError, ConnectionError, type Layer } from "../src/index.ts";
import * as behave from "./support/behaviours.ts";
import { clientOf, misbehaving } from "./support/client.ts";

const list = behave.json({ result: "success", totalresults: "1", clients: { client: [{ id: 1 }] } });

test("a layer sees every call with its name, its effect and its input, those of pages and by name too", async (context) => {
  const server = await misbehaving(context);
  const { whmcs } = clientOf(server.always(list));
  const seen: string[] = [];
  const through = whmcs.through(({ method, action, effect, input }, next) => {
    seen.push(`${method} ${action} ${effect} ${JSON.stringify(input)}`);
    return next();
  });
  await through.getClients({ search: "an" });
  for await (const _ of through.paginate.getClients({ search: "bo" })) break;
  await through.call("GetClients", { search: "cy" });
  await through.call("MyOwn", { a: 1 }, { effect: "read" });
  await through.upgradeProduct({ serviceid: 1, type: "product", paymentmethod: "x", calconly: true });
  expect(seen).toEqual([
    'getClients GetClients read {"search":"an"}',
    'getClients GetClients read {"search":"bo","limitstart":0,"limitnum":100}',
    'getClients GetClients read {"search":"cy"}',
    'MyOwn MyOwn read {"a":1}',
    'upgradeProduct UpgradeProduct read {"serviceid":1,"type":"product","paymentmethod":"x","calconly":true}',
  ]);
  expect(server.calls).toHaveLength(5);
});

test("layers add up, the last is asked first, and the client without them stays as it was", async (context) => {
  const server = await misbehaving(context);
  const { whmcs } = clientOf(server.always(list));
  const order: string[] = [];
  const named =
    (name: string): Layer =>
    async (_, next) => {
      order.push(name);
      const answer = await next();
      order.push(`${name} back`);
      return answer;
    };
  await whmcs.through(named("inner")).through(named("outer")).getClients();
  expect(order).toEqual(["outer", "inner", "inner back", "outer back"]);
  await whmcs.getClients();
  expect(order).toHaveLength(4);
});

test("it may answer, refuse, or change what is sent", async (context) => {
  const server = await misbehaving(context);
  const { whmcs } = clientOf(server.always(list));
  const answering = whmcs.through(async () => ({ clients: [], totalresults: 0 }));
  expect((await answering.getClients()).clients).toEqual([]);
  const refusal = new ConnectionError("not sent", { action: "GetClients", duration: 0 });
  await expect(whmcs.through(() => Promise.reject(refusal)).getClients()).rejects.toBe(refusal);
  expect(server.calls).toHaveLength(0);
  const changing = whmcs.through((call, next) => next({ ...call, input: { ...call.input, search: "changed" } }));
  await changing.getClients({ search: "as it came" });
  expect(server.calls[0]?.params.get("search")).toBe("changed");
});

test("it sees the errors of the call", async (context) => {
  const server = await misbehaving(context);
  const { whmcs } = clientOf(server.always(behave.json({ result: "error", message: "Client ID Not Found" })));
  const errors: unknown[] = [];
  const watched = whmcs.through(async (_, next) => {
    try {
      return await next();
    } catch (error) {
      errors.push(error);
      throw error;
    }
  });
  await expect(watched.getClientsDetails({ clientid: 9 })).rejects.toThrow(ActionError);
  expect(errors).toEqual([expect.any(ActionError)]);
});
