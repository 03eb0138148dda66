"use server";

import { notFound } from "next/navigation";
import { requireClientWrite } from "../../../../access/access.ts";
import { audit } from "../../../../access/audit.ts";
import { attempt } from "../../../../access/limits.ts";
import { MOST_AT_ONCE, type PaidOne, payMany } from "../../../../access/pay-many.ts";
import { writesOnce } from "../../../../access/writes-once.ts";
import { invoiceNow, unpaidInvoices } from "../../../../data/invoices.ts";
import { idFrom } from "../../../../data/owned.ts";
import { profile } from "../../../../data/people.ts";
import { words } from "../../../../messages/words.ts";
import { formatMoney } from "../../../../ui/format.ts";
import { newOnce, onceAfter } from "../../../once.ts";
import { problemOf } from "../../../problem.ts";
import type { Problem } from "../../../too-many.tsx";

export type ManyState = {
  /** Those that were chosen, as the form has them. */
  chosen?: string[];
  way?: string;
  error?: string;
  problem?: Problem;
  /** What has become of each. */
  results?: { key: number; tone: "ok" | "warn" | "bad"; text: string }[];
  once?: string;
};

const tones = { paid: "ok", part: "warn", unknown: "warn", left: "warn", running: "warn" } as const;
const toneOf = (outcome: PaidOne["outcome"]) => (outcome in tones ? tones[outcome as keyof typeof tones] : "bad");

/** Pays the invoices that are ticked, the one that is due first at the front, each with what became of it. */
export async function payChosen(_before: ManyState, form: FormData): Promise<ManyState> {
  const { t, locale } = await words();
  const chosen = form.getAll("invoice").map(String).slice(0, 1000);
  const ids = new Set(chosen.map(idFrom).filter((id) => id !== undefined));
  const way = form.get("way") === "card" ? "card" : "credit";
  const back = { chosen, way, once: onceAfter(form) };
  try {
    const scope = await requireClientWrite("invoices", "/invoices/several");
    if (chosen.some((text) => idFrom(text) === undefined)) {
      await audit(scope, { action: "invoice.pay-several", on: "invoice ?", result: "refused" });
      notFound();
    }
    if (ids.size === 0) return { ...back, error: t("billing.several.none") };
    if (ids.size > MOST_AT_ONCE) return { ...back, error: t("billing.several.tooMany", { most: MOST_AT_ONCE }) };
    const open = (await unpaidInvoices(scope)).filter(({ id }) => ids.has(id));
    const stranger = [...ids].find((id) => !open.some((row) => row.id === id));
    if (stranger !== undefined) {
      await audit(scope, { action: "invoice.pay-several", on: `invoice ${stranger}`, result: "refused" });
      if (!(await invoiceNow(scope, stranger))) notFound();
      // It was paid meanwhile, say: the page shows how it stands.
      return { ...back, error: t("billing.several.changed") };
    }
    const { currency } = await profile(scope);
    const numbers = new Map(open.map(({ id, number }) => [id, number]));
    const results = await writesOnce(
      scope,
      "invoice.pay-several",
      form,
      async (write) => {
        await attempt("payment", `client ${scope.clientId}`);
        return payMany(
          scope,
          open.map(({ id }) => id),
          way,
          write,
        );
      },
      { isDone: (all) => all.some(({ outcome }) => ["paid", "part", "unknown"].includes(outcome)) },
    );
    return {
      once: newOnce(),
      results: results.map(({ invoice, amount, outcome }) => ({
        key: invoice,
        tone: toneOf(outcome),
        text: t(`billing.several.results.${outcome}`, {
          number: numbers.get(invoice) ?? invoice,
          amount: formatMoney(amount, currency, locale) ?? "",
        }),
      })),
    };
  } catch (error) {
    return { ...back, once: onceAfter(form, error), problem: await problemOf(error, "pay several invoices") };
  }
}
