import { action } from "../action.ts";
import { choice, day, flag, id, idText, int, money, opt, text } from "../wire.ts";
import { serviceStates } from "./states.ts";

/**
 * Changes an addon that a client has; `id` is the one of GetClientsAddons. `autorecalc` takes the price from the catalogue.
 * @see https://developers.whmcs.com/api-reference/updateclientaddon/
 */
export const updateClientAddon = action("UpdateClientAddon", {
  group: "Addons",
  effect: "write",
  input: {
    id,
    status: opt(choice(...serviceStates)),
    addonid: opt(int),
    name: opt(text),
    setupfee: opt(money),
    recurring: opt(money),
    billingcycle: opt(text),
    nextduedate: opt(day),
    terminationdate: opt(day),
    notes: opt(text, { keepEmpty: true }),
    autorecalc: opt(flag.text),
  },
  output: { id: idText },
  errors: ["Addon ID Not Found", "Nothing to Update"],
});
