import "server-only";
import { ActionError } from "@kraken/sdk";
import { type PersonFields, refusedField } from "./client-fields.ts";
import { isLastForDomains } from "./mail-kinds.ts";

export type ClientRefusal =
  | { is: "email taken" | "last for domains" }
  | { is: "field"; field: keyof PersonFields }
  /** A field of the company's own wants an answer: `reason` is WHMCS's sentence about it. */
  | { is: "custom field"; name: string; reason: string };

/** Why WHMCS did not take a client's details. (UpdateClient) @throws what came, where it is about something else */
export function clientRefusal(error: unknown): ClientRefusal {
  if (!(error instanceof ActionError)) throw error;
  const { reason } = error;
  if (/duplicate email/i.test(reason)) return { is: "email taken" };
  if (isLastForDomains(reason)) return { is: "last for domains" };
  const refused = refusedField(reason);
  if (!refused) throw error;
  return "custom" in refused
    ? { is: "custom field", name: refused.custom, reason }
    : { is: "field", field: refused.field };
}
