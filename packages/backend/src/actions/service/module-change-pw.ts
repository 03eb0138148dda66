import { actions } from "@kraken/contract";
import { handler } from "../../handler.ts";
import { settled } from "../../modules/calls/settled.ts";
import { changePassword } from "../../services/lifecycle.ts";

export const moduleChangePw = handler(
  actions.moduleChangePw,
  async (context, input) => {
    settled(await changePassword(context, input.serviceid, input.servicepassword));
    return {};
  },
  { serviceid: "Service ID is required" },
);
