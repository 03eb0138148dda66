import { actions } from "@kraken/contract";
import { refuse } from "../../errors.ts";
import { handler } from "../../handler.ts";
import { requestCancellation } from "../../services/cancellations.ts";

export const addCancelRequest = handler(
  actions.addCancelRequest,
  async (context, input) => {
    const { serviceid } = input;
    const clientId = await requestCancellation(context, serviceid, {
      type: input.type ?? "End of Billing Period",
      reason: input.reason ?? "",
    });
    if (clientId === "no service") return refuse("Service ID Not Found");
    if (clientId === "exists") return refuse("Existing Cancellation Request Exists");
    return { serviceid, userid: clientId };
  },
  { serviceid: "Service ID Not Found" },
);
