import "server-only";
import type { Whmcs } from "@kraken/sdk";
import { assertMay, type ClientScope } from "../access/scope.ts";
import { ask } from "./ask.ts";
import { once } from "./once.ts";
import { ownRows } from "./owned.ts";
import { engineQuote, orderQuietly, type Placed, type Quote } from "./quiet-order.ts";
import type { Service } from "./services.ts";
import { type Told, told } from "./told.ts";

type AddonRow = Awaited<ReturnType<Whmcs["getClientsAddons"]>>["addons"][number];

/** What of an add-on is shown. */
export const pickAddon = ({ id, addonid, name, status, nextduedate, recurring, billingcycle }: AddonRow) => ({
  id,
  addonId: addonid,
  name,
  status,
  nextDue: nextduedate,
  recurring,
  cycle: billingcycle,
});

export type ServiceAddon = ReturnType<typeof pickAddon>;

/** The add-ons that one of the client's services has. (GetClientsAddons) */
export const addonsOf = once(async (scope: ClientScope, serviceId: number) => {
  assertMay(scope, "products");
  const { addons } = await ask(scope).getClientsAddons({ clientid: scope.clientId, serviceid: [serviceId] });
  const rows = ownRows(scope, "GetClientsAddons", addons, ({ userid }) => userid);
  return rows.filter(({ serviceid }) => serviceid === serviceId).map(pickAddon);
});

export type AddonOnOffer = { id: number; name: string; description: string };

/** What can be added to a service of a product, where the engine knows the catalogue: a WHMCS does not tell. (GetProductAddons) */
export const addonsOnOffer = once((scope: ClientScope, productId: number): Promise<Told<AddonOnOffer[]>> => {
  assertMay(scope, "products");
  return told(async () => {
    const { addons } = await ask(scope).getProductAddons({ pid: [productId] });
    const offered = addons.filter(({ packages }) => packages.includes(productId));
    return offered.map(({ id, name, description }) => ({ id, name, description }));
  }, "GetProductAddons");
});

type Buyer = Pick<Service, "id" | "productId" | "gateway">;

const cartOf = ({ id }: Buyer, addonId: number) => ({ addonids: [addonId], serviceids: [id] });

/** What an add-on costs for a service, from now until the service is due; undefined where it is not offered. */
export async function addonQuote(
  scope: ClientScope,
  service: Buyer,
  addonId: number,
  when: "kept" | "now" = "kept",
): Promise<Quote | undefined> {
  const offered = await addonsOnOffer(scope, service.productId);
  if (offered.is !== "known" || !offered.value.some(({ id }) => id === addonId)) return undefined;
  const quote = await engineQuote(scope, cartOf(service, addonId), when);
  return quote.is === "known" ? quote.value : undefined;
}

/** Orders an add-on at the price that was shown. */
export const buyAddon = (scope: ClientScope, service: Buyer, addonId: number, shown: Quote): Promise<Placed> =>
  orderQuietly(scope, cartOf(service, addonId), service.gateway, shown);
