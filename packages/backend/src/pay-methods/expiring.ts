import { oneByOne } from "../billing/one-by-one.ts";
import type { Context } from "../context.ts";
import { queueMail } from "../mail/queue.ts";
import { readSettings } from "../settings.ts";
import { monthText } from "./cards.ts";

/**
 * Tells clients of stored cards whose last month this is, once for each card and month: from the day of the month in
 * CCDaySendExpiryNotices on; 0 tells nobody. Called by the daily run, as often as it likes; answers how many were told.
 */
export async function noticeExpiringCards(context: Context): Promise<number> {
  const { db, today, transaction } = context;
  const day = (await readSettings(db)).whole("CCDaySendExpiryNotices");
  if (day <= 0 || Number(today.slice(8)) < day) return 0;
  const month = today.slice(0, 7);
  const cards = await db
    .selectFrom("pay_methods")
    .innerJoin("clients", "clients.id", "pay_methods.client_id")
    .select(["pay_methods.id", "pay_methods.client_id", "pay_methods.card_last_four"])
    .where("pay_methods.card_expiry", "=", month)
    .where("pay_methods.expiry_noticed", "<>", month)
    .where("clients.status", "=", "Active")
    .orderBy("pay_methods.id")
    .execute();
  let told = 0;
  await oneByOne(cards, async ({ id, client_id, card_last_four }) => {
    told += await transaction(async (tx) => {
      // Of two runs at once, one gets the row.
      const [isFirst] = await tx
        .updateTable("pay_methods")
        .set({ expiry_noticed: month })
        .where("id", "=", id)
        .where("card_expiry", "=", month)
        .where("expiry_noticed", "<>", month)
        .returning("id")
        .execute();
      if (!isFirst) return 0;
      await queueMail(context, tx, {
        template: "Credit Card Expiring Soon",
        about: client_id,
        merge: { card_last_four, card_expiry: monthText(month) },
      });
      return 1;
    });
  });
  return told;
}
