import type { QuoteTexts } from "../../../../data/staff/quote-deeds.ts";
import type { Words } from "../../../../messages/words.ts";
import type { DescribedField, DescribedGroup } from "../../../forms/described-form.tsx";
import type { Problems } from "../../../forms/write-form.ts";
import { isDay } from "../../is-day.ts";
import { checkQuoteLines } from "./lines.ts";

const LONGEST_SUBJECT = 200;
const LONGEST_TEXT = 20_000;

/** What stands around the lines, as it was typed. */
export const quoteTexts = (texts: Record<string, string>): QuoteTexts => ({
  subject: (texts.subject ?? "").trim(),
  validUntil: texts.until ?? "",
  proposal: (texts.proposal ?? "").trim(),
  notes: (texts.notes ?? "").trim(),
  adminNotes: (texts.adminNotes ?? "").trim(),
});

/** What is wrong with a quote that was typed. */
export function checkQuote(texts: Record<string, string>, t: Words["t"]): Problems {
  const { subject, validUntil, ...long } = quoteTexts(texts);
  const tooLong = (Object.keys(long) as (keyof typeof long)[]).filter((name) => long[name].length > LONGEST_TEXT);
  return [
    ...(subject === "" || subject.length > LONGEST_SUBJECT
      ? [{ name: "subject", message: t(subject === "" ? "quotes.subjectMissing" : "quotes.tooLong") }]
      : []),
    ...(isDay(validUntil) ? [] : [{ name: "until", message: t("money.dayWrong") }]),
    ...checkQuoteLines(texts, t),
    ...tooLong.map((name) => ({ name, message: t("quotes.tooLong") })),
  ];
}

/** The fields around the lines. `more` stand beside the last day. */
export function quoteGroups(values: QuoteTexts, more: DescribedField[], t: Words["t"]): DescribedGroup[] {
  return [
    {
      layout: "pairs",
      fields: [
        {
          name: "subject",
          wide: true,
          required: true,
          label: t("quotes.columns.subject"),
          value: values.subject,
          maxLength: LONGEST_SUBJECT,
        },
        { name: "until", type: "date", label: t("billing.quotes.until"), value: values.validUntil },
        ...more,
      ],
    },
    {
      fields: [
        {
          kind: "area",
          name: "proposal",
          label: t("billing.quotes.proposal"),
          help: t("quotes.proposalHelp"),
          optional: t("manage.form.optional"),
          value: values.proposal,
        },
        {
          kind: "area",
          name: "notes",
          label: t("quotes.notes"),
          help: t("quotes.notesHelp"),
          optional: t("manage.form.optional"),
          value: values.notes,
        },
        {
          kind: "area",
          name: "adminNotes",
          label: t("quotes.adminNotes"),
          help: t("quotes.adminNotesHelp"),
          optional: t("manage.form.optional"),
          value: values.adminNotes,
        },
      ],
    },
  ];
}
