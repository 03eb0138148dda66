import { action } from "../../action.ts";
import {
  commaList,
  flag,
  id,
  idText,
  ifThere,
  int,
  mapOf,
  opt,
  serialized,
  slots,
  text,
  zeroable,
} from "../../wire.ts";
import { cartInput, texts } from "./cart-input.ts";

/**
 * Orders products, addons, domains and renewals for a client. The lists go by place: pid[1], domain[1] and
 * billingcycle[1] are of the second item, and null leaves a place empty. customfields, configoptions (ids of options, or
 * quantities) and domainfields are maps by the field's id; domainrenewals are years by domain. Answers ids of what was
 * made, and no invoice where none was.
 * @see https://developers.whmcs.com/api-reference/addorder/
 */
export const addOrder = action("AddOrder", {
  group: "Orders",
  effect: "write",
  input: {
    clientid: id,
    paymentmethod: text,
    ...cartInput,
    idnlanguage: texts,
    eppcode: texts,
    nameserver1: opt(text),
    nameserver2: opt(text),
    nameserver3: opt(text),
    nameserver4: opt(text),
    nameserver5: opt(text),
    customfields: opt(slots(serialized(mapOf(text)))),
    affid: opt(int),
    noinvoice: opt(flag.text),
    noinvoiceemail: opt(flag.text),
    noemail: opt(flag.text),
    ns1prefix: texts,
    ns2prefix: texts,
    rootpw: texts,
    contactid: opt(int),
    domainfields: opt(slots(serialized(mapOf(text)))),
    clientip: opt(text),
  },
  output: {
    orderid: idText,
    productids: ifThere(commaList(id)),
    serviceids: commaList(id),
    addonids: commaList(id),
    domainids: commaList(id),
    invoiceid: zeroable(idText),
  },
  errors: [
    "Client ID Not Found",
    "Unable to add order when client status is Closed",
    "Invalid Payment Method. Valid options include",
    "Addon ID invalid",
    "Service ID not owned by Client ID provided",
    "Domain status is set to 'Pending|Cancelled|Pending Transfer|Transferred|Fraud' and cannot be renewed",
    "Domain not owned by Client ID provided",
    "No items added to cart so order cannot proceed",
    "Expecting parameter '<request-parameter>' to be an array",
    "Service ID xxx can not be renewed at this time.",
  ],
});
