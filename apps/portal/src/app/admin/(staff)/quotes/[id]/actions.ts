"use server";

import { redirect } from "next/navigation";
import type { StaffScope } from "../../../../../access/scope.ts";
import { orElse } from "../../../../../data/failure.ts";
import { idIn } from "../../../../../data/owned.ts";
import { type Answered, answered } from "../../../../../data/staff/answered.ts";
import { acceptQuoteFor, deleteQuote, sendQuote } from "../../../../../data/staff/quote-deeds.ts";
import { type StaffQuote, staffQuoteNow } from "../../../../../data/staff/quotes.ts";
import type { FormRules } from "../../../../forms/write-form.ts";
import { sayDeed } from "../../../say-deed.ts";
import { writeOn } from "../../../write.ts";
import { LIST } from "../query.ts";

type Deed = "send" | "accept" | "remove";
type Work = (scope: StaffScope, quote: StaffQuote) => Promise<unknown>;

/** One deed on a quote as it is at this moment; the audit log has its stage before and after. */
async function deed(data: FormData, name: Deed, work: Work, check?: FormRules<Answered>["check"]): Promise<never> {
  const written = await writeOn<StaffQuote, Answered>(data, {
    action: `quote.${name}`,
    of: "quote",
    now: staffQuoteNow,
    path: (id) => `${LIST}/${id}`,
    need: "money",
    check,
    isDone: ({ is }) => is === "done",
    isRefused: ({ is }) => is === "refused",
    work: async (scope, quote, _texts, tell) => {
      const answer = await answered(() => work(scope, quote));
      if (answer.is === "refused") return answer;
      const after = name === "remove" ? undefined : await orElse(staffQuoteNow(scope, quote.id), undefined);
      const facts = { stage: quote.stage, total: quote.total, subject: quote.subject };
      tell.changed(facts, after ? { ...facts, stage: after.stage } : {});
      return answer;
    },
  });
  const isDone = await sayDeed(written, (t) => ({ title: t(`quotes.${name}.done`) }));
  const invoice = isDone && !("state" in written) && written.answer.is === "done" ? written.answer.value : undefined;
  if (name === "accept" && typeof invoice === "number") redirect(`/admin/invoices/${invoice}`);
  redirect(name === "remove" && isDone ? LIST : `${LIST}/${written.id}`);
}

export async function send(data: FormData): Promise<void> {
  await deed(data, "send", sendQuote);
}

/** Accepts it for its client, and leads to the invoice that it became. */
export async function accept(data: FormData): Promise<void> {
  await deed(data, "accept", acceptQuoteFor);
}

/** Deletes it: its number must have been typed. */
export async function remove(data: FormData): Promise<void> {
  const id = String(idIn(data, "quote"));
  await deed(data, "remove", deleteQuote, ({ typed = "" }, t) =>
    typed.trim() === id ? [] : [{ name: "typed", message: t("quotes.remove.typedWrong", { id }) }],
  );
}
