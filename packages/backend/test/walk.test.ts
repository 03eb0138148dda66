import { testDatabases } from "@kraken/database/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { processCancellations } from "../src/services/cancellations.ts";
import { openBooks, type TestBooks } from "./support/books.ts";
import { refusal, theDomain, theOrder, theService } from "./support/shop.ts";

/** The way of one client through a hosting company. Every figure here was reckoned by hand. */
describe.each(testDatabases())("a client's way, on $name", (kind) => {
  let books: TestBooks;
  beforeAll(async () => {
    books = await openBooks(kind);
  });
  afterAll(async () => {
    expect(books.failures).toEqual([]);
    await books.close();
  });

  const at = (day: string) => books.setTime(new Date(`${day}T10:00:00Z`));
  const invoiceOf = (invoiceid: number | null) => books.whmcs.getInvoice({ invoiceid: invoiceid ?? 0 });
  const credit = async (clientid: number) => (await books.whmcs.getClientsDetails({ clientid })).client.credit;
  const payByCard = (invoiceid: number | null) => books.whmcs.capturePayment({ invoiceid: invoiceid ?? 0 });

  it("goes from the sign-up to the end", async () => {
    // He signs up, and signs in.
    at("2026-11-23");
    const { clientid, owner_id } = await books.whmcs.addClient({
      firstname: "Nils",
      lastname: "Vogel",
      email: "nils@walk.example",
      address1: "Musterkai 7",
      city: "Hamburg",
      state: "Hamburg",
      postcode: "20457",
      country: "DE",
      phonenumber: "040 123456",
      password2: "a long password",
      currency: 2,
    });
    const login = await books.whmcs.validateLogin({ email: "nils@walk.example", password2: "a long password" });
    expect(login.userid).toBe(owner_id);

    // He puts hosting, a domain and a code into the cart, and sees what they come to:
    // 9.90 - 0.99 + 12.90 = 21.81, and 19 % of each line: 1.88 - 0.19 + 2.45 = 4.14.
    const cart = {
      clientid,
      pid: [2],
      billingcycle: ["monthly"],
      domain: ["walk.com"],
      domaintype: ["register"],
      regperiod: [1],
      idprotection: [true],
      promocode: "AUTUMN10",
    };
    const quote = await books.whmcs.krakenGetCartQuote(cart);
    expect(quote).toMatchObject({
      subtotal: "21.81",
      discount: "0.99",
      tax: "4.14",
      total: "25.95",
      recurring: { Monthly: "9.90", "1 Year/s": "14.90" },
      promotion: { code: "AUTUMN10", applied: true },
    });

    // He orders it for the same sum.
    const order = await books.whmcs.addOrder({ ...cart, paymentmethod: "sandboxcard" });
    const serviceid = order.serviceids?.[0] ?? 0;
    const domainid = order.domainids[0] ?? 0;
    expect(await invoiceOf(order.invoiceid)).toMatchObject({
      subtotal: "21.81",
      tax: "4.14",
      total: "25.95",
      balance: "25.95",
      status: "Unpaid",
      items: [{ amount: "9.90" }, { amount: "-0.99" }, { amount: "12.90" }],
    });
    expect(await theService(books, serviceid)).toMatchObject({ status: "Pending" });

    // His first card is declined; nothing is set up.
    const card = {
      clientid,
      type: "RemoteCreditCard" as const,
      gateway_module_name: "sandboxcard",
      card_expiry: "1229",
    };
    const declined = await books.whmcs.addPayMethod({ ...card, card_number: "4000000000000002" });
    expect(await refusal(payByCard(order.invoiceid))).toBe("Payment Attempt Failed");
    expect(await theService(books, serviceid)).toMatchObject({ status: "Pending" });
    await books.whmcs.deletePayMethod({ clientid, paymethodid: declined.paymethodid });

    // He pays by another: the service is set up and the domain registered when the payment answers.
    await books.whmcs.addPayMethod({ ...card, card_number: "4242424242424242" });
    await payByCard(order.invoiceid);
    expect(await invoiceOf(order.invoiceid)).toMatchObject({ status: "Paid", balance: "0.00" });
    expect(await theService(books, serviceid)).toMatchObject({
      status: "Active",
      name: "Web Hosting M",
      firstpaymentamount: "8.91",
      recurringamount: "9.90",
      nextduedate: "2026-12-23",
      username: "walkcom",
      servername: expect.stringMatching(/^fra-\d\d$/),
    });
    expect(await theDomain(books, domainid)).toMatchObject({
      status: "Active",
      expirydate: "2027-11-23",
      nextduedate: "2027-11-23",
      firstpaymentamount: "12.90",
      recurringamount: "14.90",
      idprotection: true,
    });

    // The staff look at the order and accept it: nothing is done twice.
    await books.whmcs.acceptOrder({ orderid: order.orderid });
    expect(await theOrder(books, order.orderid)).toMatchObject({ status: "Active", paymentstatus: "Paid" });
    expect((await books.whmcs.getModuleQueue({})).queue).toEqual([]);

    // Half way through the month he needs more room: 15 of 30 days of 14.90 and of 9.90 are 7.45 and 4.95.
    at("2026-12-08");
    const options = await books.whmcs.krakenGetUpgradeOptions({ serviceid });
    expect(options.products.find((product) => product.pid === 3)?.cycles[0]).toEqual({
      billingcycle: "Monthly",
      price: "14.90",
      due: "2.50",
    });
    const upgrade = await books.whmcs.upgradeProduct({
      serviceid,
      paymentmethod: "sandboxcard",
      type: "product",
      newproductid: 3,
      newproductbillingcycle: "monthly",
    });
    expect(upgrade).toMatchObject({ price: "€2,50 EUR", daysuntilrenewal: 15, totaldays: 30 });
    // 2.50 and 19 %, which is 0.475.
    expect(await invoiceOf(upgrade.invoiceid)).toMatchObject({ subtotal: "2.50", tax: "0.48", total: "2.98" });
    // He sends 5.00 by his bank: what is more becomes his credit.
    const transfer = { transid: "bank-1", gateway: "banktransfer", date: "2026-12-08 10:00:00", amount: "5.00" };
    await books.whmcs.addInvoicePayment({ invoiceid: upgrade.invoiceid ?? 0, ...transfer });
    expect(await credit(clientid)).toBe("2.02");
    expect(await theService(books, serviceid)).toMatchObject({
      name: "Web Hosting L",
      recurringamount: "14.90",
      nextduedate: "2026-12-23",
    });

    // He asks something, and is answered.
    const ticket = await books.whmcs.openTicket({
      clientid,
      deptid: 1,
      subject: "Is there a staging copy?",
      message: "I have Web Hosting L since today.",
      serviceid,
    });
    await books.whmcs.addTicketReply({
      ticketid: ticket.id,
      message: "There is: look at Tools.",
      adminusername: "jonas",
    });
    const read = await books.whmcs.getTicket({ ticketid: ticket.id });
    expect(read).toMatchObject({ userid: clientid, status: "Answered" });
    expect(read.replies.map((reply) => reply.message)).toEqual([
      "I have Web Hosting L since today.",
      "There is: look at Tools.",
    ]);

    // He renews for a month: 14.90 and 19 %, which is 2.83; his credit goes first.
    at("2026-12-09");
    const renewal = await books.whmcs.addOrder({
      clientid,
      paymentmethod: "sandboxcard",
      servicerenewals: [serviceid],
    });
    expect(await invoiceOf(renewal.invoiceid)).toMatchObject({ subtotal: "14.90", tax: "2.83", total: "17.73" });
    await books.whmcs.applyCredit({ invoiceid: renewal.invoiceid ?? 0, amount: "full" });
    expect(await credit(clientid)).toBe("0.00");
    expect(await invoiceOf(renewal.invoiceid)).toMatchObject({ credit: "2.02", balance: "15.71", status: "Unpaid" });
    await payByCard(renewal.invoiceid);
    expect(await refusal(payByCard(renewal.invoiceid))).toBe("Invoice Not Found or Not Unpaid");
    expect(await theService(books, serviceid)).toMatchObject({ nextduedate: "2027-01-23" });

    // He goes, at the end of what he has paid for.
    await books.whmcs.addCancelRequest({
      serviceid,
      type: "End of Billing Period",
      reason: "I move to the mountains.",
    });
    await books.run(processCancellations);
    expect(await theService(books, serviceid)).toMatchObject({ status: "Active" });
    at("2027-01-23");
    await books.run(processCancellations);
    await books.restart();
    expect(await theService(books, serviceid)).toMatchObject({ status: "Cancelled" });
    // The domain is his until it ends.
    expect(await theDomain(books, domainid)).toMatchObject({ status: "Active", expirydate: "2027-11-23" });

    // What came in is what the invoices came to: 25.95 + 2.98 + 17.73 = 46.66 = 25.95 + 5.00 + 15.71.
    const { invoices } = await books.whmcs.getInvoices({ userid: clientid });
    expect(invoices.map((invoice) => [invoice.status, invoice.total, invoice.credit])).toEqual([
      ["Paid", "25.95", "0.00"],
      ["Paid", "2.98", "0.00"],
      ["Paid", "15.71", "2.02"],
    ]);
    const { transactions } = await books.whmcs.getTransactions({ clientid });
    expect(transactions.map((entry) => [entry.gateway, entry.amountin, entry.amountout]).sort()).toEqual([
      ["banktransfer", "2.02", "0.00"],
      ["banktransfer", "2.98", "0.00"],
      ["sandboxcard", "15.71", "0.00"],
      ["sandboxcard", "25.95", "0.00"],
    ]);
    const { credits } = await books.whmcs.getCredits({ clientid });
    expect(credits.map((entry) => entry.amount)).toEqual(["2.02", "-2.02"]);
    expect(await credit(clientid)).toBe("0.00");
  });
});
