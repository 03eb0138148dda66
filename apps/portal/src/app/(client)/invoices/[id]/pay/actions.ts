"use server";

import { notFound, redirect } from "next/navigation";
import { requireClientWrite } from "../../../../../access/access.ts";
import { audit, audited } from "../../../../../access/audit.ts";
import { attempt } from "../../../../../access/limits.ts";
import { dismissPayment, myPayments, type Paid, sendPayment, type Wish } from "../../../../../access/payments.ts";
import type { ClientScope } from "../../../../../access/scope.ts";
import { writesOnce } from "../../../../../access/writes-once.ts";
import { failureOf, logFailure } from "../../../../../data/failure.ts";
import { hostedLink } from "../../../../../data/hosted.ts";
import { invoiceNow } from "../../../../../data/invoices.ts";
import { idIn } from "../../../../../data/owned.ts";
import { profile } from "../../../../../data/people.ts";
import { amountFrom, wrongAmount } from "../../../../../lib/amounts.ts";
import { words } from "../../../../../messages/words.ts";
import { formatMoney } from "../../../../../ui/format.ts";
import { leaveFlash } from "../../../../flash.ts";
import { onceAfter } from "../../../../once.ts";
import { problemOf } from "../../../../problem.ts";
import type { Problem } from "../../../../too-many.tsx";
import { noteHosted } from "../../hosted.ts";

export type PayState = {
  /** What was typed: it stays when it was not taken. */
  amount?: string;
  error?: string;
  problem?: Problem;
  once?: string;
};

/** Pays an invoice: from the credit, in whole or in part, or by the first stored card. */
export async function pay(_before: PayState, form: FormData): Promise<PayState> {
  const id = idIn(form, "invoice");
  const { t, locale } = await words();
  const typed = String(form.get("amount") ?? "").slice(0, 40);
  const back = { amount: typed, once: onceAfter(form) };
  let scope: ClientScope;
  let paid: Paid;
  try {
    scope = await requireClientWrite("invoices", id === undefined ? "/invoices" : `/invoices/${id}`);
    if (id === undefined) {
      await audit(scope, { action: "invoice.pay", on: "invoice ?", result: "refused" });
      notFound();
    }
    const amount = amountFrom(typed);
    const isCard = form.get("way") === "card";
    const wrong = isCard ? undefined : wrongAmount(typed);
    if (wrong) return { ...back, error: t(`billing.pay.amountWrong.${wrong}`) };
    const wish: Wish = isCard ? { invoice: id, way: "card" } : { invoice: id, way: "credit", amount: amount ?? "" };
    const payer = scope;
    paid = await writesOnce(
      scope,
      "invoice.pay",
      form,
      async (write) => {
        await attempt("payment", `client ${payer.clientId}`);
        return sendPayment(payer, wish, write);
      },
      { isDone: ({ state }) => state === "paid" },
    );
  } catch (error) {
    const failure = failureOf(error);
    // What is of unknown outcome is remembered, and the invoice's page tells of it.
    if (failure === "unknown" && id !== undefined && (await isRemembered(id))) redirect(`/invoices/${id}`);
    if (failure === "refused" && form.get("way") === "card") {
      logFailure(error, "pay an invoice");
      return { ...back, problem: { title: t("billing.pay.cardRefused"), text: t("billing.pay.cardRefusedHelp") } };
    }
    return { ...back, once: onceAfter(form, error), problem: await problemOf(error, "pay an invoice") };
  }
  if (paid.state === "no") {
    const { why } = paid;
    if (why === "no invoice") notFound();
    if (why === "running") redirect(`/invoices/${id}`);
    if (why === "too much") return { ...back, error: t("billing.pay.tooMuch") };
    const keys = { "not open": "notOpen", "no credit": "noCredit", funds: "isFunds", "no card": "noCard" } as const;
    return { ...back, problem: { title: t("billing.pay.notPaid"), text: t(`billing.pay.${keys[why]}`) } };
  }
  const { currency } = await profile(scope);
  const amount = formatMoney(paid.amount, currency, locale) ?? paid.amount;
  await leaveFlash({
    title: t(paid.isWhole ? "billing.pay.paid" : "billing.pay.paidPart", { amount }),
    detail: t(form.get("way") === "card" ? "billing.pay.byCard" : "billing.pay.byCredit"),
  });
  redirect(`/invoices/${id}`);
}

/** Whether a payment of that invoice is being looked for. */
async function isRemembered(id: number): Promise<boolean> {
  const scope = await requireClientWrite("invoices", `/invoices/${id}`);
  return (await myPayments(scope)).some(({ invoice }) => invoice === id);
}

/** Leads to the invoice on WHMCS's own page, signed in there. */
export async function payThere(_before: PayState, form: FormData): Promise<PayState> {
  const id = idIn(form, "invoice");
  const { t } = await words();
  let link: string | undefined;
  try {
    const scope = await requireClientWrite("invoices", id === undefined ? "/invoices" : `/invoices/${id}`);
    const deed = { action: "invoice.pay-there", on: `invoice ${id ?? "?"}` };
    const found = id === undefined ? undefined : await invoiceNow(scope, id);
    if (!found) {
      await audit(scope, { ...deed, result: "refused" });
      notFound();
    }
    link = await audited(scope, deed, () => hostedLink(scope, { page: "invoice", id: found.id }));
  } catch (error) {
    return { problem: await problemOf(error, "lead to the invoice in WHMCS") };
  }
  if (link === undefined) return { problem: { title: t("billing.pay.noThere"), text: t("billing.pay.noThereHelp") } };
  await noteHosted();
  redirect(link);
}

/** Takes what one has been told of a payment off the list. */
export async function dismiss(form: FormData): Promise<void> {
  const id = idIn(form, "invoice");
  const scope = await requireClientWrite("invoices", "/invoices");
  if (id === undefined || !(await dismissPayment(scope, id))) notFound();
  redirect(`/invoices/${id}`);
}
