import { actions } from "@kraken/contract";
import { handler } from "../../handler.ts";
import { settled } from "../../modules/calls/settled.ts";
import { createService } from "../../services/lifecycle.ts";

export const moduleCreate = handler(
  actions.moduleCreate,
  async (context, input) => {
    settled(await createService(context, input.serviceid, { isAutomatic: false }));
    return {};
  },
  { serviceid: "Service ID is required" },
);
