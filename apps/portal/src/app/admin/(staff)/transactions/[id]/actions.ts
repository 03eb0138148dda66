"use server";

import { redirect } from "next/navigation";
import { idIn } from "../../../../../data/owned.ts";
import { type Answered, answered } from "../../../../../data/staff/answered.ts";
import { changeTransaction } from "../../../../../data/staff/transaction-deeds.ts";
import { type TransactionRow, transactionNow } from "../../../../../data/staff/transactions.ts";
import { compareAmounts, negated, netOf, sumOf } from "../../../../../lib/amounts.ts";
import { leaveFlash } from "../../../../flash.ts";
import type { FormState } from "../../../../forms/described-form.tsx";
import { refusedBack } from "../../../say-deed.ts";
import { writeOn } from "../../../write.ts";
import { amountOr0, checkTransaction } from "../fields.ts";
import { transactionHref } from "../query.ts";
import { type Figures, figuresText, invoiceOf } from "../told.ts";

/** For the audit log. */
const told = ({ date, gateway, reference, description, invoiceId, ...row }: TransactionRow) => ({
  date: date?.slice(0, 10),
  gateway,
  reference,
  description,
  invoice: invoiceId,
  in: row.in,
  out: row.out,
  fees: row.fees,
});

type Changed = { row: TransactionRow; figures: Figures | undefined };

/** Changes a transaction; says what that made of its invoice's balance. */
export async function change(_before: FormState, data: FormData): Promise<FormState> {
  // A WHMCS finds a transaction by whose it is; the engine's answer says which one it is.
  const of = {
    clientId: idIn(data, "client"),
    invoiceId: idIn(data, "invoiceOf"),
    search: String(data.get("number") ?? ""),
  };
  const written = await writeOn<TransactionRow, Answered<Changed>>(data, {
    action: "transaction.change",
    of: "transaction",
    now: (scope, id) => transactionNow(scope, id, of),
    path: (id) => transactionHref({ id, clientId: of.clientId, invoiceId: of.invoiceId, reference: of.search }),
    need: "money",
    check: (texts, t) => checkTransaction(texts, t, true),
    isDone: ({ is }) => is === "done",
    isRefused: ({ is }) => is !== "done",
    work: (scope, row, texts, tell) =>
      answered(async () => {
        const invoice = await invoiceOf(scope, row.invoiceId);
        const text = (typed: string | undefined, now: string) => (typed?.trim() === now ? undefined : typed?.trim());
        const amount = (typed: string | undefined, now: string) =>
          compareAmounts(amountOr0(typed), now) === 0 ? undefined : amountOr0(typed);
        await changeTransaction(scope, row, {
          gateway: text(texts.method, row.gateway),
          reference: text(texts.reference, row.reference),
          description: text(texts.description, row.description),
          date: text(texts.date, (row.date ?? "").slice(0, 10)),
          in: amount(texts.in, row.in),
          out: amount(texts.out, row.out),
          fees: amount(texts.fees, row.fees),
        });
        const reference = (texts.reference ?? "").trim() || of.search;
        const after = (await transactionNow(scope, row.id, { ...of, search: of.search && reference })) ?? row;
        tell.changed(told(row), told(after));
        const now = await invoiceOf(scope, invoice?.id);
        const wished = sumOf([amountOr0(texts.in), negated(amountOr0(texts.out))]);
        const figures = invoice && {
          of: "balance" as const,
          currency: invoice.currency,
          before: invoice.balance,
          after: now?.balance,
          reckoned: sumOf([invoice.balance, netOf(row), negated(wished)]),
        };
        return { row: after, figures };
      }),
  });
  if ("state" in written) return written.state;
  const { answer, t, locale } = written;
  if (answer.is === "refused") return refusedBack(data, answer, t);
  const { row, figures } = answer.value;
  const detail = figures && figuresText(figures, { t, locale });
  await leaveFlash({ title: t("transactions.change.done"), ...(detail && { detail }) });
  redirect(transactionHref(row));
}
