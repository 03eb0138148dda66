import type { ModuleIdentity, ModuleResult, Person, Reference } from "./result.ts";

/** What a fraud check is told of an order. The amount is in whole minor units of `currency`. */
export type OrderFacts = {
  orderId: number;
  orderNumber: string;
  amount: number;
  currency: string;
  paymentMethod: string;
  ipAddress: string;
  person: Person;
  /** Domains that the order is about. */
  domains: readonly string[];
  /** Earlier orders of this client that were kept. */
  goodOrders: number;
};

/** Judges orders before anything is set up for them. */
export interface FraudModule extends ModuleIdentity {
  /** `risk` is 0 to 100; `output` is what staff read, by name. A failed order is held back. */
  check(call: {
    reference: Reference;
    order: OrderFacts;
  }): Promise<ModuleResult<{ risk: number; verdict: "pass" | "fail"; output: Record<string, string> }>>;
}
