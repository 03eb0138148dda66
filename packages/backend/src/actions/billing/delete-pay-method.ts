import { actions } from "@kraken/contract";
import { handler } from "../../handler.ts";
import { deletePayMethod as remove } from "../../pay-methods/delete.ts";

/** The specification names no client here: without one, the pay method's own is meant. */
export const deletePayMethod = handler(
  actions.deletePayMethod,
  async (context, input) => {
    await remove(context, {
      id: input.paymethodid,
      clientId: input.clientid,
      failsWithGateway: input.failonremotefailure ?? false,
    });
    return { paymethodid: input.paymethodid };
  },
  { paymethodid: "Pay Method ID is Required", clientid: "Client ID is Required" },
);
