import { actions } from "@kraken/contract";
import { handler } from "../../handler.ts";
import { changePayMethod } from "../../pay-methods/change.ts";

export const updatePayMethod = handler(
  actions.updatePayMethod,
  async (context, input) => {
    await changePayMethod(context, input);
    return { clientid: input.clientid, paymethodid: input.paymethodid };
  },
  {
    paymethodid: "Pay Method ID is Required",
    clientid: "Client ID is Required",
    card_issue_number: "Issue Number is invalid",
  },
);
