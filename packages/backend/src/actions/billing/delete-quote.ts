import { actions } from "@kraken/contract";
import { logActivity } from "../../activity.ts";
import { refuse } from "../../errors.ts";
import { handler } from "../../handler.ts";

const UNKNOWN = "Quote ID Not Found";

/** The invoice that an accepted quote became stays. */
export const deleteQuote = handler(
  actions.deleteQuote,
  async (context, { quoteid }) =>
    context.transaction(async (tx) => {
      const gone = await tx.deleteFrom("quotes").where("id", "=", quoteid).returning("client_id").executeTakeFirst();
      if (!gone) return refuse(UNKNOWN);
      await logActivity(context, tx, {
        clientId: gone.client_id ?? undefined,
        description: `Deleted Quote - Quote ID: ${quoteid}`,
      });
      return {};
    }),
  { quoteid: UNKNOWN },
);
