import { refuse } from "../errors.ts";
import type { Card, CardToken, GatewayModule, ModuleResult } from "../modules/index.ts";
import { withoutCardNumbers } from "./cards.ts";

/** A card by its number, or by what the specification says of one that the gateway has already. */
export type CardInput = {
  card_number?: string | undefined;
  card_last_four?: string | undefined;
  card_type?: string | undefined;
};

/** Does the request bring a card, in either way? */
export const bringsCard = (input: CardInput): boolean => Boolean(input.card_number || input.card_last_four);

const digitsOf = (number: string) => number.replace(/[ -]/g, "");

/**
 * Has the gateway keep a card, and answers its token. The number goes to the gateway and nowhere else: neither into the
 * books nor, should the gateway repeat it, into an answer.
 * @throws Refusal that begins with `failure`, or `unsupported` where the gateway takes no such card
 */
export async function keepCard(
  gateway: GatewayModule,
  input: CardInput,
  expiry: string,
  words: { failure: string; unsupported: string; assisted: string },
): Promise<CardToken> {
  const number = digitsOf(input.card_number ?? "");
  const result = number === "" ? remembered(gateway, input, expiry) : tokenised(gateway, number, expiry);
  const kept = (await result) ?? refuse(number !== "" && gateway.isAssisted ? words.assisted : words.unsupported);
  if (kept.outcome !== "done") {
    const said = number === "" ? kept.error : kept.error.replaceAll(number, `****${number.slice(-4)}`);
    return refuse(`${words.failure}: ${withoutCardNumbers(said)}`);
  }
  return { ...kept, type: withoutCardNumbers(kept.type), lastFour: kept.lastFour.slice(-4) };
}

type Kept = Promise<ModuleResult<CardToken> | undefined>;

async function tokenised(gateway: GatewayModule, number: string, expiry: string): Kept {
  if (gateway.isAssisted) return undefined;
  const card: Card = { number, expiry, securityCode: "" };
  return gateway.tokenise(card);
}

async function remembered(gateway: GatewayModule, input: CardInput, expiry: string): Kept {
  const lastFour = input.card_last_four?.trim() ?? "";
  if (!/^\d{4}$/.test(lastFour)) {
    // More than four digits may be the whole number, which is not ours to keep.
    return { outcome: "refused", error: "The last four digits are not four digits" };
  }
  return gateway.remember?.({ lastFour, type: withoutCardNumbers(input.card_type ?? ""), expiry });
}
