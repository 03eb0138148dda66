import { actions } from "@kraken/contract";
import { insertLines, recalculate } from "../../billing/create-invoice.ts";
import { payFromCredit, returnCredit } from "../../billing/credit.ts";
import { holdInvoice } from "../../billing/hold.ts";
import { setInvoiceStatus } from "../../billing/invoice-states.ts";
import type { Context, Tx } from "../../context.ts";
import { refuse } from "../../errors.ts";
import { handler } from "../../handler.ts";
import { queueMail } from "../../mail/queue.ts";
import { minorOf, storedTime } from "../../wire/amounts.ts";
import { taxRateOf } from "./rates.ts";

const INCOMPLETE =
  "Missing Variables: itemdescription, itemamount and itemtaxed are required for each item being changed";

type Lines = {
  itemdescription?: Record<string, string> | undefined;
  itemamount?: Record<string, string> | undefined;
  itemtaxed?: Record<string, boolean> | undefined;
};

/** Changes lines by their ids: each needs all three. */
async function changeLines(tx: Tx, invoiceId: number, input: Lines): Promise<void> {
  const maps = [input.itemdescription ?? {}, input.itemamount ?? {}, input.itemtaxed ?? {}] as const;
  const ids = new Set(maps.flatMap((map) => Object.keys(map)));
  for (const id of ids) {
    const [description, amount, isTaxed] = [maps[0][id], maps[1][id], maps[2][id]];
    if (description === undefined || amount === undefined || isTaxed === undefined) return refuse(INCOMPLETE);
    await tx
      .updateTable("invoice_items")
      .set({ description, amount: minorOf(amount), is_taxed: isTaxed ? 1 : 0 })
      .where("id", "=", Number(id))
      .where("invoice_id", "=", invoiceId)
      .execute();
  }
}

/**
 * Uses more of the client's credit for an invoice that is Unpaid or a draft, or less of it for any: what it does not use
 * any more goes back.
 * @throws Refusal in the words of ApplyCredit
 */
async function setCredit(context: Context, tx: Tx, id: number, wanted: number): Promise<void> {
  // The totals of the lines as they are now.
  await recalculate(context, tx, id, { settles: false });
  const held = await holdInvoice(context, tx, id);
  if (!held) return;
  if (wanted > held.credit) await payFromCredit(context, tx, held, wanted - held.credit, { takesDrafts: true });
  else await returnCredit(context, tx, held, held.credit - Math.max(0, wanted));
}

/** `userid` and `sendinvoice` are the specification's: an invoice stays its client's, and is mailed where that is wanted. */
export const updateInvoice = handler(
  actions.updateInvoice,
  async (context, input) => {
    const id = input.invoiceid;
    return context.transaction(async (tx) => {
      const invoice = await holdInvoice(context, tx, id);
      if (!invoice) return refuse("Invoice ID Not Found");
      if (input.userid !== undefined && input.userid !== invoice.client_id) {
        refuse("User ID does not own the given Invoice ID");
      }
      const publishes = input.publish || input.publishandsendemail;
      if (publishes && invoice.status !== "Draft") refuse("Invoice must be in Draft status to be published");
      await changeLines(tx, id, input);
      if (input.deletelineids?.length) {
        await tx
          .deleteFrom("invoice_items")
          .where("invoice_id", "=", id)
          .where("id", "in", input.deletelineids)
          .execute();
      }
      const added = (input.newitemdescription ?? []).map((description, place) => ({
        description: description ?? "",
        amount: minorOf(input.newitemamount?.[place] ?? "0"),
        isTaxed: input.newitemtaxed?.[place] ?? false,
      }));
      await insertLines(tx, id, added, 1000);
      await tx
        .updateTable("invoices")
        .set({
          payment_method: input.paymentmethod,
          date: input.date,
          due_date: input.duedate,
          notes: input.notes,
          tax_rate: taxRateOf(input.taxrate, "taxrate"),
          tax_rate2: taxRateOf(input.taxrate2, "taxrate2"),
          updated_at: context.now,
        })
        .where("id", "=", id)
        .execute();
      // A status is set before the totals are reckoned: a draft that is published may have nothing to pay.
      if (publishes) await setInvoiceStatus(context, tx, id, "Unpaid");
      // Credit is used while there is something to pay: before an invoice becomes Paid, and after every other change.
      const status = async () => input.status !== undefined && setInvoiceStatus(context, tx, id, input.status);
      if (input.status !== "Paid") await status();
      if (input.credit !== undefined) await setCredit(context, tx, id, minorOf(input.credit));
      if (input.status === "Paid") await status();
      // What staff make Unpaid stays so, though nothing is left to pay.
      const isReopened = input.status === "Unpaid" && ["Paid", "Refunded"].includes(invoice.status);
      await recalculate(context, tx, id, { settles: !isReopened });
      if (input.datepaid !== undefined) {
        const paid_at = storedTime(input.datepaid);
        await tx.updateTable("invoices").set({ paid_at }).where("id", "=", id).where("status", "=", "Paid").execute();
      }
      if (input.publishandsendemail || input.sendinvoice)
        await queueMail(context, tx, { template: "Invoice Created", about: id });
      return { invoiceid: id };
    });
  },
  { invoiceid: "Invoice ID Not Found", status: (given) => `Invalid status ${given}` },
);
