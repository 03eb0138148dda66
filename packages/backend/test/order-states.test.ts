import { testDatabases } from "@kraken/database/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { NOW, openBooks, type TestBooks } from "./support/books.ts";
import { newClient, payInvoice, refusal, theDomain, theOrder, theService } from "./support/shop.ts";

const NOT_PENDING = "Order ID not found or Status not Pending";

describe.each(testDatabases())("what becomes of an order, on $name", (kind) => {
  let books: TestBooks;
  beforeAll(async () => {
    books = await openBooks(kind);
  });
  afterAll(async () => {
    expect(books.failures).toEqual([]);
    await books.close();
  });

  async function placed(domain = "states.com", more: object = {}) {
    const clientid = await newClient(books);
    const order = await books.whmcs.addOrder({
      clientid,
      paymentmethod: "banktransfer",
      pid: [1],
      domain: [domain],
      domaintype: ["register"],
      addons: [[1]],
      ...more,
    });
    const serviceid = order.serviceids?.[0] ?? 0;
    return { ...order, clientid, serviceid, domainid: order.domainids[0] ?? 0, invoiceid: order.invoiceid ?? 0 };
  }
  const addonsOf = async (clientid: number) => (await books.whmcs.getClientsAddons({ clientid })).addons;

  it("accepts: what its product waits with stays Pending until it is told to set up", async () => {
    const order = await placed();
    await books.whmcs.acceptOrder({ orderid: order.orderid });
    await books.restart();
    expect(await theOrder(books, order.orderid)).toMatchObject({ status: "Active" });
    // Set up by payment, and not paid; the add-on has no module.
    expect(await theService(books, order.serviceid)).toMatchObject({ status: "Pending", username: "" });
    expect(await theDomain(books, order.domainid)).toMatchObject({ status: "Pending" });
    expect(await addonsOf(order.clientid)).toMatchObject([{ status: "Active" }]);
    expect(await refusal(books.whmcs.acceptOrder({ orderid: order.orderid }))).toBe(NOT_PENDING);
    await payInvoice(books, order.invoiceid);
    expect(await theService(books, order.serviceid)).toMatchObject({ status: "Active", nextduedate: "2026-12-23" });
  });

  it("accepts with a server, a login and a registrar of its own", async () => {
    const order = await placed("accepted.com");
    await books.whmcs.acceptOrder({
      orderid: order.orderid,
      serverid: 2,
      serviceusername: "adalogin",
      servicepassword: "pa55",
      registrar: "enom",
      autosetup: true,
      sendregistrar: true,
      sendemail: false,
    });
    await books.restart();
    expect(await theService(books, order.serviceid)).toMatchObject({
      status: "Active",
      serverid: 2,
      username: "adalogin",
      password: "pa55",
    });
    expect(await theDomain(books, order.domainid)).toMatchObject({
      status: "Active",
      registrar: "enom",
      expirydate: "2027-11-23",
    });
    expect(await refusal(books.whmcs.acceptOrder({ orderid: (await placed()).orderid, serverid: 99 }))).toBe(
      "Server ID not found",
    );
  });

  it("never runs a module with autosetup off, and sends nothing to a registrar with sendregistrar off", async () => {
    const order = await placed("quiet.com");
    await payInvoice(books, (await placed("other.com")).invoiceid);
    await books.whmcs.acceptOrder({ orderid: order.orderid, autosetup: false, sendregistrar: false });
    expect(await theService(books, order.serviceid)).toMatchObject({ status: "Pending" });
    expect(await theDomain(books, order.domainid)).toMatchObject({ status: "Pending" });
  });

  it("answers what server and registrar refuse, and stays Pending to be accepted again", async () => {
    const order = await placed("fail-create.example", {
      domain: ["fail-create.example", "partly.com"],
      domaintype: [null, "register"],
    });
    const message = await refusal(
      books.whmcs.acceptOrder({ orderid: order.orderid, autosetup: true, sendregistrar: true }),
    );
    expect(message).toContain("The sandbox refuses to create fail-create.example");
    expect(await theOrder(books, order.orderid)).toMatchObject({ status: "Pending" });
    expect(await theDomain(books, order.domainid)).toMatchObject({ status: "Active" });
    const { queue } = await books.whmcs.getModuleQueue({ relatedId: order.serviceid, serviceType: "service" });
    expect(queue).toMatchObject([{ moduleAction: "CreateAccount", completed: false }]);
    await books.whmcs.updateClientProduct({ serviceid: order.serviceid, domain: "works.example" });
    await books.whmcs.acceptOrder({ orderid: order.orderid, autosetup: true });
    expect(await theOrder(books, order.orderid)).toMatchObject({ status: "Active" });
    expect(await theService(books, order.serviceid)).toMatchObject({ status: "Active" });
    expect((await books.whmcs.getModuleQueue({ relatedId: order.serviceid, serviceType: "service" })).queue).toEqual(
      [],
    );
    const unregistered = await placed("fail-register.example");
    expect(await refusal(books.whmcs.acceptOrder({ orderid: unregistered.orderid, sendregistrar: true }))).toContain(
      "The sandbox refuses to register fail-register.example",
    );
  });

  it("cancels what waits, with the invoice, and gives its credit back", async () => {
    const order = await placed();
    await books.whmcs.addCredit({ clientid: order.clientid, description: "A gift", amount: "5.00" });
    await books.whmcs.applyCredit({ invoiceid: order.invoiceid, amount: "5.00" });
    await books.whmcs.cancelOrder({ orderid: order.orderid, noemail: true, cancelsub: true });
    await books.restart();
    expect(await theOrder(books, order.orderid)).toMatchObject({ status: "Cancelled", paymentstatus: "Cancelled" });
    expect(await theService(books, order.serviceid)).toMatchObject({ status: "Cancelled" });
    expect(await theDomain(books, order.domainid)).toMatchObject({ status: "Cancelled" });
    expect(await addonsOf(order.clientid)).toMatchObject([{ status: "Cancelled" }]);
    expect(await books.whmcs.getInvoice({ invoiceid: order.invoiceid })).toMatchObject({ status: "Cancelled" });
    expect((await books.whmcs.getClientsDetails({ clientid: order.clientid })).client.credit).toBe("5.00");
    expect(await refusal(books.whmcs.cancelOrder({ orderid: order.orderid }))).toBe(NOT_PENDING);

    await books.whmcs.pendingOrder({ orderid: order.orderid });
    expect(await theOrder(books, order.orderid)).toMatchObject({ status: "Pending", paymentstatus: "Unpaid" });
    expect(await theService(books, order.serviceid)).toMatchObject({ status: "Pending" });
    expect(await theDomain(books, order.domainid)).toMatchObject({ status: "Pending" });
    expect(await addonsOf(order.clientid)).toMatchObject([{ status: "Pending" }]);
    await payInvoice(books, order.invoiceid);
    expect(await theService(books, order.serviceid)).toMatchObject({ status: "Active" });
  });

  it("takes down what runs of an order that is fraud, and deletes it", async () => {
    const order = await placed("fraud.com");
    await payInvoice(books, order.invoiceid);
    expect(await theService(books, order.serviceid)).toMatchObject({ status: "Active" });
    expect(await refusal(books.whmcs.deleteOrder({ orderid: order.orderid }))).toBe(
      "The order status must be in Cancelled or Fraud to be deleted",
    );
    await books.whmcs.fraudOrder({ orderid: order.orderid, cancelsub: true });
    expect(await theOrder(books, order.orderid)).toMatchObject({ status: "Fraud" });
    expect(await theService(books, order.serviceid)).toMatchObject({ status: "Fraud" });
    // Registered and paid: nobody can give it back.
    expect(await theDomain(books, order.domainid)).toMatchObject({ status: "Active" });
    expect(await books.whmcs.getInvoice({ invoiceid: order.invoiceid })).toMatchObject({ status: "Paid" });

    const second = await placed("second.com");
    await books.whmcs.fraudOrder({ orderid: second.orderid });
    await books.whmcs.deleteOrder({ orderid: second.orderid });
    await books.restart();
    expect((await books.whmcs.getOrders({ id: second.orderid })).orders).toEqual([]);
    expect((await books.whmcs.getClientsProducts({ clientid: second.clientid })).products).toEqual([]);
    expect((await books.whmcs.getClientsDomains({ clientid: second.clientid })).domains).toEqual([]);
    expect(await addonsOf(second.clientid)).toEqual([]);
    expect(await refusal(books.whmcs.getInvoice({ invoiceid: second.invoiceid }))).toBe("Invoice ID Not Found");
    // Money was paid on the first: its invoice stays in the books.
    await books.whmcs.deleteOrder({ orderid: order.orderid });
    expect(await books.whmcs.getInvoice({ invoiceid: order.invoiceid })).toMatchObject({ status: "Paid" });
    expect(await refusal(books.whmcs.deleteOrder({ orderid: order.orderid }))).toBe("Order ID not found");
  });

  it("says that a subscription can't be ended, and changes nothing", async () => {
    const order = await placed();
    await books.whmcs.updateClientProduct({ serviceid: order.serviceid, subscriptionid: "I-12345" });
    const message = "Subscription Cancellation Failed - Please check the gateway log for further information";
    expect(await refusal(books.whmcs.cancelOrder({ orderid: order.orderid, cancelsub: true }))).toBe(message);
    expect(await refusal(books.whmcs.fraudOrder({ orderid: order.orderid, cancelsub: true }))).toBe(message);
    expect(await theOrder(books, order.orderid)).toMatchObject({ status: "Pending" });
    await books.whmcs.cancelOrder({ orderid: order.orderid, cancelsub: false });
    expect(await theOrder(books, order.orderid)).toMatchObject({ status: "Cancelled" });
  });

  it("knows no order that there is not", async () => {
    const orderid = 999_999;
    expect(await refusal(books.whmcs.acceptOrder({ orderid }))).toBe(NOT_PENDING);
    expect(await refusal(books.whmcs.cancelOrder({ orderid }))).toBe(NOT_PENDING);
    expect(await refusal(books.whmcs.pendingOrder({ orderid }))).toBe("Order ID Not Found");
    expect(await refusal(books.whmcs.fraudOrder({ orderid }))).toBe("Order ID Not Found");
    expect(await refusal(books.whmcs.deleteOrder({ orderid }))).toBe("Order ID not found");
    expect(await refusal(books.whmcs.orderFraudCheck({ orderid }))).toBe("Order ID Not Found");
  });

  it("asks the fraud module", async () => {
    const order = await placed("judged.com", { clientip: "198.51.100.9" });
    expect(await refusal(books.whmcs.orderFraudCheck({ orderid: order.orderid }))).toBe("No Active Fraud Module");
    await books.database.transaction((tx) =>
      tx.insertInto("settings").values({ setting: "FraudModule", value: "sandboxfraud" }).execute(),
    );
    const checked = await books.whmcs.orderFraudCheck({ orderid: order.orderid });
    expect(checked).toMatchObject({ status: "Pass", module: "sandboxfraud" });
    expect(JSON.parse(checked.results ?? "")).toEqual({ "Risk Score": "0" });
    expect(await theOrder(books, order.orderid)).toMatchObject({ status: "Pending", fraudmodule: "sandboxfraud" });
    const failed = await books.whmcs.orderFraudCheck({ orderid: order.orderid, ipaddress: "192.0.2.66" });
    expect(failed.status).toBe("Fail");
    await books.restart();
    expect(await theOrder(books, order.orderid)).toMatchObject({
      status: "Fraud",
      fraudoutput: JSON.stringify({ "Risk Score": "75", "IP address": "+75" }),
    });
    expect(await theService(books, order.serviceid)).toMatchObject({ status: "Fraud" });
  });

  it("stands as one thing when it is paid, accepted and cancelled at once", async () => {
    const orders = [];
    for (let number = 0; number < 8; number++) orders.push(await placed(`race-${number}.com`));
    const invoiceOf = (invoiceid: number) => books.whmcs.getInvoice({ invoiceid });
    await Promise.all(
      orders.flatMap(({ orderid, invoiceid }) => [
        refusal(payInvoice(books, invoiceid)),
        refusal(books.whmcs.acceptOrder({ orderid, autosetup: true })),
        refusal(books.whmcs.cancelOrder({ orderid })),
      ]),
    );
    // What found an order being set up comes back a little later.
    books.setTime(new Date(NOW.getTime() + 600_000));
    await books.drain();
    books.setTime(NOW);
    for (const { orderid, serviceid, invoiceid } of orders) {
      const [order, service, invoice] = [
        await theOrder(books, orderid),
        await theService(books, serviceid),
        await invoiceOf(invoiceid),
      ];
      expect(["Active", "Cancelled"]).toContain(order.status);
      expect(service.status).toBe(order.status);
      expect(["Paid", "Cancelled"]).toContain(invoice.status);
      if (order.status === "Active") expect(invoice.status).toBe("Paid");
      expect(invoice.transactions).toHaveLength(invoice.status === "Paid" ? 1 : 0);
    }
  });

  it("is accepted to its end when the process dies in the middle", async () => {
    const order = await placed("dies.com");
    // As a process leaves it that dies between the order's state and the first call.
    await books.run(({ transaction, enqueue, now }) =>
      transaction(async (tx) => {
        await tx.updateTable("orders").set({ status: "Active" }).where("id", "=", order.orderid).execute();
        const payload = { orderId: order.orderid, wishes: { token: "cut-off", autoSetup: true, sendRegistrar: true } };
        await enqueue(tx, { kind: "order.accept", payload, key: `order-accept-${order.orderid}`, runAt: now });
      }),
    );
    await books.restart();
    await books.drain();
    expect(await theService(books, order.serviceid)).toMatchObject({ status: "Active" });
    expect(await theDomain(books, order.domainid)).toMatchObject({ status: "Active" });
    expect(await theOrder(books, order.orderid)).toMatchObject({ status: "Active" });
    expect(await countCalls(order.serviceid)).toEqual({ rows: 1 });
  });

  /** Calls that the service's module was made. */
  async function countCalls(serviceid: number) {
    const found = await books.database.db
      .selectFrom("module_calls")
      .select(({ fn }) => fn.countAll<number>().as("rows"))
      .where("subject", "=", "service")
      .where("subject_id", "=", serviceid)
      .executeTakeFirstOrThrow();
    return { rows: Number(found.rows) };
  }
});
