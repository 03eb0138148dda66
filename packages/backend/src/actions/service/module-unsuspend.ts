import { actions } from "@kraken/contract";
import { handler } from "../../handler.ts";
import { settled } from "../../modules/calls/settled.ts";
import { unsuspendService } from "../../services/lifecycle.ts";

export const moduleUnsuspend = handler(
  actions.moduleUnsuspend,
  async (context, input) => {
    settled(await unsuspendService(context, input.serviceid, { isAutomatic: false }));
    return {};
  },
  { serviceid: "Service ID is required" },
);
