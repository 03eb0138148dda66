import { actions } from "@kraken/contract";
import { handler } from "../../handler.ts";
import { NOT_FOUND, reopenOrder } from "../../orders/end-order.ts";

export const pendingOrder = handler(
  actions.pendingOrder,
  async (context, { orderid }) => {
    await reopenOrder(context, orderid);
    return {};
  },
  { orderid: NOT_FOUND },
);
