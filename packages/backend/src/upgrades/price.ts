import { groupPercent } from "../billing/group-discount.ts";
import type { Context, Tx } from "../context.ts";
import { inCurrency } from "../money/currency.ts";
import { afterGroup } from "../money/group-discount.ts";
import { discountOf } from "../money/promotion.ts";
import { isFor, type Promotion, stillRecurs, whyNotAllowed } from "../promotions/eligibility.ts";
import { historyOf, promotionByCode } from "../promotions/find.ts";
import { upgradeConfigOf } from "../promotions/upgrade-config.ts";
import { worthOf } from "../promotions/worth.ts";
import type { UpgradableService, UpgradeTarget } from "./catalogue.ts";
import { type Reckoning, reckonUpgrade } from "./reckon.ts";

type Db = Context["db"] | Tx;

/** What an upgrade costs. `due` is what is to pay now; below 0 it is credit. */
export type PricedUpgrade = Reckoning & {
  discount: number;
  due: number;
  /** The promotion of the service itself, where it goes on after the upgrade. */
  keptPromotion: number | null;
  /** The code that took something off. */
  code: Promotion | undefined;
};

const off = (promotion: Promotion | undefined, rate: number, price: number) =>
  promotion ? discountOf(worthOf(promotion, rate), { price, setup: 0, recurring: price }).recurring : 0;

/**
 * Prices an upgrade for the day. What a recurring promotion takes off the service is off both sides, as far as it goes
 * on: a lifetime promotion does, another one where it is for the new product too. So is the discount of the client's
 * group, which every invoice takes off: else a way down would give back more than was paid.
 */
export async function priceUpgrade(
  db: Db,
  service: UpgradableService,
  target: UpgradeTarget,
  today: string,
  upgrade: { type: "product" | "configoptions"; code: string; changedOptions: readonly number[] },
): Promise<PricedUpgrade> {
  const { rate } = await db
    .selectFrom("currencies")
    .select("rate")
    .where("id", "=", service.currencyId)
    .executeTakeFirstOrThrow();
  const own =
    service.promotion_id === null
      ? undefined
      : await db.selectFrom("promotions").selectAll().where("id", "=", service.promotion_id).executeTakeFirst();
  // The period that is paid was discounted while the promotion's uses were not used up.
  const running = own && stillRecurs(own, service.promotion_uses - 1) ? own : undefined;
  const item = { promotionKey: String(target.product.id), cycle: target.cycle, isRenewal: false };
  const isKept = own !== undefined && (own.lifetime_promo === 1 || isFor(own, item));
  const percent = await groupPercent(db, service.client_id);
  const net = (price: number, promotion: Promotion | undefined) =>
    afterGroup(price - off(promotion, rate, price), percent);
  const reckoning = reckonUpgrade({
    from: { ...target.from, price: net(target.from.price, running) },
    to: { ...target.to, price: net(target.to.price, isKept ? running : undefined) },
    nextDue: service.next_due_date,
    today,
  });
  const { code, discount } = await codeOff(db, service, reckoning.price, rate, today, { ...upgrade, item });
  return {
    ...reckoning,
    code,
    discount,
    due: reckoning.price - discount,
    keptPromotion: isKept ? service.promotion_id : null,
  };
}

/** What a code takes off the price of an upgrade: promotions for upgrades, by their own figures (upgradeconfig). */
async function codeOff(
  db: Db,
  service: UpgradableService,
  price: number,
  rate: number,
  today: string,
  upgrade: {
    type: "product" | "configoptions";
    code: string;
    changedOptions: readonly number[];
    item: { promotionKey: string; cycle: string; isRenewal: boolean };
  },
): Promise<{ code: Promotion | undefined; discount: number }> {
  const none = { code: undefined, discount: 0 };
  const promotion = await promotionByCode(db, upgrade.code);
  if (promotion?.upgrades !== 1 || price <= 0) return none;
  const history = await historyOf(db, service.client_id, promotion);
  if (whyNotAllowed(promotion, history, [upgrade.item], today) !== null) return none;
  const config = upgradeConfigOf(promotion.upgrade_config);
  if ((config.type === "configoptions") !== (upgrade.type === "configoptions")) return none;
  const isOfOptions = config.configOptions.length > 0 && upgrade.type === "configoptions";
  if (isOfOptions && !upgrade.changedOptions.some((id) => config.configOptions.includes(id))) return none;
  const value = config.discountType === "Fixed Amount" ? inCurrency(config.value, rate) : config.value;
  const { first } = discountOf({ type: config.discountType, value }, { price, setup: 0, recurring: 0 });
  return first > 0 ? { code: promotion, discount: first } : none;
}
