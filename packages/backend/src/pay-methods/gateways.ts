import type { Context } from "../context.ts";
import { refuse } from "../errors.ts";
import type { GatewayModule } from "../modules/index.ts";

/** The active payment methods, as the installation sorts them. */
export const activeGateways = ({ db }: Context) =>
  db
    .selectFrom("payment_methods")
    .select(["module", "is_card"])
    .where("is_active", "=", 1)
    .orderBy("sort_order")
    .execute();

/** The active payment method of a name. @throws Refusal that lists those there are */
export async function namedGateway(context: Context, name: string): Promise<{ module: string; is_card: 0 | 1 }> {
  const active = await activeGateways(context);
  const found = active.find(({ module }) => module.toLowerCase() === name.trim().toLowerCase());
  const names = active.map(({ module }) => module).join(", ");
  return found ?? refuse(`Invalid Gateway Module Name. Must be one of: ${names}`);
}

/** The gateway that keeps cards: the named one, or the first there is. @throws Refusal in the words of AddPayMethod */
export async function cardGateway(context: Context, name: string | undefined): Promise<GatewayModule> {
  const find = (module: string) => context.modules.gateways.find(module);
  if (name !== undefined) {
    return find((await namedGateway(context, name)).module) ?? refuse("Unsupported Gateway Type for Storage");
  }
  for (const { module, is_card } of await activeGateways(context)) {
    const gateway = is_card === 1 ? find(module) : undefined;
    if (gateway && !gateway.isAssisted) return gateway;
  }
  return refuse("No Local Credit Card Payment Gateways Enabled");
}
