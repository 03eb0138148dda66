import { actions } from "@kraken/contract";
import { handler } from "../../handler.ts";
import { settled } from "../../modules/calls/settled.ts";
import { changePackage } from "../../services/lifecycle.ts";

export const moduleChangePackage = handler(
  actions.moduleChangePackage,
  async (context, input) => {
    settled(await changePackage(context, input.serviceid, { isAutomatic: false, productId: input.pid }));
    return {};
  },
  { serviceid: "Service ID is required" },
);
