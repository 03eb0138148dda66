import { actions } from "@kraken/contract";
import { handler } from "../../handler.ts";
import { NOT_FOUND } from "../../orders/end-order.ts";
import { checkFraud } from "../../orders/fraud-check.ts";

export const orderFraudCheck = handler(
  actions.orderFraudCheck,
  async (context, { orderid, ipaddress }) => {
    const { status, module, output } = await checkFraud(context, orderid, ipaddress);
    return { status, module, results: JSON.stringify(output) };
  },
  { orderid: NOT_FOUND },
);
