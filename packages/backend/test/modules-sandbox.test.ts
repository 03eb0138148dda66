import { connect } from "@kraken/database";
import { type TestDatabase, testDatabases } from "@kraken/database/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Books } from "../src/context.ts";
import { createModules, type GatewayModule, type Modules, type OrderFacts } from "../src/modules/index.ts";
import { migrations, type Tables } from "../src/schema/index.ts";

const now = new Date("2026-11-23T10:00:00Z");

describe.each(testDatabases())("the sandbox's gateway and fraud check, on $name", (kind) => {
  let test: TestDatabase;
  let books: Books;
  let modules: Modules;
  let gateway: GatewayModule;
  const open = async () => {
    books = await connect<Tables>(test.url, { schema: test.schema });
    await books.migrate(migrations);
    modules = createModules(books, () => now, { sandbox: true });
    gateway = modules.gateways.find("sandboxcard") ?? expect.fail("no gateway");
  };
  beforeAll(async () => {
    test = await kind.create();
    await open();
  });
  afterAll(async () => {
    await books.close();
    await test.drop();
  });
  const restart = async () => {
    await books.close();
    await open();
  };

  async function tokenOf(number: string) {
    const card = await gateway.tokenise({ number, expiry: "2029-04", securityCode: "123" });
    return card.outcome === "done" ? card : expect.fail(card.error);
  }
  const charge = (reference: string, token: string, amount = 1490) => ({ reference, token, amount, currency: "EUR" });

  it("keeps a token, and nowhere a card's number", async () => {
    const card = await tokenOf("4242 4242 4242 4242");
    expect(card).toMatchObject({ lastFour: "4242", type: "Visa", expiry: "2029-04" });
    const kept = await books.db.selectFrom("sandbox_tokens").selectAll().execute();
    expect(JSON.stringify(kept)).not.toMatch(/42424242/);
    expect((await tokenOf("5555555555554444")).type).toBe("Mastercard");
    const wrong = (number: string, expiry = "2029-04") => gateway.tokenise({ number, expiry, securityCode: "" });
    expect(await wrong("4242424242424241")).toEqual({ outcome: "refused", error: "The card number is not valid" });
    expect(await wrong("4242424242424242", "2026-10")).toEqual({ outcome: "refused", error: "The card has expired" });
    expect(await wrong("4242424242424242", "2026-13")).toMatchObject({ outcome: "refused" });
  });

  it("charges once for a reference, whatever is asked how often, also after a restart", async () => {
    const { token } = await tokenOf("4242424242424242");
    const asked = charge("invoice-1", token);
    const answers = await Promise.all(Array.from({ length: 5 }, () => gateway.capture(asked)));
    await restart();
    const again = await gateway.capture(asked);
    expect(new Set([...answers, again].map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(again).toMatchObject({ outcome: "done", fee: 0 });
    const charges = await books.db.selectFrom("sandbox_charges").select("amount").execute();
    expect(charges).toEqual([{ amount: 1490 }]);
    expect(await gateway.capture(charge("invoice-0", token, 0))).toMatchObject({ outcome: "refused" });
    expect(await gateway.capture(charge("invoice-0", "nobody's"))).toMatchObject({ outcome: "refused" });
  });

  it("declines, and loses an answer that the same reference finds again", async () => {
    const declining = await tokenOf("4000000000000002");
    expect(await gateway.capture(charge("invoice-2", declining.token))).toEqual({
      outcome: "refused",
      error: "The card was declined",
    });
    const slow = await tokenOf("4000000000009995");
    expect(await gateway.capture(charge("invoice-3", slow.token))).toMatchObject({ outcome: "unknown" });
    expect(await gateway.capture(charge("invoice-3", slow.token))).toMatchObject({ outcome: "done" });
    // The demo's own cards have no row.
    expect(await gateway.capture(charge("invoice-4", "sandbox_7_4242"))).toMatchObject({ outcome: "done" });
    expect(await gateway.capture(charge("invoice-5", "sandbox_7_0002"))).toMatchObject({ outcome: "refused" });
  });

  it("gives back once for a reference, and never more than was charged", async () => {
    const { token } = await tokenOf("4242424242424242");
    const captured = await gateway.capture(charge("invoice-6", token, 1000));
    const chargeId = captured.outcome === "done" ? captured.chargeId : "";
    const refund = (reference: string, amount: number) =>
      gateway.refund({ reference, chargeId, amount, currency: "EUR" });
    const [first, second] = await Promise.all([refund("refund-1", 400), refund("refund-1", 400)]);
    expect(first).toEqual(second);
    const both = await Promise.all([refund("refund-2", 400), refund("refund-3", 400)]);
    expect(both.map(({ outcome }) => outcome).sort()).toEqual(["done", "refused"]);
    expect(await refund("refund-4", 200)).toMatchObject({ outcome: "done" });
    expect(await refund("refund-5", 1)).toMatchObject({ outcome: "refused" });
    expect(await gateway.forget?.(token)).toEqual({ outcome: "done" });
    expect(await gateway.capture(charge("invoice-7", token))).toMatchObject({ outcome: "refused" });
  });

  it("judges orders, the same always the same", async () => {
    const order: OrderFacts = {
      orderId: 1,
      orderNumber: "1234567890",
      amount: 1490,
      currency: "EUR",
      paymentMethod: "sandboxcard",
      ipAddress: "198.51.100.7",
      domains: [],
      goodOrders: 0,
      person: {
        clientId: 1,
        firstname: "Ada",
        lastname: "Lindqvist",
        companyname: "",
        email: "ada@new.example",
        address1: "",
        address2: "",
        city: "",
        state: "",
        postcode: "",
        country: "NO",
        phonenumber: "",
      },
    };
    const judge = async (changes: Partial<OrderFacts>) => {
      const check = modules.fraud.find("sandboxfraud");
      return check?.check({ reference: "order-1", order: { ...order, ...changes } });
    };
    expect(await judge({})).toMatchObject({ verdict: "pass", risk: 0 });
    expect(await judge({ amount: 200_000 })).toMatchObject({ verdict: "pass", risk: 30 });
    expect(await judge({ ipAddress: "192.0.2.9" })).toMatchObject({ verdict: "fail", risk: 75 });
    expect(await judge({ person: { ...order.person, email: "x@Fraud.example" } })).toMatchObject({ verdict: "fail" });
  });

  it("stands in for well-known names until somebody brings the module itself", () => {
    expect(modules.provisioning.find("cPanel")?.name).toBe("sandbox");
    expect(modules.registrars.find("enom")?.name).toBe("sandbox");
    expect(modules.registrars.find("nobody")).toBeUndefined();
    expect(modules.gateways.find("paypal")).toBeUndefined();
    const sandbox = modules.registrars.find("sandbox") ?? expect.fail("no sandbox");
    const enom = { ...sandbox, name: "enom", displayName: "eNom" };
    const own = createModules(books, () => now, { sandbox: true, registrars: [enom] });
    expect(own.registrars.find("ENOM")).toBe(enom);
    expect(own.registrars.all().map(({ name }) => name)).toEqual(["sandbox", "enom"]);
  });
});
