import { actions } from "@kraken/contract";
import { handler } from "../../handler.ts";
import { acceptOrder as accept, NOT_PENDING } from "../../orders/accept-order.ts";

export const acceptOrder = handler(
  actions.acceptOrder,
  async (context, input) => {
    await accept(context, input.orderid, {
      serverId: input.serverid,
      username: input.serviceusername,
      password: input.servicepassword,
      registrar: input.registrar,
      sendRegistrar: input.sendregistrar,
      autoSetup: input.autosetup,
      sendsMail: input.sendemail,
    });
    return {};
  },
  { orderid: NOT_PENDING },
);
