import type { Context } from "../context.ts";
import { upgradeLines } from "../upgrades/complete.ts";
import { payAffiliate } from "./affiliates.ts";
import { domainLines } from "./domains.ts";
import { type Effect, type LineRoom, nothing, type PaidLine } from "./lines.ts";
import { mailDone } from "./mails.ts";
import { addonLines, serviceLines } from "./services.ts";

const rooms: Readonly<Record<string, LineRoom>> = {
  Hosting: serviceLines,
  Addon: addonLines,
  DomainRegister: domainLines,
  DomainTransfer: domainLines,
  Domain: domainLines,
  Upgrade: upgradeLines,
};

/**
 * The work of the job "invoice.paid": each line of a paid invoice has its effect, once, whatever runs how often. What a
 * module refuses is in its queue then; no payment is undone.
 */
export async function invoicePaid(context: Context, { invoiceId }: { invoiceId: number }): Promise<void> {
  const lines = await context.db
    .selectFrom("invoice_items")
    .leftJoin("invoice_line_effects as effects", "effects.invoice_item_id", "invoice_items.id")
    .select(["invoice_items.id", "invoice_items.type", "invoice_items.related_id", "invoice_items.amount"])
    .where("invoice_items.invoice_id", "=", invoiceId)
    .where("effects.done_at", "is", null)
    .orderBy("invoice_items.sort_order")
    .orderBy("invoice_items.id")
    .execute();
  for (const row of lines) {
    const line = { id: row.id, invoiceId, type: row.type, relatedId: row.related_id, amount: row.amount };
    const room = rooms[row.type];
    if (room) await payLine(context, line, room);
  }
}

async function payLine(context: Context, line: PaidLine, room: LineRoom): Promise<void> {
  const { now } = context;
  const effect = await context.transaction(async (tx): Promise<Effect> => {
    // Two processes that are at one invoice take turns at each line.
    await context.lockRow(tx, "invoices", line.invoiceId);
    const known = await tx
      .selectFrom("invoice_line_effects")
      .select(["effect", "done_at"])
      .where("invoice_item_id", "=", line.id)
      .executeTakeFirst();
    if (known) return known.done_at === null ? (JSON.parse(known.effect) as Effect) : nothing;
    const invoice = await tx
      .selectFrom("invoices")
      .select("status")
      .where("id", "=", line.invoiceId)
      .executeTakeFirst();
    if (invoice?.status !== "Paid") return nothing;
    const found = await room.settle(context, tx, line);
    await payAffiliate(context, tx, line);
    const done_at = found.name === nothing.name ? now : null;
    await tx
      .insertInto("invoice_line_effects")
      .values({ invoice_item_id: line.id, effect: JSON.stringify(found), created_at: now, done_at })
      .execute();
    return found;
  });
  if (effect.name === nothing.name) return;
  const done = await room.perform(context, line, effect);
  await context.transaction(async (tx) => {
    const noted = await tx
      .updateTable("invoice_line_effects")
      .set({ done_at: now })
      .where("invoice_item_id", "=", line.id)
      .where("done_at", "is", null)
      .returning("invoice_item_id")
      .executeTakeFirst();
    if (noted) await mailDone(context, tx, done);
  });
}
