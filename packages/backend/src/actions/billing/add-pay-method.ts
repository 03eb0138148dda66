import { actions } from "@kraken/contract";
import { handler } from "../../handler.ts";
import { addPayMethod as add } from "../../pay-methods/add.ts";

export const addPayMethod = handler(
  actions.addPayMethod,
  async (context, input) => ({ clientid: input.clientid, paymethodid: await add(context, input) }),
  {
    clientid: "Client ID Is Required",
    type: "Invalid Pay Method Type. Type should be one of 'BankAccount', 'CreditCard', or 'RemoteCreditCard'",
    card_issue_number: "Issue Number is invalid",
  },
);
