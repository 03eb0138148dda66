import type { Whmcs } from "@kraken/sdk";
import { handlers } from "../../src/actions/index.ts";

/** Looks whether a confirmed write is there; answers what is wrong in words. */
export type Check = (whmcs: Whmcs) => Promise<string | undefined>;

/** What the writers were told is done, and how to see it. */
export type Confirmed = { action: string; check: Check }[];

/** One kind of write: does it, and notes it once it is confirmed. `mark` is a word that nothing else has. */
type Write = (whmcs: Whmcs, mark: string, confirm: (action: string, check: Check) => void) => Promise<void>;

const unless = (isRight: boolean, wrong: string) => (isRight ? undefined : wrong);

const person = (mark: string) => ({
  firstname: "Kill",
  lastname: mark,
  email: `${mark}@kill.example`,
  address1: "1 Crash Lane",
  city: "Bristol",
  state: "Bristol",
  postcode: "BS1 4DJ",
  country: "GB",
  phonenumber: "117 555 0199",
  password2: "a long password",
});

/** A client made for this write; noted like any other. */
async function someClient(whmcs: Whmcs, mark: string, confirm: Parameters<Write>[2]): Promise<number> {
  const { clientid } = await whmcs.addClient({ ...person(mark), skipvalidation: true });
  confirm("AddClient", async (later) => {
    const { client } = await later.getClientsDetails({ clientid });
    return unless(client.email === `${mark}@kill.example`, `client ${clientid} has another address`);
  });
  return clientid;
}

const writes: Record<string, { needs: string[]; run: Write }> = {
  client: {
    needs: ["AddClient", "UpdateClient"],
    async run(whmcs, mark, confirm) {
      const clientid = await someClient(whmcs, mark, confirm);
      await whmcs.updateClient({ clientid, companyname: `Company ${mark}` });
      confirm("UpdateClient", async (later) => {
        const { client } = await later.getClientsDetails({ clientid });
        return unless(client.companyname === `Company ${mark}`, `client ${clientid} was not changed`);
      });
    },
  },
  ticket: {
    needs: ["OpenTicket", "AddTicketReply"],
    async run(whmcs, mark, confirm) {
      const { id } = await whmcs.openTicket({ clientid: 1, deptid: 1, subject: mark, message: `Opening ${mark}` });
      confirm("OpenTicket", async (later) => {
        const ticket = await later.getTicket({ ticketid: id });
        const opening = ticket.replies[0]?.message;
        return unless(ticket.subject === mark && opening === `Opening ${mark}`, `ticket ${id} is not whole`);
      });
      const message = `Reply ${mark}`;
      await whmcs.addTicketReply({ ticketid: id, message, clientid: 1 });
      confirm("AddTicketReply", async (later) => {
        const { replies } = await later.getTicket({ ticketid: id });
        const times = replies.filter((reply) => reply.message === message).length;
        return unless(times === 1, `ticket ${id} has its reply ${times} times`);
      });
    },
  },
  invoice: {
    needs: ["CreateInvoice", "AddInvoicePayment"],
    async run(whmcs, mark, confirm) {
      const { invoiceid } = await whmcs.createInvoice({
        userid: 1,
        status: "Unpaid",
        paymentmethod: "banktransfer",
        itemdescription: [`One ${mark}`, `Two ${mark}`],
        itemamount: ["10.00", "2.50"],
        itemtaxed: [false, true],
      });
      confirm("CreateInvoice", async (later) => {
        const { items } = await later.getInvoice({ invoiceid });
        const texts = items.map((item) => item.description).sort();
        return unless(texts.join() === [`One ${mark}`, `Two ${mark}`].join(), `invoice ${invoiceid} is not whole`);
      });
      const { balance } = await whmcs.getInvoice({ invoiceid });
      await whmcs.addInvoicePayment({
        invoiceid,
        transid: mark,
        gateway: "banktransfer",
        amount: balance,
        date: "2026-11-23T10:00:00",
      });
      confirm("AddInvoicePayment", async (later) => {
        const paid = await later.getInvoice({ invoiceid });
        const times = paid.transactions.filter((transaction) => transaction.transid === mark).length;
        return unless(
          paid.status === "Paid" && times === 1,
          `invoice ${invoiceid} is ${paid.status}, paid ${times} times`,
        );
      });
    },
  },
  order: {
    needs: ["AddOrder", "AcceptOrder", "GetOrders"],
    async run(whmcs, mark, confirm) {
      const clientid = await someClient(whmcs, mark, confirm);
      const { orderid } = await whmcs.addOrder({
        clientid,
        paymentmethod: "banktransfer",
        pid: [1],
        billingcycle: ["monthly"],
        domain: [`${mark}.example`],
      });
      const orderOf = async (later: Whmcs) => (await later.getOrders({ id: orderid })).orders[0];
      confirm("AddOrder", async (later) => {
        const order = await orderOf(later);
        return unless((order?.lineitems.length ?? 0) > 0, `order ${orderid} has nothing in it`);
      });
      await whmcs.acceptOrder({ orderid });
      confirm("AcceptOrder", async (later) => {
        const order = await orderOf(later);
        return unless(order?.status === "Active", `order ${orderid} is ${order?.status}`);
      });
    },
  },
};

const served = new Set(handlers.map(({ action }) => action.name));

/** The kinds of write that the backend serves all actions of. */
export const kinds = Object.entries(writes)
  .filter(([, { needs }]) => needs.every((name) => served.has(name)))
  .map(([kind, { run }]) => ({ kind, run }));
