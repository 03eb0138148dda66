"use server";

import { notFound, redirect } from "next/navigation";
import { requireStaffWrite } from "../../../../../../access/access.ts";
import { orElse } from "../../../../../../data/failure.ts";
import { idIn } from "../../../../../../data/owned.ts";
import { type Answered, answered } from "../../../../../../data/staff/answered.ts";
import { changeQuote, type QuoteLine } from "../../../../../../data/staff/quote-deeds.ts";
import { quoteStages, type StaffQuote, staffQuoteNow } from "../../../../../../data/staff/quotes.ts";
import { compareAmounts } from "../../../../../../lib/amounts.ts";
import { type Words, words } from "../../../../../../messages/words.ts";
import { leaveFlash } from "../../../../../flash.ts";
import { backWith, type Problems, textsOf } from "../../../../../forms/write-form.ts";
import type { LinedState } from "../../../../lined-form.tsx";
import { refusedBack } from "../../../../say-deed.ts";
import { writeOn } from "../../../../write.ts";
import { checkQuote, quoteTexts } from "../../fields.ts";
import { filledQuoteLines, MOST_LINES } from "../../lines.ts";
import { LIST } from "../../query.ts";
import { reckonedLines, reckonQuote, totalTold } from "../../reckon.ts";

const BLANK = 3;

const check = (texts: Record<string, string>, t: Words["t"]): Problems => [
  ...checkQuote(texts, t),
  ...(quoteStages.some((stage) => stage === texts.stage)
    ? []
    : [{ name: "stage", message: t("money.deeds.details.statusWrong") }]),
];

/** The lines as they will be: of one that is another quote's nothing is taken. */
function linesOf(quote: StaffQuote, texts: Record<string, string>) {
  const known = new Map(quote.lines.map((line) => [line.id, line]));
  const own = filledQuoteLines(texts).filter(({ id }) => id === undefined || known.has(id));
  const named = new Set(own.map(({ id }) => id));
  return { own, all: [...quote.lines.filter(({ id }) => !named.has(id)), ...own], known };
}

const isSame = (line: QuoteLine, before: QuoteLine | undefined) =>
  before !== undefined &&
  before.description.trim().replaceAll("\r", "") === line.description.replaceAll("\r", "") &&
  Number(before.quantity) === line.quantity &&
  compareAmounts(before.price, line.price) === 0 &&
  compareAmounts(before.discount, line.discount) === 0 &&
  before.taxed === line.taxed;

/** For the audit log. */
const told = ({ subject, stage, validUntil, total, lines }: StaffQuote) => ({
  subject,
  stage,
  "valid until": validUntil,
  total,
  lines: lines.map(({ description, amount }) => `${description} ${amount}`).join(" | "),
});

type Saved = { reckoned: string; told: string | undefined; currency: string };

/** What a quote would come to, more lines for it, or the change itself: `do` says which. */
export async function save(_before: LinedState, data: FormData): Promise<LinedState> {
  const texts = textsOf(data);
  const rows = Number(texts.rows) || 0;
  const path = (id: number) => `${LIST}/${id}/edit`;
  if (texts.do === "more" || texts.do === "preview") {
    const id = idIn(data, "quote");
    const scope = await requireStaffWrite("money", id === undefined ? LIST : path(id));
    const found = id === undefined ? undefined : await staffQuoteNow(scope, id);
    if (!found) notFound();
    const most = found.lines.length + MOST_LINES;
    const shown = Math.min(most, Math.max(found.lines.length + BLANK, rows));
    if (texts.do === "more") return { ...backWith(data, []), rows: Math.min(most, shown + BLANK) };
    const said = await words();
    const errors = check(texts, said.t);
    const back = { ...backWith(data, errors), rows: shown };
    if (errors.length > 0) return back;
    const reckoned = await reckonQuote(scope, found.clientId, linesOf(found, texts).all);
    return { ...back, totals: reckonedLines(reckoned, found.currency, said, found.total) };
  }
  const written = await writeOn<StaffQuote, Answered<Saved>>(data, {
    action: "quote.change",
    of: "quote",
    now: staffQuoteNow,
    path,
    need: "money",
    check,
    isDone: ({ is }) => is === "done",
    isRefused: ({ is }) => is !== "done",
    work: (scope, quote, typed, tell) =>
      answered(async () => {
        const { own, all, known } = linesOf(quote, typed);
        const reckoned = await reckonQuote(scope, quote.clientId, all);
        const stage = quoteStages.find((each) => each === typed.stage) ?? "Draft";
        const lines = own.filter((line) => line.id === undefined || !isSame(line, known.get(line.id)));
        await changeQuote(scope, quote, { ...quoteTexts(typed), stage, lines });
        const after = await orElse(staffQuoteNow(scope, quote.id), undefined);
        if (after) tell.changed(told(quote), told(after));
        return { reckoned: reckoned.total, told: after?.total, currency: quote.currency };
      }),
  });
  if ("state" in written) return { ...written.state, rows };
  const { answer, t, locale } = written;
  if (answer.is === "refused") return { ...refusedBack(data, answer, t), rows };
  const { reckoned, told: total, currency } = answer.value;
  const detail = total === undefined ? undefined : totalTold(reckoned, total, currency, { t, locale });
  await leaveFlash({ title: t("quotes.edit.done"), ...(detail && { detail }) });
  redirect(`${LIST}/${written.id}`);
}
