import { ContractError } from "@kraken/contract";

/** The error of a parameter that can't be what it is, found before anything is sent. */
export const wrongInput = (action: string, name: string, why: string): ContractError =>
  new ContractError(action, [{ code: "custom", path: [name], message: why, input: undefined }]);
