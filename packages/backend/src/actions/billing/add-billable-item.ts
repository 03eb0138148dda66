import { actions } from "@kraken/contract";
import { logActivity } from "../../activity.ts";
import { refuse } from "../../errors.ts";
import { handler } from "../../handler.ts";
import { minorOf } from "../../wire/amounts.ts";

const UNKNOWN = "Client ID not Found";
const UNDESCRIBED = "You must provide a description";
const NO_RHYTHM = "Recurring must have a unit, cycle and limit";
const MOST = 1_000_000;

/** `amount` is what the item comes to, whatever its quantity. Without an invoiceaction it waits for somebody. */
export const addBillableItem = handler(
  actions.addBillableItem,
  async (context, input) => {
    const { db, transaction, now } = context;
    const client = await db.selectFrom("clients").select("id").where("id", "=", input.clientid).executeTakeFirst();
    if (!client) return refuse(UNKNOWN);
    if (input.description.trim() === "") refuse(UNDESCRIBED);
    const action = input.invoiceaction ?? "noinvoice";
    const { recur = 0, recurcycle = "", recurfor = 0 } = action === "recur" ? input : {};
    if (action === "recur" && (recur <= 0 || recurcycle === "" || recurfor <= 0 || recur > MOST || recurfor > MOST)) {
      refuse(NO_RHYTHM);
    }
    if ((action === "duedate" || action === "recur") && input.duedate === undefined) refuse("Due date is required");
    const quantity = minorOf(String(input.quantity ?? 1));
    if (quantity < 0 || quantity > MOST * 100) refuse("Invalid or missing parameter: quantity");
    return transaction(async (tx) => {
      const item = await tx
        .insertInto("billable_items")
        .values({
          client_id: client.id,
          description: input.description,
          quantity,
          unit: input.unit,
          amount: minorOf(input.amount),
          invoice_action: action,
          recur,
          recur_cycle: recurcycle,
          recur_for: recurfor,
          due_date: input.duedate ?? null,
          created_at: now,
        })
        .returning("id")
        .executeTakeFirstOrThrow();
      const description = `Added Billable Item - ID: ${item.id}`;
      await logActivity(context, tx, { clientId: client.id, description });
      return { billableid: item.id };
    });
  },
  {
    clientid: UNKNOWN,
    description: UNDESCRIBED,
    invoiceaction: "Invalid Invoice Action",
    recur: NO_RHYTHM,
    recurcycle: NO_RHYTHM,
    recurfor: NO_RHYTHM,
    unit: "Invalid Unit, please specify either 'hours' or 'quantity'",
    duedate: "Invalid Date Format - Expected: 'YYYY-mm-dd'",
  },
);
