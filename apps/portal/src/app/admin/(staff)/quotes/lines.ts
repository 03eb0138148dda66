import type { QuoteLine } from "../../../../data/staff/quote-deeds.ts";
import { totalsOf } from "../../../../data/staff/reckon-invoice.ts";
import { amountFrom, compareAmounts, percentOff } from "../../../../lib/amounts.ts";
import type { Words } from "../../../../messages/words.ts";
import type { TaxProfile } from "../../../../shop/tax.ts";
import type { DescribedGroup } from "../../../forms/described-form.tsx";
import type { Problems } from "../../../forms/write-form.ts";
import { signedAmount } from "../invoices/lines.ts";

/** No quote has more new lines at once. */
export const MOST_LINES = 30;
const LONGEST = 2000;
const MOST_OF_ONE = 100_000;

type Typed = { key: string; description: string; quantity: string; price: string; discount: string; taxed: boolean };

/** The lines of a form by their keys: a line's id, or "new1". */
const typedLines = (texts: Record<string, string>): Typed[] =>
  Object.keys(texts)
    .flatMap((name) => /^description\.(new\d{1,2}|[1-9]\d{0,14})$/.exec(name)?.[1] ?? [])
    .map((key) => ({
      key,
      description: (texts[`description.${key}`] ?? "").trim(),
      quantity: (texts[`quantity.${key}`] ?? "").trim(),
      price: texts[`price.${key}`] ?? "",
      discount: (texts[`discount.${key}`] ?? "").trim(),
      taxed: texts[`taxed.${key}`] === "on",
    }));

const isBlank = ({ key, description, price }: Typed) =>
  key.startsWith("new") && description === "" && price.trim() === "";

const quantityOf = (typed: string) => (typed === "" ? "1.00" : amountFrom(typed));
const discountOf = (typed: string) => (typed === "" ? "0.00" : amountFrom(typed));

/** The lines that say something, as they are sent. */
export const filledQuoteLines = (texts: Record<string, string>): QuoteLine[] =>
  typedLines(texts)
    .filter((line) => !isBlank(line))
    .map(({ key, description, quantity, price, discount, taxed }) => ({
      id: key.startsWith("new") ? undefined : Number(key),
      description,
      quantity: Number(quantityOf(quantity) ?? 1),
      price: signedAmount(price) ?? "0.00",
      discount: discountOf(discount) ?? "0.00",
      taxed,
    }));

/** What is wrong with the lines of a form. */
export function checkQuoteLines(texts: Record<string, string>, t: Words["t"]): Problems {
  return typedLines(texts).flatMap((line) => {
    if (isBlank(line)) return [];
    const { key, description, quantity, price, discount } = line;
    const count = quantityOf(quantity);
    const percent = discountOf(discount);
    const problem = (name: string, message: string) => [{ name: `${name}.${key}`, message }];
    return [
      ...(description === "" ? problem("description", t("money.lines.descriptionMissing")) : []),
      ...(description.length > LONGEST ? problem("description", t("money.lines.long")) : []),
      ...(count === undefined || Number(count) > MOST_OF_ONE
        ? problem("quantity", t("quotes.lines.quantityWrong"))
        : []),
      ...(signedAmount(price) === undefined ? problem("price", t("money.lines.amountWrong")) : []),
      ...(percent === undefined || compareAmounts(percent, "100") > 0
        ? problem("discount", t("quotes.lines.discountWrong"))
        : []),
    ];
  });
}

/** What lines come to: each less its discount, and with its taxes. */
export const quoteTotals = (lines: readonly Omit<QuoteLine, "id">[], profile: TaxProfile) =>
  totalsOf(
    lines.map(({ quantity, price, discount, taxed }) => ({ amount: percentOff(quantity, price, discount), taxed })),
    profile,
  );

const short = (number: string | number) => String(Number(number));

/** The fields of lines, each in a row of its own: those that there are, and blank ones. */
export function quoteLineGroups(
  lines: readonly (QuoteLine & { id: number })[],
  blank: number,
  t: Words["t"],
): DescribedGroup[] {
  const known = lines.map(({ id, ...line }) => ({ ...line, key: String(id), quantity: short(line.quantity) }));
  const fresh = Array.from({ length: blank }, (_, at) => ({
    ...{ key: `new${at + 1}`, description: "", quantity: "1", price: "", discount: "0", taxed: true },
  }));
  return [...known, ...fresh].map(({ key, description, quantity, price, discount, taxed }) => ({
    layout: "item",
    fields: [
      {
        // A field of one line would make one line of it.
        ...(description.includes("\n") ? { kind: "area" as const } : {}),
        name: `description.${key}`,
        label: t("money.lines.description"),
        value: description,
      },
      { name: `quantity.${key}`, label: t("quotes.lines.quantity"), value: quantity },
      { name: `price.${key}`, label: t("quotes.lines.price"), value: price },
      { name: `discount.${key}`, label: t("quotes.lines.discount"), value: short(discount) },
      { kind: "check", name: `taxed.${key}`, label: t("money.lines.taxed"), value: taxed ? "on" : "" },
    ],
  }));
}
