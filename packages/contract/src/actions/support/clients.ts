import { action } from "../../action.ts";
import { choice, flag, id, idText, opt, text } from "../../wire.ts";

/**
 * Asks for the cancellation of a service. Answers the service's id and, as userid, its client's.
 * @see https://developers.whmcs.com/api-reference/addcancelrequest/
 */
export const addCancelRequest = action("AddCancelRequest", {
  group: "Support",
  effect: "write",
  input: { serviceid: id, type: opt(choice("Immediate", "End of Billing Period")), reason: opt(text) },
  output: { serviceid: idText, userid: idText },
  errors: ["Service ID Not Found", "Existing Cancellation Request Exists"],
});

/**
 * Adds a note to a client (`userid` is the client's id). No action lists them; a sticky one is shown first.
 * @see https://developers.whmcs.com/api-reference/addclientnote/
 */
export const addClientNote = action("AddClientNote", {
  group: "Support",
  effect: "write",
  input: { userid: id, notes: text, sticky: opt(flag.text) },
  aliases: { clientid: "userid" },
  output: { noteid: idText },
  errors: ["Client ID not found", "Notes can not be empty"],
});
