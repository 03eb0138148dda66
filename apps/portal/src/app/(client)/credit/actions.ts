"use server";

import { redirect } from "next/navigation";
import { requireClientWrite } from "../../../access/access.ts";
import { audit, audited } from "../../../access/audit.ts";
import { attempt } from "../../../access/limits.ts";
import { writesOnce } from "../../../access/writes-once.ts";
import { failureOf } from "../../../data/failure.ts";
import { addFunds, fundsWay } from "../../../data/funds.ts";
import { hostedLink } from "../../../data/hosted.ts";
import { profile } from "../../../data/people.ts";
import { amountFrom, wrongAmount } from "../../../lib/amounts.ts";
import { words } from "../../../messages/words.ts";
import { formatMoney } from "../../../ui/format.ts";
import { leaveFlash } from "../../flash.ts";
import { onceAfter } from "../../once.ts";
import { problemOf } from "../../problem.ts";
import type { Problem } from "../../too-many.tsx";
import { noteHosted } from "../invoices/hosted.ts";

export type FundsState = { amount?: string; error?: string; problem?: Problem; once?: string };

/** Adds to the credit: by an invoice here, or on WHMCS's own page. */
export async function add(_before: FundsState, form: FormData): Promise<FundsState> {
  const { t, locale } = await words();
  const typed = String(form.get("amount") ?? "").slice(0, 40);
  const back = { amount: typed, once: onceAfter(form) };
  let to: string;
  try {
    const scope = await requireClientWrite("invoices", "/credit");
    const way = await fundsWay(scope);
    if (way === undefined)
      return { ...back, problem: { title: t("billing.funds.off"), text: t("billing.funds.offHelp") } };
    if (way === "there") {
      const link = await audited(scope, { action: "credit.add-there" }, () => hostedLink(scope, { page: "add funds" }));
      if (!link) return { ...back, problem: { title: t("billing.pay.noThere"), text: t("billing.pay.noThereHelp") } };
      await noteHosted();
      to = link;
    } else {
      const wrong = wrongAmount(typed);
      if (wrong) return { ...back, error: t(`billing.pay.amountWrong.${wrong}`) };
      const amount = amountFrom(typed) ?? "0.00";
      const made = await writesOnce(
        scope,
        "credit.add",
        form,
        async () => {
          await attempt("payment", `client ${scope.clientId}`);
          const deed = { action: "credit.add", note: amount };
          const answer = await addFunds(scope, amount).catch(async (error) => {
            await audit(scope, { ...deed, result: failureOf(error) === "unknown" ? "unknown" : "failed" });
            throw error;
          });
          const isMade = "invoice" in answer;
          const on = isMade ? `invoice ${answer.invoice}` : undefined;
          await audit(scope, { ...deed, on, result: isMade ? "done" : "refused" });
          return answer;
        },
        { isDone: (answer) => "invoice" in answer },
      );
      if (!("invoice" in made)) {
        const { currency } = await profile(scope);
        const limit = made.amount === undefined ? "" : (formatMoney(made.amount, currency, locale) ?? made.amount);
        return { ...back, error: t(`billing.funds.${made.why}`, { amount: limit }) };
      }
      await leaveFlash({ title: t("billing.funds.made"), detail: t("billing.funds.madeHelp") });
      to = `/invoices/${made.invoice}`;
    }
  } catch (error) {
    return { ...back, once: onceAfter(form, error), problem: await problemOf(error, "add funds") };
  }
  redirect(to);
}
