"use server";

import { notFound, redirect } from "next/navigation";
import { requireStaffWrite } from "../../../../../access/access.ts";
import { orElse } from "../../../../../data/failure.ts";
import { idIn } from "../../../../../data/owned.ts";
import { answered } from "../../../../../data/staff/answered.ts";
import { makeInvoice } from "../../../../../data/staff/invoice-deeds.ts";
import { type InvoiceClient, invoiceClient, staffInvoiceNow, taxManner } from "../../../../../data/staff/invoices.ts";
import { totalsOf, wholeOf } from "../../../../../data/staff/reckon-invoice.ts";
import { compareAmounts, negated, sumOf } from "../../../../../lib/amounts.ts";
import { hrefWith } from "../../../../../lib/search-params.ts";
import { type Words, words } from "../../../../../messages/words.ts";
import { formatMoney } from "../../../../../ui/format.ts";
import { leaveFlash } from "../../../../flash.ts";
import { backWith, type Problems, textsOf } from "../../../../forms/write-form.ts";
import { isDay } from "../../../is-day.ts";
import type { LinedState } from "../../../lined-form.tsx";
import { refusedBack } from "../../../say-deed.ts";
import { writeOn } from "../../../write.ts";
import { checkLines, filledLines, MOST_LINES } from "../lines.ts";
import { LIST } from "../query.ts";

const HERE = `${LIST}/new`;
const BLANK = 4;

/** A rate in percent, as it is sent; undefined for none, null for what is no rate. */
function rateFrom(typed = ""): string | undefined | null {
  const text = typed.trim().replace(",", ".");
  if (text === "") return undefined;
  return /^\d{1,2}(\.\d{1,3})?$/.test(text) ? text : null;
}

function check(texts: Record<string, string>, t: Words["t"]): Problems {
  const { date = "", due = "" } = texts;
  const rate = (name: string) => (rateFrom(texts[name]) === null ? [{ name, message: t("money.new.rateWrong") }] : []);
  return [
    ...checkLines(texts, t),
    ...(filledLines(texts).length === 0 ? [{ name: "description.new1", message: t("money.lines.oneAtLeast") }] : []),
    ...rate("rate"),
    ...rate("rate2"),
    ...(isDay(date) ? [] : [{ name: "date", message: t("money.dayWrong") }]),
    ...(isDay(due) ? [] : [{ name: "due", message: t("money.dayWrong") }]),
  ];
}

type Answer =
  | { is: "done"; id: number; reckoned: string; total?: string | undefined; balance?: string | undefined }
  | { is: "refused"; reason: string };

/** What an invoice would come to, more lines for it, or the invoice itself: `do` says which. */
export async function make(_before: LinedState, data: FormData): Promise<LinedState> {
  const texts = textsOf(data);
  const client = idIn(data, "client");
  const path = hrefWith(HERE, { client });
  const rows = Math.min(MOST_LINES, Math.max(BLANK, Number(texts.rows) || BLANK));
  if (texts.do === "more") {
    await requireStaffWrite("money", path);
    return { ...backWith(data, []), rows: Math.min(MOST_LINES, rows + BLANK) };
  }
  if (texts.do === "preview") return { ...(await preview(data, texts, client, path)), rows };
  const written = await writeOn<InvoiceClient, Answer>(data, {
    action: "invoice.create",
    of: "client",
    now: invoiceClient,
    path: () => path,
    need: "money",
    check,
    isDone: ({ is }) => is === "done",
    isRefused: ({ is }) => is !== "done",
    work: async (scope, found, typed, tell) => {
      const { total } = await reckon(scope, typed);
      const answer = await answered(() =>
        makeInvoice(scope, {
          clientId: found.id,
          isDraft: typed.kind !== "publish" && typed.kind !== "mail",
          mails: typed.kind === "mail",
          date: typed.date ?? "",
          duedate: typed.due ?? "",
          paymentmethod: typed.method || undefined,
          taxrate: rateFrom(typed.rate) ?? undefined,
          taxrate2: rateFrom(typed.rate2) ?? undefined,
          notes: (typed.notes ?? "").trim(),
          lines: filledLines(typed),
        }),
      );
      if (answer.is === "refused") return answer;
      const id = answer.value;
      tell.on(`invoice ${id}`);
      const made = await orElse(staffInvoiceNow(scope, id), undefined);
      if (made) tell.changed({}, { client: found.name, total: wholeOf(made), status: made.status });
      return { is: "done", id, reckoned: total, total: made && wholeOf(made), balance: made?.balance };
    },
  });
  if ("state" in written) return { ...written.state, rows };
  const { answer, t } = written;
  if (answer.is === "refused") return { ...refusedBack(data, answer, t), rows };
  await leaveFlash({ title: t("money.new.done") });
  const { total, balance, reckoned } = answer;
  const differs = total !== undefined && balance !== undefined && compareAmounts(total, reckoned) !== 0;
  redirect(
    hrefWith(`${LIST}/${answer.id}`, {
      reckoned: differs ? sumOf([reckoned, balance, negated(total)]) : undefined,
    }),
  );
}

async function reckon(scope: Parameters<typeof taxManner>[0], texts: Record<string, string>) {
  const manner = (await taxManner(scope)) ?? { compound: false, inclusive: false };
  const rates = { rate: rateFrom(texts.rate) ?? "0", rate2: rateFrom(texts.rate2) ?? "0" };
  return totalsOf(filledLines(texts), { ...rates, ...manner });
}

async function preview(data: FormData, texts: Record<string, string>, client: number | undefined, path: string) {
  const scope = await requireStaffWrite("money", path);
  const { t, locale } = await words();
  const errors = check(texts, t);
  const back = backWith(data, errors);
  if (errors.length > 0) return back;
  const found = client === undefined ? undefined : await invoiceClient(scope, client);
  if (!found) notFound();
  const { subtotal, tax, tax2, total } = await reckon(scope, texts);
  const line = (label: string, amount: string, isTotal = false) => ({
    label,
    value: formatMoney(amount, found.currency, locale) ?? amount,
    total: isTotal,
  });
  return {
    ...back,
    totals: [
      line(t("client.invoice.subtotal"), subtotal),
      ...(compareAmounts(tax, "0") === 0
        ? []
        : [line(t("client.invoice.tax", { rate: Number(rateFrom(texts.rate)) }), tax)]),
      ...(compareAmounts(tax2, "0") === 0
        ? []
        : [line(t("client.invoice.tax", { rate: Number(rateFrom(texts.rate2)) }), tax2)]),
      line(t("client.invoice.total"), total, true),
    ],
  };
}
