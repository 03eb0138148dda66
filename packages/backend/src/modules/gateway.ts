import type { ModuleIdentity, ModuleResult, Reference } from "./result.ts";

/** A card on its way to its gateway: never stored, logged or echoed. */
export type Card = {
  /** Digits only. */
  number: string;
  /** The month in which it ends: "2029-04". */
  expiry: string;
  /** The code on its back; "" when it was not asked for. */
  securityCode: string;
};

/** What is kept of a card. */
export type CardToken = {
  token: string;
  lastFour: string;
  /** Visa, Mastercard, American Express, … */
  type: string;
  /** "2029-04". */
  expiry: string;
};

/** Takes money from stored cards. Amounts are whole minor units (hundredths) of `currency`, three letters, above 0. */
export interface GatewayModule extends ModuleIdentity {
  /** Cards are entered at its own page: it never takes a number from here. */
  readonly isAssisted?: boolean | undefined;
  tokenise(card: Card): Promise<ModuleResult<CardToken>>;
  /** Charges a card once for a reference. `fee` is what the gateway keeps. */
  capture(charge: {
    reference: Reference;
    amount: number;
    currency: string;
    token: string;
    description?: string | undefined;
    /** The code on the card's back, where somebody was asked for it; never stored or logged, so a retry has none. */
    securityCode?: string | undefined;
  }): Promise<ModuleResult<{ chargeId: string; fee: number }>>;
  /** Gives a charge back, or a part of it. */
  refund(refund: {
    reference: Reference;
    chargeId: string;
    amount: number;
    currency: string;
  }): Promise<ModuleResult<{ refundId: string }>>;
  /** A token for a card that was entered at the gateway, by what is known of it. Gateways without it want the number. */
  remember?(card: { lastFour: string; type: string; expiry: string }): Promise<ModuleResult<CardToken>>;
  /** Tells the gateway of a card's new expiry ("2031-04"); the token stays. Gateways without it want the card anew. */
  renew?(card: { token: string; expiry: string }): Promise<ModuleResult>;
  /** Has the gateway forget a card. Forgetting one that is gone is done. */
  forget?(token: string): Promise<ModuleResult>;
}
