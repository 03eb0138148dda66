import { action } from "../../action.ts";
import { commaList, count, dateTime, flag, id, int, opt, plainList, row, text } from "../../wire.ts";

/**
 * Lists the invitations to act for a client that nobody has taken up yet, the newest first, also those that have
 * expired. The link's token is in none of them.
 */
export const krakenGetInvitations = action("KrakenGetInvitations", {
  group: "Kraken",
  effect: "read",
  input: { clientid: id, limitstart: opt(int), limitnum: opt(int) },
  output: {
    totalresults: count,
    startnumber: count,
    numreturned: count,
    invitations: plainList(
      row({
        id,
        clientid: id,
        email: text,
        permissions: commaList(text),
        invitedby: text,
        created_at: dateTime,
        expires_at: dateTime,
        expired: flag.json,
      }),
    ),
  },
  errors: ["Client ID Not Found"],
  rows: "invitations",
  extension: true,
});

/** Takes an invitation back: its link leads nowhere from then on. With `clientid` it must be that client's. */
export const krakenCancelInvitation = action("KrakenCancelInvitation", {
  group: "Kraken",
  effect: "write",
  input: { invitationid: id, clientid: opt(int) },
  output: { invitationid: id },
  errors: ["Invitation ID Not Found", "The invitation has been accepted"],
  extension: true,
});

/** Lists what staff noted about a client: what sticks first, then the newest. For staff only. */
export const krakenGetClientNotes = action("KrakenGetClientNotes", {
  group: "Kraken",
  effect: "read",
  input: { clientid: id, limitstart: opt(int), limitnum: opt(int) },
  output: {
    totalresults: count,
    startnumber: count,
    numreturned: count,
    notes: plainList(
      row({
        id,
        clientid: id,
        adminid: count,
        admin: text,
        note: text,
        sticky: flag.json,
        created_at: dateTime,
        updated_at: dateTime,
      }),
    ),
  },
  errors: ["Client ID Not Found"],
  rows: "notes",
  extension: true,
});

/** Gives a user a new password, when the old one is right. Links to reset it are worth nothing afterwards. */
export const krakenChangeUserPassword = action("KrakenChangeUserPassword", {
  group: "Kraken",
  effect: "write",
  input: { user_id: id, oldpassword: text, newpassword: text },
  output: { user_id: id },
  errors: [
    "Invalid User ID requested",
    "The existing password is incorrect",
    "You did not enter a new password",
    "The new password is too short",
  ],
  extension: true,
});
