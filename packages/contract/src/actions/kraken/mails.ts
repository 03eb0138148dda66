import { action } from "../../action.ts";
import { choice, int, mapOf, opt, plainList, serialized, text } from "../../wire.ts";

/**
 * What SendEmail would send with the same input: its subject, its HTML as it leaves, and to whom. Nothing is sent. What only
 * the receiver may read, such as a link that sets a password, is hidden. Nobody in `to` means that nobody wants such mail.
 */
export const krakenPreviewEmail = action("KrakenPreviewEmail", {
  group: "Kraken",
  effect: "read",
  input: {
    messagename: opt(text),
    id: opt(int),
    customtype: opt(choice("general", "product", "domain", "invoice", "support", "affiliate")),
    custommessage: opt(text),
    customsubject: opt(text),
    customvars: opt(serialized(mapOf(text))),
  },
  output: { subject: text, message: text, to: plainList(text), cc: plainList(text) },
  errors: [
    "You must provide either an existing email template name or a custom message type",
    "Invalid message type provided",
    "A subject is required for a custom message",
    "A message body is required for a custom message",
    "The custom variables you provided are invalid.",
    "A related ID is required",
    "Email Template not found",
    "Email Template is disabled",
    "Sending Failed. Please see documentation.",
  ],
  extension: true,
});
