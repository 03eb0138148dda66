import type { Context, Tx } from "../../context.ts";
import type { ModuleResult, Reference } from "../result.ts";

/** What a module is called about: the words of WHMCS's module queue. */
export type Subject = "service" | "addon" | "domain";

/** The table of each. */
export const tableOf = { service: "services", addon: "service_addons", domain: "domains" } as const;

/** A call to a module, as it was written down before it is made. */
export type ModuleCall = {
  reference: Reference;
  subject: Subject;
  id: number;
  /** The module's name, as the books have it. */
  module: string;
  /** create, suspend, register, renew, … */
  action: string;
  /** What the call needs besides the subject's record. */
  parameters: Record<string, unknown>;
  /** The books want it, whatever happens: tried again by itself, as long as it is wanted. */
  isAutomatic: boolean;
};

/** What a kind of subject does with its calls. */
export type Room = {
  /** Does the subject's state still ask for this call? Looked at before each try that nobody waits for. */
  isWanted(db: Context["db"], call: ModuleCall): Promise<boolean>;
  /** Asks the module. Outside of any transaction; may run again for the same reference. */
  perform(context: Context, call: ModuleCall): Promise<ModuleResult>;
  /** Writes down what was done, in the transaction that ends the call: once for each call. */
  settle(context: Context, tx: Tx, call: ModuleCall, answer: Record<string, unknown>): Promise<void>;
};

/**
 * What became of a call. `pending`: somebody else is at it, or it waits for its next try, and it will be settled
 * without us. `unknown`: no answer yet; it is asked again by itself.
 */
export type CallOutcome =
  | { outcome: "done"; answer: Record<string, unknown> }
  | { outcome: "refused" | "unknown"; error: string }
  | { outcome: "pending" };
