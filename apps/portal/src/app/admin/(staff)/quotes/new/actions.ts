"use server";

import { notFound, redirect } from "next/navigation";
import { requireStaffWrite } from "../../../../../access/access.ts";
import { orElse } from "../../../../../data/failure.ts";
import { idIn } from "../../../../../data/owned.ts";
import { type Answered, answered } from "../../../../../data/staff/answered.ts";
import { type InvoiceClient, invoiceClient } from "../../../../../data/staff/invoices.ts";
import { makeQuote } from "../../../../../data/staff/quote-deeds.ts";
import { staffQuoteNow } from "../../../../../data/staff/quotes.ts";
import { clock } from "../../../../../lib/clock.ts";
import { hrefWith } from "../../../../../lib/search-params.ts";
import { type Words, words } from "../../../../../messages/words.ts";
import { leaveFlash } from "../../../../flash.ts";
import { backWith, type Problems, textsOf } from "../../../../forms/write-form.ts";
import type { LinedState } from "../../../lined-form.tsx";
import { refusedBack } from "../../../say-deed.ts";
import { writeOn } from "../../../write.ts";
import { checkQuote, quoteTexts } from "../fields.ts";
import { filledQuoteLines, MOST_LINES } from "../lines.ts";
import { LIST } from "../query.ts";
import { reckonedLines, reckonQuote, totalTold } from "../reckon.ts";

const BLANK = 4;

const check = (texts: Record<string, string>, t: Words["t"]): Problems => [
  ...checkQuote(texts, t),
  ...(filledQuoteLines(texts).length === 0
    ? [{ name: "description.new1", message: t("quotes.lines.oneAtLeast") }]
    : []),
];

type Made = { id: number; reckoned: string; told: string | undefined; currency: string };

/** What a quote would come to, more lines for it, or the quote itself: `do` says which. */
export async function make(_before: LinedState, data: FormData): Promise<LinedState> {
  const texts = textsOf(data);
  const client = idIn(data, "client");
  const path = hrefWith(`${LIST}/new`, { client });
  const rows = Math.min(MOST_LINES, Math.max(BLANK, Number(texts.rows) || BLANK));
  if (texts.do === "more") {
    await requireStaffWrite("money", path);
    return { ...backWith(data, []), rows: Math.min(MOST_LINES, rows + BLANK) };
  }
  if (texts.do === "preview") {
    const scope = await requireStaffWrite("money", path);
    const said = await words();
    const errors = check(texts, said.t);
    const back = { ...backWith(data, errors), rows };
    if (errors.length > 0) return back;
    const found = client === undefined ? undefined : await invoiceClient(scope, client);
    if (!found) notFound();
    const reckoned = await reckonQuote(scope, found.id, filledQuoteLines(texts), found);
    return { ...back, totals: reckonedLines(reckoned, found.currency, said) };
  }
  const written = await writeOn<InvoiceClient, Answered<Made>>(data, {
    action: "quote.create",
    of: "client",
    now: invoiceClient,
    path: () => path,
    need: "money",
    check,
    isDone: ({ is }) => is === "done",
    isRefused: ({ is }) => is !== "done",
    work: async (scope, found, typed, tell) => {
      const lines = filledQuoteLines(typed);
      const reckoned = await reckonQuote(scope, found.id, lines, found);
      const wish = { clientId: found.id, date: clock().today, lines, ...quoteTexts(typed) };
      const answer = await answered(() => makeQuote(scope, wish));
      if (answer.is === "refused") return answer;
      const id = answer.value;
      tell.on(`quote ${id}`);
      const made = await orElse(staffQuoteNow(scope, id), undefined);
      tell.changed({}, { client: found.name, subject: wish.subject, total: made?.total ?? reckoned.total });
      const value = { id, reckoned: reckoned.total, told: made?.total, currency: made?.currency || found.currency };
      return { is: "done", value };
    },
  });
  if ("state" in written) return { ...written.state, rows };
  const { answer, t, locale } = written;
  if (answer.is === "refused") return { ...refusedBack(data, answer, t), rows };
  const { id, reckoned, told, currency } = answer.value;
  const detail = told === undefined ? undefined : totalTold(reckoned, told, currency, { t, locale });
  await leaveFlash({ title: t("quotes.new.done"), ...(detail && { detail }) });
  redirect(`${LIST}/${id}`);
}
