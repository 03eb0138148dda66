import { actions } from "@kraken/contract";
import { handler } from "../../handler.ts";
import { acceptQuote as accept } from "../../quotes/accept.ts";

export const acceptQuote = handler(
  actions.acceptQuote,
  async (context, { quoteid }) => ({ invoiceid: await accept(context, quoteid) }),
  { quoteid: "Quote ID Not Found" },
);
