import { amountFrom, compareAmounts, isPositive } from "../../../../lib/amounts.ts";
import type { Words } from "../../../../messages/words.ts";
import type { DescribedField } from "../../../forms/described-form.tsx";
import type { Problems } from "../../../forms/write-form.ts";
import { isDay } from "../../is-day.ts";
import { methodOptions } from "../../method-options.ts";

/** An amount as it is sent: nothing is none. */
export const amountOr0 = (typed = ""): string => amountFrom(typed) ?? "0.00";

const isAmount = (typed: string) => typed.trim() === "" || amountFrom(typed) !== undefined;

/** What is wrong with what was typed of a transaction: it goes one way, or where that is allowed none. */
export function checkTransaction(texts: Record<string, string>, t: Words["t"], mayBeNothing = false): Problems {
  const { in: paid = "", out = "", fees = "", date = "", method = "" } = texts;
  const amounts = { in: paid, out, fees };
  const wrong = (Object.keys(amounts) as (keyof typeof amounts)[]).filter((name) => !isAmount(amounts[name]));
  const ways = [paid, out].filter((typed) => isPositive(amountOr0(typed)));
  const isOneWay = ways.length === 1 || (mayBeNothing && ways.length === 0);
  return [
    ...wrong.map((name) => ({ name, message: t("transactions.amountWrong") })),
    ...(wrong.length === 0 && !isOneWay ? [{ name: "in", message: t("transactions.oneWay") }] : []),
    ...(isDay(date) ? [] : [{ name: "date", message: t("money.dayWrong") }]),
    ...(method === "" ? [{ name: "method", message: t("money.methodMissing") }] : []),
  ];
}

export type TransactionValues = {
  in: string;
  out: string;
  fees: string;
  date: string;
  method: string;
  reference: string;
  description: string;
};

const shown = (amount: string) => (compareAmounts(amount, "0") === 0 ? "" : amount);

/** The fields that every transaction has. */
export function transactionFields(
  values: TransactionValues,
  { methods, currency, t }: { methods: ReadonlyMap<string, string>; currency: string | undefined; t: Words["t"] },
): DescribedField[] {
  const inCurrency = (label: string) =>
    currency === undefined ? label : t("transactions.inCurrency", { label, currency });
  return [
    { name: "in", label: inCurrency(t("transactions.in")), value: shown(values.in), maxLength: 20 },
    { name: "out", label: inCurrency(t("transactions.out")), value: shown(values.out), maxLength: 20 },
    {
      name: "fees",
      label: t("money.fees"),
      optional: t("manage.form.optional"),
      value: shown(values.fees),
      maxLength: 20,
    },
    { name: "date", type: "date", label: t("money.invoice.date"), value: values.date },
    {
      kind: "select",
      name: "method",
      label: t("money.method"),
      value: values.method,
      options: methodOptions(methods, values.method),
    },
    {
      name: "reference",
      label: t("money.reference"),
      optional: t("manage.form.optional"),
      value: values.reference,
      isCode: true,
      maxLength: 100,
    },
    {
      name: "description",
      wide: true,
      label: t("transactions.columns.description"),
      optional: t("manage.form.optional"),
      value: values.description,
      maxLength: 500,
    },
  ];
}
