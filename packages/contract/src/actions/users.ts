import { action } from "../action.ts";
import { permissions } from "../permissions.ts";
import {
  choiceOr,
  commaList,
  count,
  dateTime,
  flag,
  id,
  idText,
  int,
  list,
  opt,
  plainList,
  row,
  text,
  word,
} from "../wire.ts";

/** What a user may do for a client. */
const permission = word(...permissions);

/**
 * Lists users, each with the clients that he owns or may act for. `search` matches names and e-mail addresses in part.
 * @see https://developers.whmcs.com/api-reference/getusers/
 */
export const getUsers = action("GetUsers", {
  group: "Users",
  effect: "read",
  input: {
    limitstart: opt(int),
    limitnum: opt(int),
    sorting: opt(choiceOr({ asc: "ASC", desc: "DESC" }, "ASC", "DESC")),
    search: opt(text),
  },
  aliases: { order: "sorting" },
  output: {
    totalresults: count,
    startnumber: count,
    numreturned: count,
    users: plainList(
      row({
        id,
        firstname: text,
        lastname: text,
        email: text,
        datecreated: dateTime,
        validationdata: text,
        clients: plainList(row({ id, isOwner: flag.json })),
      }),
    ),
  },
  rows: "users",
});

/**
 * Makes a user, who logs in with an e-mail address and a password and belongs to no client yet.
 * @see https://developers.whmcs.com/api-reference/adduser/
 */
export const addUser = action("AddUser", {
  group: "Users",
  effect: "write",
  input: { firstname: text, lastname: text, email: text, password2: text, language: opt(text) },
  output: { user_id: idText },
  errors: [
    "You did not enter a first name",
    "You did not enter a last name",
    "You did not enter an email address",
    "You did not enter a password",
    "The email address entered is not valid",
    "A user already exists with that email address",
  ],
});

/**
 * Changes a user, his e-mail address to log in with among it. Only what is passed changes.
 * @see https://developers.whmcs.com/api-reference/updateuser/
 */
export const updateUser = action("UpdateUser", {
  group: "Users",
  effect: "write",
  input: {
    user_id: id,
    firstname: opt(text),
    lastname: opt(text),
    email: opt(text),
    language: opt(text, { keepEmpty: true }),
  },
  output: { user_id: idText },
  errors: [
    "Invalid User ID requested",
    "One of `email`, `firstname`, `lastname`, or `language` is required",
    "The email address entered is not valid",
    "A user already exists with that email address",
  ],
});

/**
 * Sends a user, named by id or email, a link to set a new password. Don't tell a stranger whether the user was found.
 * @see https://developers.whmcs.com/api-reference/resetpassword/
 */
export const resetPassword = action("ResetPassword", {
  group: "Users",
  effect: "write",
  input: { id: opt(int), email: opt(text) },
  output: {},
  errors: [
    "Please provide a valid email address",
    "User Not Found",
    "Please enter the email address or provide the id",
  ],
});

/**
 * Invites somebody by e-mail to act for a client, with these permissions.
 * @see https://developers.whmcs.com/api-reference/createclientinvite/
 */
export const createClientInvite = action("CreateClientInvite", {
  group: "Users",
  effect: "write",
  input: { client_id: id, email: text, permissions: commaList(permission) },
  output: {},
  errors: [
    "Email is required",
    "Invalid client id",
    "The email address entered is not valid",
    "User permissions are required",
    "User already associated with client",
  ],
});

/**
 * Ends that a user acts for a client. The owner can't be removed.
 * @see https://developers.whmcs.com/api-reference/deleteuserclient/
 */
export const deleteUserClient = action("DeleteUserClient", {
  group: "Users",
  effect: "write",
  input: { user_id: id, client_id: id },
  output: {},
  errors: [
    "Invalid user id",
    "Invalid client id",
    "User is not associated with client",
    "You cannot remove the account owner",
  ],
});

/**
 * Lists the permissions that there are.
 * @see https://developers.whmcs.com/api-reference/getpermissionslist/
 */
export const getPermissionsList = action("GetPermissionsList", {
  group: "Users",
  effect: "read",
  input: {},
  output: { permissions: list("permission", permission) },
  envelope: "status",
});

/**
 * Lists what a user may do for a client.
 * @see https://developers.whmcs.com/api-reference/getuserpermissions/
 */
export const getUserPermissions = action("GetUserPermissions", {
  group: "Users",
  effect: "read",
  input: { user_id: id, client_id: id },
  output: { permissions: list("permission", permission, "absent") },
  errors: ["Invalid user id", "Invalid client id", "User is not associated with client"],
});

/**
 * Sets what a user may do for a client: these permissions, and no others. The owner may do everything anyhow.
 * @see https://developers.whmcs.com/api-reference/updateuserpermissions/
 */
export const updateUserPermissions = action("UpdateUserPermissions", {
  group: "Users",
  effect: "write",
  input: { user_id: id, client_id: id, permissions: commaList(permission) },
  output: {},
  errors: [
    "Invalid user id",
    "Invalid client id",
    "Permissions cannot be set on a client owner",
    "Missing permissions definition",
    "User is not associated with client",
  ],
});
