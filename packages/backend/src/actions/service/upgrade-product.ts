import { actions } from "@kraken/contract";
import { refuse } from "../../errors.ts";
import { handler } from "../../handler.ts";
import { lookOf } from "../../mail/fields/client.ts";
import { checkPaymentMethod } from "../../orders/new-order.ts";
import { billingCycle } from "../../services/cycles.ts";
import {
  NOT_FOUND,
  offerUpgrade,
  orderUpgrade,
  type UpgradeOffer,
  upgradeTaxes,
} from "../../upgrades/order-upgrade.ts";
import { upgradePrice } from "../../upgrades/shown.ts";
import { amountText, scaledText } from "../../wire/amounts.ts";

type Taxes = Awaited<ReturnType<typeof upgradeTaxes>>;

const BAD_TYPE = "Invalid Upgrade Type";

export const upgradeProduct = handler(
  actions.upgradeProduct,
  async (context, input) => {
    const wish = {
      serviceId: input.serviceid,
      type: input.type,
      productId: input.newproductid,
      cycle: input.newproductbillingcycle,
      options: input.configoptions ?? {},
      code: input.promocode ?? "",
      paymentMethod: input.paymentmethod,
    };
    if (wish.type === "product" && !wish.productId && !wish.cycle) refuse(BAD_TYPE);
    const told = async ({ service, target, priced, isInProgress }: UpgradeOffer, taxes: Taxes) => ({
      upgradeinprogress: isInProgress,
      oldproductid: service.product_id,
      oldproductname: service.product.name,
      newproductid: target.product.id,
      newproductname: target.product.name,
      daysuntilrenewal: priced.daysUntilRenewal,
      totaldays: priced.totalDays,
      newproductbillingcycle: billingCycle(target.cycle)?.key ?? target.cycle,
      price: upgradePrice(priced.due, await lookOf(context.db, service.client_id)),
      taxes: {
        rate: scaledText(taxes.profile.rate1, 3),
        rate2: scaledText(taxes.profile.rate2, 3),
        inclusive: taxes.profile.inclusive,
        tax: amountText(taxes.tax),
        tax2: amountText(taxes.tax2),
        total: amountText(taxes.total),
      },
    });
    const taxesOf = (offer: UpgradeOffer) => upgradeTaxes(context.db, offer, wish.type, context.today);
    if (input.calconly) {
      await checkPaymentMethod(context.db, wish.paymentMethod);
      const offer = await offerUpgrade(context.db, wish, context.today);
      return {
        ...(await told(offer, await taxesOf(offer))),
        id: null,
        orderid: null,
        order_number: null,
        invoiceid: null,
      };
    }
    const ordered = await context.transaction((tx) => orderUpgrade(context, tx, wish));
    return {
      ...(await told(ordered, await taxesOf(ordered))),
      upgradeinprogress: ordered.invoiceId !== null,
      id: ordered.upgradeId,
      orderid: ordered.orderId,
      order_number: ordered.orderNumber,
      invoiceid: ordered.invoiceId,
    };
  },
  { serviceid: NOT_FOUND, type: BAD_TYPE, newproductid: BAD_TYPE },
);
