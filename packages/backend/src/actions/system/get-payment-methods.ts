import { actions } from "@kraken/contract";
import { handler } from "../../handler.ts";

export const getPaymentMethods = handler(actions.getPaymentMethods, async ({ db }) => {
  const paymentmethods = await db
    .selectFrom("payment_methods")
    .select(["module", "display_name as displayname"])
    .where("is_active", "=", 1)
    .orderBy("sort_order")
    .orderBy("module")
    .execute();
  return { totalresults: paymentmethods.length, paymentmethods };
});
