import { actions } from "@kraken/contract";
import { handler } from "../../handler.ts";
import { endOrder, NOT_FOUND } from "../../orders/end-order.ts";

export const fraudOrder = handler(
  actions.fraudOrder,
  async (context, { orderid, cancelsub }) => {
    await endOrder(context, orderid, "Fraud", { endsSubscription: cancelsub });
    return {};
  },
  { orderid: NOT_FOUND },
);
