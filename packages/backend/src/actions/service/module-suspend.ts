import { actions } from "@kraken/contract";
import { handler } from "../../handler.ts";
import { settled } from "../../modules/calls/settled.ts";
import { suspendService } from "../../services/lifecycle.ts";

export const moduleSuspend = handler(
  actions.moduleSuspend,
  async (context, input) => {
    settled(await suspendService(context, input.serviceid, { isAutomatic: false, reason: input.suspendreason }));
    return {};
  },
  { serviceid: "Service ID is required" },
);
