export {
  ActionError,
  ConnectionError,
  OutcomeUnknownError,
  ResponseError,
  TimeoutError,
  UnsupportedActionError,
  WhmcsError,
} from "./errors.ts";
export type { ActionsByName, CallOptions, CallReport, Logger, Methods, PageOptions } from "./types.ts";
export { createWhmcs, type Whmcs, type WhmcsOptions } from "./whmcs.ts";
