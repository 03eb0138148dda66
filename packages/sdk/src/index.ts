export { ContractError, type Input, type Output } from "@kraken/contract";
export {
  ActionError,
  ConnectionError,
  OutcomeUnknownError,
  ResponseError,
  TimeoutError,
  UnsupportedActionError,
  WhmcsError,
} from "./errors.ts";
export type { Engine, WhmcsOptions } from "./options.ts";
export {
  createSpecification,
  type Specification,
  type SpecificationOptions,
  type SpecificationParams,
} from "./specification.ts";
export type {
  Actions,
  ActionsByName,
  CallOptions,
  CallReport,
  CustomOptions,
  CustomParams,
  Layer,
  Logger,
  Method,
  Methods,
  PageOptions,
  Paginate,
  PassedCall,
} from "./types.ts";
export { createWhmcs, type Whmcs } from "./whmcs.ts";
