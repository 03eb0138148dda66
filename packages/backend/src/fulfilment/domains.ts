import type { Context, Tx } from "../context.ts";
import { addMonths, daysBetween } from "../days.ts";
import { registerDomain, renewDomain, transferDomain } from "../domains/lifecycle.ts";
import { readSettings } from "../settings.ts";
import {
  doneBy,
  type Effect,
  keptPeriod,
  type LineRoom,
  movedDays,
  nothing,
  type PaidLine,
  referenceOf,
} from "./lines.ts";

const over = ["Cancelled", "Fraud", "Transferred Away"];

async function settleDomain(context: Context, tx: Tx, line: PaidLine): Promise<Effect> {
  await context.lockRow(tx, "domains", line.relatedId);
  const domain = await tx.selectFrom("domains").selectAll().where("id", "=", line.relatedId).executeTakeFirst();
  if (!domain || over.includes(domain.status)) return nothing;
  const isRenewal = line.type === "Domain";
  const from = domain.next_due_date ?? domain.expires_on ?? context.today;
  const until = (await keptPeriod(tx, line.id)) ?? addMonths(from, 12 * Math.max(1, domain.registration_period));
  // A year has 365 or 366 days: the nearest number of them.
  const years = isRenewal ? Math.max(1, Math.round(daysBetween(from, until) / 365.25)) : domain.registration_period;
  await tx
    .updateTable("domains")
    .set({ ...movedDays(domain, 12 * years, until, context.today), updated_at: context.now })
    .where("id", "=", domain.id)
    .execute();
  // Without a registrar the staff do it by hand.
  if (domain.registrar === "") return nothing;
  if (isRenewal) {
    const renews = (await readSettings(tx)).isOn("AutoRenewDomainsonPayment");
    return renews ? { name: "renew", years } : nothing;
  }
  if (domain.status !== "Pending") return nothing;
  return { name: line.type === "DomainTransfer" ? "transfer" : "register", years };
}

/** A paid domain is registered, transferred to us or renewed, by the registrar that its record names. */
export const domainLines: LineRoom = {
  settle: settleDomain,
  async perform(context, line, { name, years }) {
    const id = line.relatedId;
    const wishes = { reference: referenceOf(line), years };
    if (name === "register") return doneBy(await registerDomain(context, id, wishes), name, id);
    if (name === "transfer") return doneBy(await transferDomain(context, id, wishes), name, id);
    if (name === "renew") return doneBy(await renewDomain(context, id, wishes), name, id);
    return [];
  },
};
