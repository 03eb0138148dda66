"use server";

import { keyIn } from "../../../../../access/writes-once.ts";
import { isOwnEngine } from "../../../../../data/engine.ts";
import { invoiceStates } from "../../../../../data/invoices.ts";
import {
  addPayment,
  cancelInvoice,
  captureInvoice,
  changeDetails,
  changeLines,
  creditInvoice,
  mailInvoice,
  noteRefund,
  publishInvoice,
  refundInvoice,
} from "../../../../../data/staff/invoice-deeds.ts";
import { storedCards, taxManner } from "../../../../../data/staff/invoices.ts";
import { balanceAfterPayment, balanceAfterRefund, paidOf, totalsOf } from "../../../../../data/staff/reckon-invoice.ts";
import { amountFrom, compareAmounts, isPositive, lesserOf, negated, sumOf } from "../../../../../lib/amounts.ts";
import { clock } from "../../../../../lib/clock.ts";
import type { FormState } from "../../../../forms/described-form.tsx";
import { isDay } from "../../../is-day.ts";
import { checkLines, filledLines } from "../lines.ts";
import { deedOn, said } from "./deed.ts";

/** Publishes a draft. */
export async function publish(_before: FormState, data: FormData): Promise<FormState> {
  return deedOn(data, {
    deed: "publish",
    work: async (scope, invoice, { mails }) => {
      await publishInvoice(scope, invoice, mails === "on");
      return {};
    },
  });
}

/** Mails something about it to its client. */
export async function send(_before: FormState, data: FormData): Promise<FormState> {
  return deedOn(data, {
    deed: "send",
    check: ({ template = "" }, t) =>
      template === "" ? [{ name: "template", message: t("money.deeds.send.missing") }] : [],
    work: async (scope, invoice, { template = "" }) => {
      await mailInvoice(scope, invoice, template);
      return { balance: invoice.balance };
    },
  });
}

/** Writes down a payment, all or a part. */
export async function pay(_before: FormState, data: FormData): Promise<FormState> {
  return deedOn(data, {
    deed: "pay",
    check: ({ amount = "", date = "", fees = "", method = "" }, t) => [
      ...(isPositive(amountFrom(amount) ?? "0") ? [] : [{ name: "amount", message: t("money.amountWrong") }]),
      ...(fees.trim() === "" || amountFrom(fees) ? [] : [{ name: "fees", message: t("money.amountWrong") }]),
      ...(isDay(date) ? [] : [{ name: "date", message: t("money.dayWrong") }]),
      ...(method === "" ? [{ name: "method", message: t("money.methodMissing") }] : []),
    ],
    work: async (scope, invoice, texts) => {
      const amount = amountFrom(texts.amount ?? "") ?? "0.00";
      const fees = amountFrom(texts.fees ?? "");
      const typed = (texts.reference ?? "").trim();
      // The gateway's number keeps a payment from being booked twice: one without has that of its form.
      const transid = typed || `kraken-${(keyIn(data) ?? crypto.randomUUID()).slice(0, 13)}`;
      await addPayment(scope, invoice, {
        amount,
        gateway: texts.method ?? "",
        transid,
        date: texts.date ?? "",
        ...(fees && { fees }),
        mails: texts.mails === "on",
      });
      return { balance: balanceAfterPayment(invoice, amount) };
    },
  });
}

/** Charges the client's stored card. */
export async function capture(_before: FormState, data: FormData): Promise<FormState> {
  return deedOn(data, {
    deed: "capture",
    work: async (scope, invoice) => {
      const [card] = await storedCards(scope, invoice.client.id);
      if (!card) return { errors: [{ name: "invoice", message: (await said())("money.deeds.capture.none") }] };
      await captureInvoice(scope, invoice, card.gateway);
      return { balance: "0.00" };
    },
  });
}

/** Pays it, or a part, from the client's credit. */
export async function credit(_before: FormState, data: FormData): Promise<FormState> {
  return deedOn(data, {
    deed: "credit",
    check: ({ amount = "" }, t) =>
      isPositive(amountFrom(amount) ?? "0") ? [] : [{ name: "amount", message: t("money.amountWrong") }],
    work: async (scope, invoice, texts) => {
      const amount = amountFrom(texts.amount ?? "") ?? "0.00";
      const most = lesserOf(invoice.client.credit, invoice.balance);
      if (compareAmounts(amount, most) > 0)
        return { errors: [{ name: "amount", message: (await said())("money.deeds.credit.most", { most }) }] };
      await creditInvoice(scope, invoice, amount);
      return { balance: sumOf([invoice.balance, negated(amount)]) };
    },
  });
}

/** Cancels it. */
export async function cancel(_before: FormState, data: FormData): Promise<FormState> {
  return deedOn(data, {
    deed: "cancel",
    work: async (scope, invoice) => {
      await cancelInvoice(scope, invoice);
      return {};
    },
  });
}

/** Changes its lines. */
export async function saveLines(_before: FormState, data: FormData): Promise<FormState> {
  return deedOn(data, {
    deed: "lines",
    check: checkLines,
    work: async (scope, invoice, texts) => {
      const typed = filledLines(texts);
      const known = new Map(invoice.lines.map((line) => [String(line.id), line]));
      // Of a line that is gone meanwhile, or is another invoice's, nothing is sent.
      const own = typed.filter(({ key }) => key.startsWith("new") || known.has(key));
      const removed = own.filter(({ remove }) => remove).map(({ key }) => Number(key));
      const kept = own.filter(({ remove }) => !remove);
      const changed = kept
        .filter(({ key, description, amount, taxed }) => {
          const before = known.get(key);
          const isSame = before?.description.trim().replaceAll("\r", "") === description.replaceAll("\r", "");
          return before && !(isSame && compareAmounts(before.amount, amount) === 0 && before.taxed === taxed);
        })
        .map(({ key, ...line }) => ({ id: Number(key), ...line }));
      const added = kept.filter(({ key }) => key.startsWith("new"));
      const left = [
        ...invoice.lines.filter(({ id }) => !removed.includes(id) && !changed.some((line) => line.id === id)),
        ...changed,
        ...added,
      ];
      if (left.length === 0)
        return { errors: [{ name: "invoice", message: (await said())("money.lines.oneAtLeast") }] };
      if (changed.length + added.length + removed.length === 0) return { balance: invoice.balance };
      await changeLines(scope, invoice, { changed, added, removed });
      const manner = (await taxManner(scope)) ?? { compound: false, inclusive: false };
      const { total } = totalsOf(left, { ...invoice.rates, ...manner });
      return { balance: sumOf([total, negated(invoice.credit), negated(paidOf(invoice))]) };
    },
  });
}

/** Changes its days, way to pay, notes and state. */
export async function saveDetails(_before: FormState, data: FormData): Promise<FormState> {
  return deedOn(data, {
    deed: "details",
    check: ({ date = "", due = "", status = "", method = "" }, t) => [
      ...(isDay(date) ? [] : [{ name: "date", message: t("money.dayWrong") }]),
      ...(isDay(due) ? [] : [{ name: "due", message: t("money.dayWrong") }]),
      ...(method === "" ? [{ name: "method", message: t("money.methodMissing") }] : []),
      ...(invoiceStates.some((each) => each === status)
        ? []
        : [{ name: "status", message: t("money.deeds.details.statusWrong") }]),
    ],
    work: async (scope, invoice, texts) => {
      const status = invoiceStates.find((each) => each === texts.status);
      const changed = <T>(now: T | undefined, before: T | null) => (now === before ? undefined : now);
      await changeDetails(scope, invoice, {
        date: changed(texts.date, invoice.date),
        duedate: changed(texts.due, invoice.due),
        paymentmethod: changed(texts.method, invoice.paymentMethod),
        notes: changed(texts.notes?.trim() ?? "", invoice.notes.trim()),
        status: status === invoice.status ? undefined : status,
      });
      return status === invoice.status ? { balance: invoice.balance } : {};
    },
  });
}

const ways = ["Gateway", "Credit", "Manual"] as const;

/** Gives back what was paid, or writes down that it was given back. */
export async function refund(_before: FormState, data: FormData): Promise<FormState> {
  return deedOn(data, {
    deed: "refund",
    check: ({ amount = "", payment = "" }, t) => [
      ...(isPositive(amountFrom(amount) ?? "0") ? [] : [{ name: "amount", message: t("money.amountWrong") }]),
      ...(payment === "" ? [{ name: "payment", message: t("money.deeds.refund.paymentMissing") }] : []),
    ],
    work: async (scope, invoice, texts) => {
      const t = await said();
      const transaction = invoice.transactions.find(
        ({ id, in: paid }) => String(id) === texts.payment && isPositive(paid),
      );
      if (!transaction) return { errors: [{ name: "payment", message: t("money.deeds.refund.paymentMissing") }] };
      const amount = amountFrom(texts.amount ?? "") ?? "0.00";
      const most = lesserOf(transaction.in, paidOf(invoice));
      if (compareAmounts(amount, most) > 0)
        return { errors: [{ name: "amount", message: t("money.deeds.refund.most", { most }) }] };
      const way = ways.find((each) => each === texts.way) ?? "Manual";
      const wish = { transaction, amount, way, reference: (texts.reference ?? "").trim() };
      if (await isOwnEngine(scope)) await refundInvoice(scope, invoice, wish);
      else await noteRefund(scope, invoice, wish, clock().today);
      return { balance: balanceAfterRefund(invoice, amount) };
    },
  });
}
