import { actions } from "@kraken/contract";
import { logActivity } from "../../activity.ts";
import { refuse } from "../../errors.ts";
import { handler } from "../../handler.ts";
import { aboutQuote } from "../../mail/fields/quote.ts";
import { queueMail } from "../../mail/queue.ts";
import { readSettings } from "../../settings.ts";

const UNKNOWN = "Quote ID Not Found";

/** A quote that was accepted stays so; any other is Delivered. */
export const sendQuote = handler(
  actions.sendQuote,
  async (context, { quoteid }) =>
    context.transaction(async (tx) => {
      await context.lockRow(tx, "quotes", quoteid);
      const quote = await tx
        .selectFrom("quotes")
        .select(["client_id", "stage"])
        .where("id", "=", quoteid)
        .executeTakeFirst();
      if (!quote) return refuse(UNKNOWN);
      await tx
        .updateTable("quotes")
        .set({
          stage: quote.stage === "Accepted" ? quote.stage : "Delivered",
          sent_on: context.today,
          modified_on: context.today,
        })
        .where("id", "=", quoteid)
        .execute();
      const subject = await aboutQuote(tx, quoteid, await readSettings(tx));
      if (!subject) return refuse(UNKNOWN);
      const mail = await queueMail(context, tx, { template: "Quote Delivery with PDF", about: subject });
      // A quote that nobody gets was not sent.
      if ("refused" in mail && mail.refused === "nobody") refuse("There is no email address to send the quote to");
      await logActivity(context, tx, {
        clientId: quote.client_id ?? undefined,
        description: `Sent Quote - Quote ID: ${quoteid}`,
      });
      return {};
    }),
  { quoteid: UNKNOWN },
);
