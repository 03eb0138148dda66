import { action } from "../action.ts";
import {
  absent,
  choice,
  count,
  flag,
  id,
  idText,
  int,
  items,
  nullable,
  opt,
  plainList,
  row,
  spaceList,
  spokenDateTime,
  text,
} from "../wire.ts";

/**
 * Checks a user's e-mail address and password. Answers the id of a USER, not of a client: GetUsers tells which clients
 * are his. passwordhash is there only for users without two-factor authentication.
 * @see https://developers.whmcs.com/api-reference/validatelogin/
 */
export const validateLogin = action("ValidateLogin", {
  group: "Authentication",
  effect: "write",
  input: { email: text, password2: text },
  output: { userid: idText, passwordhash: absent(text), twoFactorEnabled: flag.words },
  errors: ["Email or Password Invalid"],
});

/**
 * A link that logs a user or a client in, once and within a minute: for him alone. `destination` is a page of WHMCS's
 * client area ("clientarea:product_details" needs `service_id`), or "sso:custom_redirect" for `sso_redirect_path`.
 * @see https://developers.whmcs.com/api-reference/createssotoken/
 */
export const createSsoToken = action("CreateSsoToken", {
  group: "Authentication",
  effect: "write",
  input: {
    client_id: opt(int),
    user_id: opt(int),
    destination: opt(text),
    service_id: opt(int),
    domain_id: opt(int),
    sso_redirect_path: opt(text),
  },
  output: { access_token: text, redirect_url: text },
  errors: [
    "Invalid client_id",
    "Invalid user_id",
    "Invalid user_id for client",
    "A valid client_id or user_id is required",
    "Invalid destination",
    "Token could not be provisioned: x",
    "SSO authentication blocked for client x",
  ],
});

/**
 * Makes OAuth credentials: for a product's single sign-on (`serviceId`), or for an application (`name`, `redirectUri`).
 * The secret is told here and in ListOAuthCredentials.
 * @see https://developers.whmcs.com/api-reference/createoauthcredential/
 */
export const createOAuthCredential = action("CreateOAuthCredential", {
  group: "Authentication",
  whmcsOnly: true,
  effect: "write",
  input: {
    grantType: choice("authorization_code", "single_sign_on"),
    scope: spaceList(text),
    name: opt(text),
    serviceId: opt(int),
    description: opt(text),
    logoUri: opt(text),
    redirectUri: opt(text),
  },
  output: { credentialId: idText, clientIdentifier: text, clientSecret: text },
  errors: [
    "A valid grant type is required.",
    'The requested grant type "x" is invalid.',
    "A name for the Client Credential is required.",
    "A service ID is required for the single sign-on grant type.",
    "At least one valid scope is required.",
    'The requested scope "x" is invalid.',
    "A valid Service ID is required.",
    "Service ID not associated with valid Client.",
  ],
});

/**
 * Changes OAuth credentials, named by `credentialId` or by `clientApiIdentifier`. `resetSecret` makes a new secret.
 * @see https://developers.whmcs.com/api-reference/updateoauthcredential/
 */
export const updateOAuthCredential = action("UpdateOAuthCredential", {
  group: "Authentication",
  whmcsOnly: true,
  effect: "write",
  input: {
    credentialId: opt(int),
    clientApiIdentifier: opt(text),
    name: opt(text),
    description: opt(text, { keepEmpty: true }),
    grantType: opt(choice("authorization_code", "single_sign_on")),
    scope: opt(spaceList(text)),
    serviceId: opt(int),
    logoUri: opt(text, { keepEmpty: true }),
    redirectUri: opt(items(text)),
    resetSecret: opt(flag.text),
  },
  output: { credentialId: idText, newClientSecret: absent(text) },
  errors: [
    "A Credential ID or Client Identifier is required.",
    "Invalid Credential ID provided.",
    "Invalid Client Identifier provided.",
    'The requested grant type "xxxxx" is invalid.',
    "A name for the Client Credential is required.",
    "A service ID is required for the single sign-on grant type.",
    'The requested scope "xxxxxxx" is invalid.',
  ],
});

/**
 * Deletes OAuth credentials.
 * @see https://developers.whmcs.com/api-reference/deleteoauthcredential/
 */
export const deleteOAuthCredential = action("DeleteOAuthCredential", {
  group: "Authentication",
  whmcsOnly: true,
  effect: "write",
  input: { credentialId: id },
  output: { credentialId: idText },
  errors: ["Invalid Credential ID provided."],
});

/**
 * Lists OAuth credentials with their secrets.
 * @see https://developers.whmcs.com/api-reference/listoauthcredentials/
 */
export const listOAuthCredentials = action("ListOAuthCredentials", {
  group: "Authentication",
  whmcsOnly: true,
  effect: "read",
  input: { grantType: opt(text), sortField: opt(text), sortOrder: opt(choice("ASC", "DESC")), limit: opt(int) },
  output: {
    clients: plainList(
      row({
        credentialId: id,
        name: text,
        description: text,
        grantTypes: spaceList(text),
        scope: spaceList(text),
        clientIdentifier: text,
        clientSecret: text,
        uuid: nullable(text),
        serviceId: count,
        logoUri: text,
        redirectUri: plainList(text),
        rsaKeyPairId: count,
        createdAt: spokenDateTime,
        updatedAt: spokenDateTime,
      }),
    ),
  },
});
