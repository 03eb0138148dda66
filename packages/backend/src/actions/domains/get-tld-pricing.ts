import { actions } from "@kraken/contract";
import { groupOf } from "../../domains/tlds.ts";
import { refuse } from "../../errors.ts";
import { handler } from "../../handler.ts";
import { amountText, scaledText, shownAmount } from "../../wire/amounts.ts";

/** Minor units of the default currency in another one; rounded half away from zero. */
const inCurrency = (minor: number, rate: number) => Math.sign(minor) * Math.round((Math.abs(minor) * rate) / 100_000);

export const getTLDPricing = handler(actions.getTLDPricing, async ({ db }, input) => {
  let wanted = db.selectFrom("currencies").selectAll();
  if (input.clientid) {
    const of = db.selectFrom("clients").select("currency_id").where("id", "=", input.clientid);
    wanted = wanted.where("id", "in", of);
  } else if (input.currencyid) wanted = wanted.where("id", "=", input.currencyid);
  else wanted = wanted.orderBy("is_default", "desc").orderBy("id");
  const currency =
    (await wanted.limit(1).executeTakeFirst()) ??
    refuse(input.clientid ? "Client ID Not Found" : "Invalid Currency ID");
  const ofGroup = db
    .selectFrom("group_tld_prices")
    .select(["tld_id", "action", "years", "price"])
    .where("group_id", "in", groupOf(db, input.clientid ?? 0))
    .where("currency_id", "=", currency.id);
  const [tlds, common, own] = await Promise.all([
    db.selectFrom("tlds").selectAll().orderBy("sort_order").orderBy("id").execute(),
    db
      .selectFrom("tld_prices")
      .select(["tld_id", "action", "years", "price"])
      .where("currency_id", "=", currency.id)
      .execute(),
    ofGroup.execute(),
  ]);
  // The group's prices come last, over everybody's.
  const prices = new Map([...common, ...own].map((row) => [`${row.tld_id} ${row.action} ${row.years}`, row]));
  const pricesOf = (id: number, action: string) =>
    Object.fromEntries(
      [...prices.values()]
        .filter((row) => row.tld_id === id && row.action === action && row.price >= 0)
        .map((row) => [String(row.years), amountText(row.price)]),
    );
  const period = (days: number | null, fee: number | null) =>
    days === null || (fee ?? 0) < 0
      ? null
      : { days, price: shownAmount(inCurrency(fee ?? 0, currency.rate), currency) };
  const pricing = tlds.map((tld) => {
    const name = tld.extension.replace(/^\./, "");
    return [
      name,
      {
        tld: name,
        categories: tld.categories === "" ? [] : tld.categories.split(",").map((part) => part.trim()),
        addons: {
          dns: tld.dns_management === 1,
          email: tld.email_forwarding === 1,
          idprotect: tld.id_protection === 1,
        },
        group: tld.tld_group,
        register: pricesOf(tld.id, "register"),
        transfer: pricesOf(tld.id, "transfer"),
        renew: pricesOf(tld.id, "renew"),
        grace_period: period(tld.grace_days, tld.grace_fee),
        redemption_period: period(tld.redemption_days, tld.redemption_fee),
      },
    ] as const;
  });
  const { id, code, prefix, suffix, format } = currency;
  return {
    currency: { id, code, prefix, suffix, format, rate: scaledText(currency.rate, 5) },
    pricing: Object.fromEntries(pricing),
  };
});
