import { actions } from "@kraken/contract";
import { handler } from "../../handler.ts";
import { settled } from "../../modules/calls/settled.ts";
import { terminateService } from "../../services/lifecycle.ts";

export const moduleTerminate = handler(
  actions.moduleTerminate,
  async (context, input) => {
    settled(await terminateService(context, input.serviceid, { isAutomatic: false }));
    return {};
  },
  { serviceid: "Service ID is required" },
);
