import { z } from "zod";
import { action } from "../action.ts";
import {
  absent,
  type Codec,
  choice,
  day,
  decimal,
  fields,
  flag,
  id,
  idText,
  int,
  intText,
  items,
  mapOf,
  money,
  nullable,
  opt,
  row,
  serialized,
  text,
} from "../wire.ts";
import { serviceStates } from "./states.ts";

/** The documented errors of calling a service's module. The last stands for whatever the server says. */
const moduleErrors = [
  "Service ID is required",
  "Service ID not found",
  "Service not assigned to a module",
  "Server response message",
] as const;

/**
 * Sets a service up at its server, or tries it again.
 * @see https://developers.whmcs.com/api-reference/modulecreate/
 */
export const moduleCreate = action("ModuleCreate", {
  group: "Service",
  effect: "write",
  input: { serviceid: id },
  output: {},
  errors: moduleErrors,
});

/**
 * Suspends a service at its server; `suspendreason` is shown to the client.
 * @see https://developers.whmcs.com/api-reference/modulesuspend/
 */
export const moduleSuspend = action("ModuleSuspend", {
  group: "Service",
  effect: "write",
  input: { serviceid: id, suspendreason: opt(text) },
  output: {},
  errors: moduleErrors,
});

/**
 * Ends the suspension of a service at its server.
 * @see https://developers.whmcs.com/api-reference/moduleunsuspend/
 */
export const moduleUnsuspend = action("ModuleUnsuspend", {
  group: "Service",
  effect: "write",
  input: { serviceid: id },
  output: {},
  errors: moduleErrors,
});

/**
 * Ends a service at its server: what was there is gone.
 * @see https://developers.whmcs.com/api-reference/moduleterminate/
 */
export const moduleTerminate = action("ModuleTerminate", {
  group: "Service",
  effect: "write",
  input: { serviceid: id },
  output: {},
  errors: moduleErrors,
});

/**
 * Has the server give a service the package of its product. In WHMCS the product is changed before, by
 * UpdateClientProduct; the specification passes it here as `pid`.
 * @see https://developers.whmcs.com/api-reference/modulechangepackage/
 */
export const moduleChangePackage = action("ModuleChangePackage", {
  group: "Service",
  effect: "write",
  input: { serviceid: id },
  specificationOnly: { pid: opt(int) },
  output: {},
  errors: moduleErrors,
});

/**
 * Sets a service's password at its server: the given one, or the one that is stored.
 * @see https://developers.whmcs.com/api-reference/modulechangepw/
 */
export const moduleChangePw = action("ModuleChangePw", {
  group: "Service",
  effect: "write",
  input: { serviceid: id, servicepassword: opt(text) },
  output: {},
  errors: moduleErrors,
});

/**
 * Runs one of the module's own functions, "reboot" for one. Let nobody choose `func_name` freely.
 * @see https://developers.whmcs.com/api-reference/modulecustom/
 */
export const moduleCustom = action("ModuleCustom", {
  group: "Service",
  effect: "write",
  input: { serviceid: id, func_name: text },
  output: {},
  errors: moduleErrors,
});

/** A configurable option's value: the id of what was chosen, or that with a quantity. */
const chosenOption = z.union([int, fields({ optionid: int, qty: int })]) as Codec<
  number | { optionid: number; qty: number }
>;

/**
 * Changes a service. Only what is passed changes; `unset` names what is to be emptied. customfields and configoptions are
 * maps by id. `autorecalc` takes the recurring amount from the catalogue.
 * @see https://developers.whmcs.com/api-reference/updateclientproduct/
 */
export const updateClientProduct = action("UpdateClientProduct", {
  group: "Service",
  effect: "write",
  input: {
    serviceid: id,
    pid: opt(int),
    serverid: opt(int),
    regdate: opt(day),
    nextduedate: opt(day),
    terminationdate: opt(day),
    domain: opt(text),
    firstpaymentamount: opt(money),
    recurringamount: opt(money),
    paymentmethod: opt(text),
    billingcycle: opt(text),
    subscriptionid: opt(text),
    status: opt(choice(...serviceStates)),
    notes: opt(text),
    serviceusername: opt(text),
    servicepassword: opt(text),
    overideautosuspend: opt(flag.onOff),
    overidesuspenduntil: opt(day),
    ns1: opt(text),
    ns2: opt(text),
    dedicatedip: opt(text),
    assignedips: opt(text),
    diskusage: opt(int),
    disklimit: opt(int),
    bwusage: opt(int),
    bwlimit: opt(int),
    suspendreason: opt(text),
    promoid: opt(int),
    unset: opt(
      items(
        choice(
          "domain",
          "serviceusername",
          "servicepassword",
          "subscriptionid",
          "ns1",
          "ns2",
          "dedicatedip",
          "assignedips",
          "notes",
          "suspendreason",
        ),
        { commas: true },
      ),
    ),
    autorecalc: opt(flag.text),
    customfields: opt(serialized(mapOf(text))),
    configoptions: opt(serialized(mapOf(chosenOption))),
  },
  specificationOnly: { nextinvoicedate: opt(day) },
  output: { serviceid: idText },
  errors: ["Service ID Not Found"],
});

/**
 * Orders another product or other options for a service, prorated. With `calconly` nothing is ordered, and the answer
 * tells what it would be. `price` is text for display ("$-8.67 USD"), before taxes; `configoptions` are values by the
 * option's id. Kraken's backend tells in `taxes` what its invoice adds and comes to; it is null from a WHMCS.
 * @see https://developers.whmcs.com/api-reference/upgradeproduct/
 */
export const upgradeProduct = action("UpgradeProduct", {
  group: "Service",
  effect: (input) => (input.calconly ? "read" : "write"),
  input: {
    serviceid: id,
    calconly: opt(flag.text),
    paymentmethod: text,
    type: choice("product", "configoptions"),
    newproductid: opt(int),
    newproductbillingcycle: opt(text),
    promocode: opt(text),
    configoptions: opt(mapOf(int)),
  },
  output: {
    upgradeinprogress: absent(flag.json),
    oldproductid: absent(intText),
    oldproductname: absent(text),
    newproductid: absent(int),
    newproductname: absent(text),
    daysuntilrenewal: absent(int),
    totaldays: absent(int),
    newproductbillingcycle: absent(text),
    price: absent(text),
    taxes: absent(
      row({ rate: decimal(3), rate2: decimal(3), inclusive: flag.json, tax: money, tax2: money, total: money }),
    ),
    id: absent(intText),
    orderid: absent(int),
    order_number: absent(text),
    invoiceid: nullable(int),
  },
  krakenFields: ["taxes"],
  errors: [
    "Service ID Not Found",
    "Unable to accept upgrade order. Previous upgrade invoice for service is still unpaid.",
    "Invalid Payment Method. Valid options include xxx",
    "Invalid Upgrade Type",
  ],
});
