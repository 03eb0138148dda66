import type { FraudModule } from "../fraud.ts";

/** From this risk on, an order is held back. */
const TOO_RISKY = 70;

/**
 * Judges orders without asking anybody, the same order always the same: mailboxes of `fraud.example`, addresses of the
 * test net 192.0.2.0/24, and large sums of new clients are what it does not like.
 */
export const sandboxFraud: FraudModule = {
  name: "sandboxfraud",
  displayName: "Sandbox Fraud Check",
  async check({ order }) {
    const reasons: Record<string, number> = {
      "E-mail address": order.person.email.toLowerCase().endsWith("@fraud.example") ? 90 : 0,
      "IP address": order.ipAddress.startsWith("192.0.2.") ? 75 : 0,
      "Large first order": order.goodOrders === 0 && order.amount >= 100_000 ? 30 : 0,
      "No IP address": order.ipAddress === "" ? 5 : 0,
    };
    const risk = Math.min(
      100,
      Object.values(reasons).reduce((sum, points) => sum + points, 0),
    );
    const output = Object.fromEntries(
      Object.entries(reasons)
        .filter(([, points]) => points > 0)
        .map(([reason, points]) => [reason, `+${points}`]),
    );
    const verdict = risk >= TOO_RISKY ? "fail" : "pass";
    return { outcome: "done", risk, verdict, output: { "Risk Score": String(risk), ...output } };
  },
};
