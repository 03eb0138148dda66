import { action } from "../../action.ts";
import { flag, id, plainList, row, text } from "../../wire.ts";

/**
 * Lists the commands of its module that a service offers now: `name` is ModuleCustom's func_name, and `forclient` tells
 * whether its client may run it or staff alone. A service without a module has none.
 */
export const krakenGetServiceCommands = action("KrakenGetServiceCommands", {
  group: "Kraken",
  effect: "read",
  input: { serviceid: id },
  output: { serviceid: id, commands: plainList(row({ name: text, label: text, forclient: flag.json })) },
  errors: ["Service ID Not Found"],
  extension: true,
});

/** Takes back a request to cancel a service, as long as it waits. */
export const krakenWithdrawCancelRequest = action("KrakenWithdrawCancelRequest", {
  group: "Kraken",
  effect: "write",
  input: { serviceid: id },
  output: { serviceid: id },
  errors: ["Service ID Not Found", "Cancellation Request Not Found"],
  extension: true,
});
