import { actions } from "@kraken/contract";
import { handler } from "../../handler.ts";
import { deleteOrder as remove } from "../../orders/delete-order.ts";

export const deleteOrder = handler(
  actions.deleteOrder,
  async (context, { orderid }) => {
    await remove(context, orderid);
    return {};
  },
  { orderid: "Order ID not found" },
);
