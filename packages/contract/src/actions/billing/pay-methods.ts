import { action } from "../../action.ts";
import {
  choice,
  count,
  flag,
  id,
  idText,
  ifThere,
  int,
  localDateTime,
  opt,
  plainList,
  row,
  text,
  word,
} from "../../wire.ts";

/** Cards and bank accounts. Dates are MMYY in requests. Card numbers are whole: mind what that means for you. */
const details = {
  card_number: opt(text),
  card_expiry: opt(text),
  card_start: opt(text),
  card_issue_number: opt(int),
  bank_name: opt(text),
  bank_account_type: opt(text),
  bank_code: opt(text),
  bank_account: opt(text),
  set_as_default: opt(flag.text),
};

/** What the specification says of a card: what a gateway tells of one that it keeps, and who is billed. */
const remoteCard = {
  card_type: opt(text),
  card_last_four: opt(text),
  billing_name: opt(text),
  billing_address: opt(text),
  billing_city: opt(text),
  billing_state: opt(text),
  billing_postcode: opt(text),
  billing_country: opt(text),
  billing_email: opt(text),
  billing_phone: opt(text),
};

/**
 * Lists a client's pay methods. expiry_date and start_date are MM/YY. remote_token is the gateway's: a secret.
 * @see https://developers.whmcs.com/api-reference/getpaymethods/
 */
export const getPayMethods = action("GetPayMethods", {
  group: "Billing",
  effect: "read",
  input: { clientid: id, paymethodid: opt(int), type: opt(choice("BankAccount", "CreditCard")) },
  output: {
    clientid: idText,
    paymethods: plainList(
      row({
        id,
        type: word("CreditCard", "RemoteCreditCard", "BankAccount", "RemoteBankAccount"),
        description: text,
        gateway_name: text,
        contact_type: word("Client", "Contact"),
        contact_id: count,
        card_last_four: ifThere(text),
        expiry_date: ifThere(text),
        start_date: ifThere(text),
        issue_number: ifThere(text),
        card_type: ifThere(text),
        bank_name: ifThere(text),
        remote_token: text,
        last_updated: localDateTime,
      }),
    ),
  },
  errors: [
    "Client ID Is Required",
    "Invalid Pay Method Type. Should be 'BankAccount' or 'CreditCard'",
    "Client Not Found",
  ],
});

/**
 * Stores a card or a bank account of a client, here or at a gateway (`gateway_module_name`).
 * @see https://developers.whmcs.com/api-reference/addpaymethod/
 */
export const addPayMethod = action("AddPayMethod", {
  group: "Billing",
  effect: "write",
  input: {
    clientid: id,
    type: opt(choice("CreditCard", "RemoteCreditCard", "BankAccount")),
    description: opt(text),
    gateway_module_name: opt(text),
    ...details,
  },
  aliases: { gateway: "gateway_module_name", card_expiry_date: "card_expiry" },
  specificationOnly: remoteCard,
  output: { clientid: idText, paymethodid: idText },
  errors: [
    "Client ID Is Required",
    "Invalid Client ID",
    "Invalid Pay Method Type. Type should be one of 'BankAccount', 'CreditCard', or 'RemoteCreditCard'",
    "Gateway is Required for RemoteCreditCard type",
    "No Local Credit Card Payment Gateways Enabled",
    "Card Number is required for 'CreditCard' or 'RemoteCreditCard' type",
    "Expiry Date is required for 'CreditCard' or 'RemoteCreditCard' type",
    "Expiry Date is invalid",
    "Start Date is invalid",
    "Issue Number is invalid",
    "Invalid Gateway Module Name. Must be one of: xxx (list of active gateways)",
    "Unsupported Gateway Type for Storage",
    "Error Creating Remote Token: xxx (error from module)",
    "Routing number is required",
    "Account number is required",
    "Gateway is Required for Bank Account Storage",
  ],
});

/**
 * Changes a stored card or bank account.
 * @see https://developers.whmcs.com/api-reference/updatepaymethod/
 */
export const updatePayMethod = action("UpdatePayMethod", {
  group: "Billing",
  effect: "write",
  input: { clientid: id, paymethodid: id, ...details },
  aliases: { paymethod_id: "paymethodid", card_expiry_date: "card_expiry" },
  specificationOnly: { gateway: opt(text), ...remoteCard },
  output: { clientid: idText, paymethodid: idText },
  errors: [
    "Pay Method ID is Required",
    "Client ID is Required",
    "Invalid Pay Method ID",
    "Pay Method does not belong to passed Client ID",
    "Unsupported Gateway Type for Update",
    "No Details Provided for Update",
    "Unable to Update Card Number for Assisted Gateway",
    "Expiry Date is invalid",
    "Start Date is invalid",
    "Issue Number is invalid",
    "Error Updating Remote Pay Method: xxx (message from gateway)",
  ],
});

/**
 * Deletes a stored pay method. WHMCS requires `clientid` as well, though its own example leaves it out.
 * @see https://developers.whmcs.com/api-reference/deletepaymethod/
 */
export const deletePayMethod = action("DeletePayMethod", {
  group: "Billing",
  effect: "write",
  input: { clientid: opt(int), paymethodid: id, failonremotefailure: opt(flag.text) },
  aliases: { paymethod_id: "paymethodid" },
  output: { paymethodid: idText },
  errors: [
    "Client ID is Required",
    "Pay Method ID is Required",
    "Invalid Pay Method ID",
    "Pay Method does not belong to passed Client ID",
    "Error Deleting Remote Pay Method: xxx (response from module)",
  ],
});
