"use server";

import { redirect } from "next/navigation";
import type { StaffScope } from "../../../../../access/scope.ts";
import { orElse } from "../../../../../data/failure.ts";
import { idFrom } from "../../../../../data/owned.ts";
import { type Answered, answered } from "../../../../../data/staff/answered.ts";
import { currencyCodesById } from "../../../../../data/staff/currencies.ts";
import { type InvoiceClient, invoiceClient } from "../../../../../data/staff/invoices.ts";
import { balanceAfterPayment } from "../../../../../data/staff/reckon-invoice.ts";
import { addTransaction, type TransactionMade } from "../../../../../data/staff/transaction-deeds.ts";
import { negated, sumOf } from "../../../../../lib/amounts.ts";
import { hrefWith } from "../../../../../lib/search-params.ts";
import { type Words, words } from "../../../../../messages/words.ts";
import { leaveFlash } from "../../../../flash.ts";
import type { FormState } from "../../../../forms/described-form.tsx";
import type { Problems } from "../../../../forms/write-form.ts";
import { refusedBack } from "../../../say-deed.ts";
import { type Telling, writeAsStaff, writeOn } from "../../../write.ts";
import { amountOr0, checkTransaction } from "../fields.ts";
import { LIST } from "../query.ts";
import { type Figures, figuresText, invoiceOf } from "../told.ts";

type Texts = Record<string, string>;

const madeOf = (texts: Texts, of: TransactionMade["of"]): TransactionMade => ({
  of,
  invoiceId: idFrom(texts.invoice),
  gateway: texts.method ?? "",
  reference: (texts.reference ?? "").trim(),
  date: texts.date ?? "",
  description: (texts.description ?? "").trim(),
  in: amountOr0(texts.in),
  out: amountOr0(texts.out),
  fees: amountOr0(texts.fees),
  toCredit: texts.credit === "on",
});

/** For the audit log. */
const told = ({ of: _, toCredit, invoiceId, ...facts }: TransactionMade, currency: string) => ({
  ...facts,
  currency,
  invoice: invoiceId,
  "to credit": toCredit ? "yes" : undefined,
});

function checkForClient(texts: Texts, t: Words["t"]): Problems {
  const isWrong = texts.credit === "on" && texts.invoice !== "";
  return [
    ...checkTransaction(texts, t),
    ...(isWrong ? [{ name: "credit", message: t("transactions.add.creditOrInvoice") }] : []),
  ];
}

/** Writes down money of a client's, for an invoice of his or for none. */
export async function addForClient(_before: FormState, data: FormData): Promise<FormState> {
  const written = await writeOn<InvoiceClient, Answered<Figures | undefined>>(data, {
    action: "transaction.add",
    of: "client",
    now: invoiceClient,
    path: (client) => hrefWith(`${LIST}/new`, { client }),
    need: "money",
    check: checkForClient,
    isDone: ({ is }) => is === "done",
    isRefused: ({ is }) => is !== "done",
    work: async (scope, client, texts, tell) => {
      const made = madeOf(texts, { clientId: client.id });
      return answered(() => forClient(scope, client, made, tell));
    },
  });
  return "state" in written ? written.state : leave(data, written.answer, hrefWith(LIST, { client: written.id }));
}

async function forClient(scope: StaffScope, client: InvoiceClient, made: TransactionMade, tell: Telling) {
  const invoice = await invoiceOf(scope, made.invoiceId);
  await addTransaction(scope, made);
  tell.changed({}, told(made, client.currency));
  const { currency } = client;
  if (invoice) {
    const after = await invoiceOf(scope, invoice.id);
    const reckoned = sumOf([balanceAfterPayment(invoice, made.in), made.out]);
    return { of: "balance" as const, currency, before: invoice.balance, after: after?.balance, reckoned };
  }
  if (!made.toCredit) return undefined;
  const after = await orElse(invoiceClient(scope, client.id), undefined);
  const reckoned = sumOf([client.credit, made.in, negated(made.out)]);
  return { of: "credit" as const, currency, before: client.credit, after: after?.credit, reckoned };
}

/** Writes down money that is no client's. */
export async function addForNobody(_before: FormState, data: FormData): Promise<FormState> {
  const written = await writeAsStaff<Answered<undefined>>(data, {
    action: "transaction.add",
    path: `${LIST}/new`,
    need: "money",
    check: (texts, t) => [
      ...checkTransaction(texts, t),
      ...(idFrom(texts.currency) ? [] : [{ name: "currency", message: t("transactions.add.currencyMissing") }]),
    ],
    isDone: ({ is }) => is === "done",
    isRefused: ({ is }) => is !== "done",
    work: async (scope, texts, tell) => {
      const currencyId = idFrom(texts.currency) ?? 0;
      const made = { ...madeOf(texts, { currencyId }), invoiceId: undefined, toCredit: false };
      const codes = await orElse(currencyCodesById(scope), new Map<number, string>() as ReadonlyMap<number, string>);
      return answered(async () => {
        await addTransaction(scope, made);
        tell.changed({}, told(made, codes.get(currencyId) ?? String(currencyId)));
        return undefined;
      });
    },
  });
  return "state" in written ? written.state : leave(data, written.answer, LIST);
}

/** Says what came of it, and leads to the list. */
async function leave(data: FormData, answer: Answered<Figures | undefined>, path: string): Promise<FormState> {
  const said = await words();
  const { t } = said;
  if (answer.is === "refused") return refusedBack(data, answer, t);
  const detail = answer.value && figuresText(answer.value, said);
  await leaveFlash({ title: t("transactions.add.done"), ...(detail && { detail }) });
  redirect(path);
}
