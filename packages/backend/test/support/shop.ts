import { ActionError } from "@kraken/sdk";
import type { TestBooks } from "./books.ts";

/** What an action answered: "done", or why not. */
export const refusal = (promise: Promise<unknown>) =>
  promise.then(
    () => "done",
    (error: unknown) => (error instanceof ActionError ? error.reason : String(error)),
  );

let made = 0;

/** A client of his own, in Hamburg with euros unless told otherwise: 19 % VAT. */
export async function newClient(
  books: TestBooks,
  changes: { country?: string; currency?: number; email?: string } = {},
) {
  made += 1;
  const { clientid } = await books.whmcs.addClient({
    firstname: "Ada",
    lastname: "Lindqvist",
    email: `buyer-${made}@new.example`,
    address1: "Musterkai 7",
    city: "Hamburg",
    state: "Hamburg",
    postcode: "20457",
    country: "DE",
    phonenumber: "040 123456",
    password2: "a long password",
    currency: 2,
    noemail: true,
    ...changes,
  });
  return clientid;
}

/** Pays all that is left of an invoice, once. */
export async function payInvoice(books: TestBooks, invoiceid: number, transid = `paid-${invoiceid}`) {
  await books.whmcs.addInvoicePayment({
    invoiceid,
    transid,
    gateway: "banktransfer",
    date: "2026-11-23 10:00:00",
    noemail: true,
  });
}

export const theService = async (books: TestBooks, serviceid: number | undefined) => {
  const [service] = (await books.whmcs.getClientsProducts({ serviceid: serviceid ?? 0 })).products;
  if (!service) throw new Error(`There is no service ${serviceid}`);
  return service;
};

export const theDomain = async (books: TestBooks, domainid: number | undefined) => {
  const [domain] = (await books.whmcs.getClientsDomains({ domainid: domainid ?? 0 })).domains;
  if (!domain) throw new Error(`There is no domain ${domainid}`);
  return domain;
};

export const theOrder = async (books: TestBooks, id: number) => {
  const [order] = (await books.whmcs.getOrders({ id })).orders;
  if (!order) throw new Error(`There is no order ${id}`);
  return order;
};
