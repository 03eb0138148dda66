import type { Context, Tx } from "../context.ts";
import { type TaxProfile, untaxed } from "../money/tax.ts";
import { readSettings } from "../settings.ts";

/** Whom an invoice is for, as far as taxes ask. */
export type TaxPlace = { country: string; state: string; isExempt: boolean };

/**
 * The taxes of a place: at each level the most exact rule, of country and state before country before anywhere; rates of
 * 0 where taxes are off or the client is exempt. How they are reckoned is the installation's, whatever the rates: an
 * invoice keeps its own rates. (WHMCS: TaxEnabled, TaxType, TaxL2Compound, tax rules)
 */
export async function taxProfileOf(db: Context["db"] | Tx, place: TaxPlace): Promise<TaxProfile> {
  const settings = await readSettings(db);
  const inclusive = settings.text("TaxType").toLowerCase() === "inclusive";
  const manner = { compound: settings.isOn("TaxL2Compound"), inclusive };
  if (!settings.isOn("TaxEnabled") || place.isExempt) return { ...untaxed, ...manner };
  const rules = await db
    .selectFrom("tax_rules")
    .select(["level", "country", "state", "rate"])
    .where("country", "in", ["", place.country])
    .where("state", "in", ["", place.state])
    .orderBy("id")
    .execute();
  const rate = (level: number) => {
    const exactness = (rule: { country: string; state: string }) => (rule.country ? 2 : 0) + (rule.state ? 1 : 0);
    const fitting = rules.filter((rule) => rule.level === level);
    return fitting.sort((a, b) => exactness(b) - exactness(a))[0]?.rate ?? 0;
  };
  return { ...manner, rate1: rate(1), rate2: rate(2) };
}

/** The taxes of a client by his address. */
export async function taxProfileOfClient(db: Context["db"] | Tx, clientId: number): Promise<TaxProfile> {
  const client = await db
    .selectFrom("clients")
    .select(["country", "state", "tax_exempt"])
    .where("id", "=", clientId)
    .executeTakeFirst();
  if (!client) return untaxed;
  return taxProfileOf(db, { country: client.country, state: client.state, isExempt: client.tax_exempt === 1 });
}
