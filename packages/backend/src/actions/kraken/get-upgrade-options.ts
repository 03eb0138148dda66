import { actions } from "@kraken/contract";
import { refuse } from "../../errors.ts";
import { handler } from "../../handler.ts";
import { upgradeOptions } from "../../upgrades/options.ts";
import { NOT_FOUND } from "../../upgrades/order-upgrade.ts";
import { amountText } from "../../wire/amounts.ts";

const kinds = { 1: "dropdown", 2: "radio", 3: "yesno", 4: "quantity" } as const;

export const krakenGetUpgradeOptions = handler(
  actions.krakenGetUpgradeOptions,
  async ({ db, today }, { serviceid }) => {
    const found = (await upgradeOptions(db, serviceid, today)) ?? refuse(NOT_FOUND);
    const { service, products, options, reckoning, currency, isInProgress } = found;
    return {
      serviceid: service.id,
      pid: service.product_id,
      billingcycle: service.billing_cycle,
      nextduedate: service.next_due_date,
      upgradeinprogress: isInProgress,
      daysuntilrenewal: reckoning.daysUntilRenewal,
      totaldays: reckoning.totalDays,
      currency,
      products: products.map(({ product, cycles }) => ({
        pid: product.id,
        gid: product.group_id,
        name: product.name,
        description: product.description,
        current: product.id === service.product_id,
        cycles: cycles.map(({ name, price, due }) => ({
          billingcycle: name,
          price: amountText(price),
          due: amountText(due),
        })),
      })),
      configoptions: options.map((option) => ({
        id: option.id,
        name: option.name,
        type: kinds[option.type as keyof typeof kinds] ?? "dropdown",
        minqty: option.min,
        maxqty: option.max,
        selected: option.selected,
        options: option.choices.map(({ id, name, price }) => ({ id, name, price: amountText(price) })),
      })),
    };
  },
  { serviceid: NOT_FOUND },
);
