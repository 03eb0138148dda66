import type { Context, Tx } from "../context.ts";

/** Has the gateway forget a card that nothing here refers to any more, soon after the commit, and until it has. */
export const forgetLater = (context: Context, tx: Tx, card: { gateway: string; token: string }): Promise<void> =>
  context.enqueue(tx, { kind: "gateway.forget", payload: card, key: `${card.gateway}:${card.token}` });

/** Job "gateway.forget". A gateway that is not there any more, or forgets nothing, has nothing to do. */
export async function forgetCard(context: Context, card: { gateway: string; token: string }): Promise<void> {
  const result = await context.modules.gateways.find(card.gateway)?.forget?.(card.token);
  if (result && result.outcome !== "done") throw new Error(`The gateway did not forget a card: ${result.error}`);
}
