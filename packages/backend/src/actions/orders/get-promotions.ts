import { actions, wire } from "@kraken/contract";
import type { Context } from "../../context.ts";
import { handler } from "../../handler.ts";
import { upgradeConfigOf } from "../../promotions/upgrade-config.ts";
import { amountText } from "../../wire/amounts.ts";

const listOf = (written: string) =>
  written
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "");

/** What WHMCS keeps of a promotion for upgrades, in its own form: PHP's serialize(). */
function upgradeConfigText(stored: string): string {
  const { value, type, discountType, configOptions } = upgradeConfigOf(stored);
  return wire.phpSerialize({
    value: amountText(value),
    type,
    discounttype: discountType,
    configoptions: configOptions.length === 0 ? "" : configOptions.map(String),
  });
}

async function promotionsOf({ db }: Context, input: { code?: string | undefined; id?: number | undefined }) {
  let found = db.selectFrom("promotions").selectAll();
  if (input.code) found = found.where(({ fn }) => fn("lower", ["code"]), "=", input.code.toLowerCase());
  if (input.id !== undefined) found = found.where("id", "=", input.id);
  const rows = await found.orderBy("id").execute();
  const promotions = rows.map((row) => ({
    id: row.id,
    code: row.code,
    type: row.type,
    recurring: row.recurring === 1,
    value: amountText(row.value),
    cycles: listOf(row.cycles),
    appliesto: listOf(row.applies_to),
    requires: listOf(row.requires),
    requiresexisting: row.requires_existing === 1,
    startdate: row.starts_on,
    expirationdate: row.expires_on,
    maxuses: row.max_uses,
    uses: row.uses,
    lifetimepromo: row.lifetime_promo === 1,
    applyonce: row.apply_once === 1,
    newsignups: row.new_signups === 1,
    existingclient: row.existing_client === 1,
    onceperclient: row.once_per_client === 1,
    recurfor: row.recur_for,
    upgrades: row.upgrades === 1,
    upgradeconfig: upgradeConfigText(row.upgrade_config),
    notes: row.notes,
  }));
  return { totalresults: promotions.length, promotions };
}

export const getPromotions = handler(actions.getPromotions, promotionsOf);
export const getPromoCodes = handler(actions.getPromoCodes, promotionsOf);
