import { actions } from "@kraken/contract";
import { logActivity } from "../../activity.ts";
import { refuse } from "../../errors.ts";
import { handler } from "../../handler.ts";
import { quoteCurrency, saveLines, stageColumns, textColumns } from "../../quotes/save.ts";
import { reckonQuote } from "../../quotes/totals.ts";

const UNKNOWN = "Quote ID Not Found";

/** `userid` 0 makes a quote somebody's who is not a client; its invoice, once accepted, stays as it is. */
export const updateQuote = handler(
  actions.updateQuote,
  async (context, input) => {
    const id = input.quoteid;
    const { today } = context;
    return context.transaction(async (tx) => {
      await context.lockRow(tx, "quotes", id);
      const before = await tx
        .selectFrom("quotes")
        .select(["client_id", "currency_id", "sent_on", "accepted_on"])
        .where("id", "=", id)
        .executeTakeFirst();
      if (!before) return refuse(UNKNOWN);
      const clientId = input.userid === undefined ? before.client_id : input.userid || null;
      const currency = { clientId, wanted: input.currency ?? before.currency_id };
      await tx
        .updateTable("quotes")
        .set({
          ...textColumns(input),
          ...stageColumns(input.stage, today, before),
          subject: input.subject,
          valid_until: input.validuntil,
          client_id: clientId,
          currency_id: await quoteCurrency(tx, currency),
          created_on: input.datecreated,
          modified_on: today,
        })
        .where("id", "=", id)
        .execute();
      await saveLines(tx, id, input.lineitems ?? []);
      await reckonQuote(tx, id);
      await logActivity(context, tx, {
        clientId: clientId ?? undefined,
        description: `Modified Quote - Quote ID: ${id}`,
      });
      return {};
    });
  },
  { quoteid: UNKNOWN, stage: "Invalid Stage" },
);
