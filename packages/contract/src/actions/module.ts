import { action } from "../action.ts";
import {
  choice,
  countText,
  dateTime,
  flag,
  idText,
  int,
  mapOf,
  moment,
  opt,
  plainList,
  row,
  text,
  word,
} from "../wire.ts";

/** What kinds of modules there are; which of them an action takes is for the installation to say. */
const moduleType = word("gateway", "registrar", "addon", "fraud", "notification");

/**
 * Activates a module and sets its `parameters`, whose names GetModuleConfigurationParameters tells.
 * @see https://developers.whmcs.com/api-reference/activatemodule/
 */
export const activateModule = action("ActivateModule", {
  group: "Module",
  whmcsOnly: true,
  effect: "write",
  input: { moduleType, moduleName: text, parameters: opt(mapOf(text)) },
  output: {},
  errors: [
    "Invalid module type provided. Supported module types include: xxx",
    "Invalid module name provided.",
    "Module activation not supported by module type.",
    "Failed to activate: xxx",
    "An unexpected error occurred: xxx",
  ],
});

/**
 * Deactivates a module. Of a payment gateway, `newGateway` takes over what uses it.
 * @see https://developers.whmcs.com/api-reference/deactivatemodule/
 */
export const deactivateModule = action("DeactivateModule", {
  group: "Module",
  whmcsOnly: true,
  effect: "write",
  input: { moduleType, moduleName: text, newGateway: opt(text) },
  output: {},
  errors: [
    "Invalid module type provided. Supported module types include: xxx",
    "Invalid module name provided.",
    "Module deactivation not supported by module type.",
    "Failed to deactivate: xxx",
    "An unexpected error occurred: xxx",
  ],
});

/**
 * Lists the settings that a module has, without their values.
 * @see https://developers.whmcs.com/api-reference/getmoduleconfigurationparameters/
 */
export const getModuleConfigurationParameters = action("GetModuleConfigurationParameters", {
  group: "Module",
  whmcsOnly: true,
  effect: "read",
  input: { moduleType, moduleName: text },
  output: { parameters: plainList(row({ name: text, displayName: text, fieldType: text })) },
  errors: [
    "Invalid module type provided. Supported module types include: xxx",
    "Invalid module name provided.",
    "Get module configuration parameters not supported by module type.",
    "An unexpected error occurred: xxx",
  ],
});

/**
 * Lists what modules failed to do and is still open, of one service (`relatedId` with `serviceType`) or of all.
 * @see https://developers.whmcs.com/api-reference/getmodulequeue/
 */
export const getModuleQueue = action("GetModuleQueue", {
  group: "Module",
  effect: "read",
  input: {
    relatedId: opt(int),
    serviceType: opt(choice("service", "domain", "addon")),
    moduleName: opt(text),
    moduleAction: opt(text),
    since: opt(moment),
  },
  output: {
    count: countText,
    queue: plainList(
      row({
        id: idText,
        serviceType: word("service", "domain", "addon"),
        serviceId: countText,
        moduleName: text,
        moduleAction: text,
        lastAttempt: dateTime,
        lastAttemptError: text,
        numRetries: countText,
        completed: flag.text,
        createdAt: dateTime,
        updatedAt: dateTime,
      }),
    ),
  },
});

/**
 * Changes `parameters` of a module that is active.
 * @see https://developers.whmcs.com/api-reference/updatemoduleconfiguration/
 */
export const updateModuleConfiguration = action("UpdateModuleConfiguration", {
  group: "Module",
  whmcsOnly: true,
  effect: "write",
  input: { moduleType, moduleName: text, parameters: opt(mapOf(text)) },
  output: {},
  errors: [
    "Invalid module type provided. Supported module types include: xxx",
    "Invalid module name provided.",
    "Module activation not supported by module type.",
    "Module Configuration Update Failed: xxx",
    "An unexpected error occurred: xxx",
  ],
});
