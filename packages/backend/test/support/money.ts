import type { TestBooks } from "./books.ts";

/** Clients and invoices for tests about money, of whom nothing else is known. */
export function moneyHelpers(open: () => TestBooks) {
  let made = 0;
  /** A client of the default currency who is taxed nowhere; with an active order unless told otherwise. */
  async function someClient({ currency = 1, hasOrder = true } = {}) {
    made++;
    const { clientid } = await open().whmcs.addClient({
      firstname: "Cash",
      lastname: `Number ${made}`,
      email: `cash${made}@money.example`,
      address1: "1 Till Road",
      city: "Austin",
      state: "Texas",
      postcode: "73301",
      country: "US",
      phonenumber: "512 555 0100",
      password2: "a long password",
      currency,
    });
    if (hasOrder) {
      await open().database.transaction((tx) =>
        tx
          .insertInto("orders")
          .values({
            order_number: `90000${String(clientid).padStart(5, "0")}`,
            client_id: clientid,
            status: "Active",
            created_at: "2026-11-01T00:00:00Z",
            updated_at: "2026-11-01T00:00:00Z",
          })
          .execute(),
      );
    }
    return clientid;
  }

  async function someInvoice(userid: number, amount: string, paymentmethod = "banktransfer") {
    const lines = { itemdescription: ["Work"], itemamount: [amount], itemtaxed: [false] };
    return (await open().whmcs.createInvoice({ userid, status: "Unpaid", paymentmethod, ...lines })).invoiceid;
  }

  const pay = (invoiceid: number, transid: string, amount?: string) =>
    open().whmcs.addInvoicePayment({
      invoiceid,
      transid,
      gateway: "banktransfer",
      date: "2026-11-23T10:00:00",
      ...(amount && { amount }),
    });
  const creditOf = async (clientid: number) => (await open().whmcs.getClientsDetails({ clientid })).client.credit;
  const invoice = (invoiceid: number) => open().whmcs.getInvoice({ invoiceid });

  return { someClient, someInvoice, pay, creditOf, invoice };
}
