import type { Line } from "../../../../data/staff/invoice-deeds.ts";
import type { Words } from "../../../../messages/words.ts";
import type { DescribedGroup } from "../../../forms/described-form.tsx";
import type { Problems } from "../../../forms/write-form.ts";

/** No invoice of staff's has more lines at once. */
export const MOST_LINES = 30;
const LONGEST = 2000;

/** An amount that somebody typed, below 0 for what is taken off: "-5", "20,50". Else undefined. */
export function signedAmount(typed: string): string | undefined {
  const [, sign = "", whole, cents = ""] =
    /^([-−+]?)(\d{1,9})(?:[.,](\d{1,2}))?$/.exec(typed.replace(/[\s\u00a0]/g, "")) ?? [];
  if (whole === undefined) return undefined;
  const amount = `${whole.replace(/^0+(?=\d)/, "")}.${cents.padEnd(2, "0")}`;
  return sign === "-" || sign === "−" ? `-${amount}` : amount;
}

export type TypedLine = { key: string; description: string; amount: string; taxed: boolean; remove: boolean };

/** The lines of a form by their keys: a line's id, or "new1". */
export const typedLines = (texts: Record<string, string>): TypedLine[] =>
  Object.keys(texts)
    .flatMap((name) => /^description\.(new\d{1,2}|[1-9]\d{0,14})$/.exec(name)?.[1] ?? [])
    .map((key) => ({
      key,
      description: (texts[`description.${key}`] ?? "").trim(),
      amount: texts[`amount.${key}`] ?? "",
      taxed: texts[`taxed.${key}`] === "on",
      remove: texts[`remove.${key}`] === "on",
    }));

const isBlank = ({ key, description, amount }: TypedLine) =>
  key.startsWith("new") && description === "" && amount.trim() === "";

/** The lines that say something, each with the amount as it is sent. */
export const filledLines = (texts: Record<string, string>): (Line & { key: string; remove: boolean })[] =>
  typedLines(texts)
    .filter((line) => !isBlank(line))
    .map((line) => ({ ...line, amount: signedAmount(line.amount) ?? "0.00" }));

/** What is wrong with the lines of a form. */
export function checkLines(texts: Record<string, string>, t: Words["t"]): Problems {
  return typedLines(texts).flatMap((line) => {
    if (isBlank(line) || line.remove) return [];
    const { key, description, amount } = line;
    return [
      ...(description === "" ? [{ name: `description.${key}`, message: t("money.lines.descriptionMissing") }] : []),
      ...(description.length > LONGEST ? [{ name: `description.${key}`, message: t("money.lines.long") }] : []),
      ...(signedAmount(amount) === undefined ? [{ name: `amount.${key}`, message: t("money.lines.amountWrong") }] : []),
    ];
  });
}

/** The fields of lines, each in a row of its own: those that there are, and blank ones. */
export function lineGroups(
  lines: readonly { id: number; description: string; amount: string; taxed: boolean }[],
  blank: number,
  t: Words["t"],
): DescribedGroup[] {
  const known = lines.map(({ id, ...line }) => ({ key: String(id), ...line }));
  const fresh = Array.from({ length: blank }, (_, at) => ({
    key: `new${at + 1}`,
    description: "",
    amount: "",
    taxed: true,
  }));
  return [...known, ...fresh].map(({ key, description, amount, taxed }) => ({
    layout: "item",
    fields: [
      {
        // A field of one line would make one line of it.
        ...(description.includes("\n") ? { kind: "area" as const } : {}),
        name: `description.${key}`,
        label: t("money.lines.description"),
        value: description,
      },
      { name: `amount.${key}`, label: t("money.lines.amount"), value: amount },
      { kind: "check", name: `taxed.${key}`, label: t("money.lines.taxed"), value: taxed ? "on" : "" },
      ...(key.startsWith("new")
        ? []
        : [{ kind: "check" as const, name: `remove.${key}`, label: t("money.lines.remove"), value: "" }]),
    ],
  }));
}
