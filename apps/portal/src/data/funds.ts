import "server-only";
import { ActionError } from "@kraken/sdk";
import { assertMay, type ClientScope } from "../access/scope.ts";
import { ask } from "./ask.ts";
import { isOwnEngine } from "./engine.ts";
import { failureOf } from "./failure.ts";
import { hasHostedPages } from "./hosted.ts";

/**
 * How a client adds to his credit: here, on WHMCS's own page, or not at all, as the installation is set.
 * (GetConfigurationValue)
 */
export async function fundsWay(scope: ClientScope): Promise<"here" | "there" | undefined> {
  assertMay(scope, "invoices");
  try {
    const { value } = await ask(scope).getConfigurationValue({ setting: "AddFundsEnabled" });
    if (!/^(on|1|true)$/i.test(value)) return undefined;
    if (await isOwnEngine(scope)) return "here";
    return (await hasHostedPages(scope)) ? "there" : undefined;
  } catch (error) {
    if (failureOf(error) === undefined) throw error;
    // A role that may not read it, and a WHMCS that does not answer, show no way rather than one that leads nowhere.
    return undefined;
  }
}

export type FundsProblem =
  | { why: "least" | "most" | "balance"; amount: string }
  | { why: "off" | "order" | "amount"; amount?: undefined };

/** The backend's own words, with the amount that they name. */
function problemOf(message: string): FundsProblem | undefined {
  const [, amount = ""] = /(\d+\.\d{2})$/.exec(message) ?? [];
  if (message.startsWith("Amount must be at least")) return { why: "least", amount };
  if (message.startsWith("Amount must not exceed")) return { why: "most", amount };
  if (message.startsWith("Balance must not exceed")) return { why: "balance", amount };
  if (message.startsWith("Adding funds is not enabled")) return { why: "off" };
  if (message.startsWith("An active order is required")) return { why: "order" };
  return message.startsWith("Amount is not valid") ? { why: "amount" } : undefined;
}

/** Makes an invoice that adds to the client's credit once it is paid; or says why not. (KrakenAddFunds) */
export async function addFunds(scope: ClientScope, amount: string): Promise<{ invoice: number } | FundsProblem> {
  assertMay(scope, "invoices");
  try {
    return { invoice: (await ask(scope).krakenAddFunds({ clientid: scope.clientId, amount })).invoiceid };
  } catch (error) {
    const problem = error instanceof ActionError ? problemOf(error.reason) : undefined;
    if (!problem) throw error;
    return problem;
  }
}
