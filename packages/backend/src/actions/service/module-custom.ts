import { actions } from "@kraken/contract";
import { handler } from "../../handler.ts";
import { settled } from "../../modules/calls/settled.ts";
import { runCommand } from "../../services/lifecycle.ts";

export const moduleCustom = handler(
  actions.moduleCustom,
  async (context, input) => {
    settled(await runCommand(context, input.serviceid, input.func_name));
    return {};
  },
  { serviceid: "Service ID is required", func_name: "Function Name is required" },
);
