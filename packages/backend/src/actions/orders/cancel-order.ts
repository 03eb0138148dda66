import { actions } from "@kraken/contract";
import { handler } from "../../handler.ts";
import { NOT_PENDING } from "../../orders/accept-order.ts";
import { endOrder } from "../../orders/end-order.ts";

/** `noemail` stops the mail about an invoice that becomes paid (so the reference): no invoice does by this. */
export const cancelOrder = handler(
  actions.cancelOrder,
  async (context, { orderid, cancelsub }) => {
    await endOrder(context, orderid, "Cancelled", { endsSubscription: cancelsub });
    return {};
  },
  { orderid: NOT_PENDING },
);
