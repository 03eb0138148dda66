import { action } from "../../action.ts";
import { blank, commaList, dateTime, id, intText, text } from "../../wire.ts";

const INVALID = "The link is invalid or has expired";

/** Sets a user's password by the token of a link that ResetPassword mailed: once, and while it is good. */
export const krakenResetPassword = action("KrakenResetPassword", {
  group: "Kraken",
  effect: "write",
  input: { token: text, newpassword: text },
  output: { user_id: id },
  errors: [INVALID, "You did not enter a new password", "The new password is too short"],
  extension: true,
});

/** What the token of an invitation's link invites to: whose account, which address it went to, and what one may do. */
export const krakenGetInvitation = action("KrakenGetInvitation", {
  group: "Kraken",
  effect: "read",
  input: { token: text },
  output: {
    invitationid: id,
    client_id: id,
    account: text,
    email: text,
    permissions: commaList(text),
    expires_at: dateTime,
  },
  errors: [INVALID],
  extension: true,
});

/** Makes a user one who may act for the client that the token of a link invites to: once, and while it is good. */
export const krakenAcceptInvitation = action("KrakenAcceptInvitation", {
  group: "Kraken",
  effect: "write",
  input: { token: text, user_id: id },
  output: { client_id: id, user_id: id },
  errors: [INVALID, "Invalid User ID requested"],
  extension: true,
});

/**
 * Takes a token of CreateSsoToken in: once, and within its minute. Answers whom to sign in, for which client (null for
 * none in particular), and the path to go to then.
 */
export const krakenRedeemSsoToken = action("KrakenRedeemSsoToken", {
  group: "Kraken",
  effect: "write",
  input: { access_token: text },
  output: { user_id: id, client_id: blank(intText), path: text },
  errors: [INVALID],
  extension: true,
});
