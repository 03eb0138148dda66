import { actions } from "@kraken/contract";
import { refuse } from "../../errors.ts";
import { handler } from "../../handler.ts";
import { withdrawCancellation } from "../../services/cancellations.ts";

export const krakenWithdrawCancelRequest = handler(
  actions.krakenWithdrawCancelRequest,
  async (context, { serviceid }) => {
    const service = await context.db.selectFrom("services").select("id").where("id", "=", serviceid).executeTakeFirst();
    if (!service) refuse("Service ID Not Found");
    if (!(await withdrawCancellation(context, serviceid))) refuse("Cancellation Request Not Found");
    return { serviceid };
  },
  { serviceid: "Service ID Not Found" },
);
