import "server-only";
import { redirect } from "next/navigation";
import type { StaffScope } from "../../../../../access/scope.ts";
import { orElse } from "../../../../../data/failure.ts";
import { answered } from "../../../../../data/staff/answered.ts";
import { type StaffInvoice, staffInvoiceNow } from "../../../../../data/staff/invoices.ts";
import { compareAmounts } from "../../../../../lib/amounts.ts";
import { hrefWith } from "../../../../../lib/search-params.ts";
import { type Words, words } from "../../../../../messages/words.ts";
import { formatMoney, labelled } from "../../../../../ui/format.ts";
import { leaveFlash } from "../../../../flash.ts";
import type { FormState } from "../../../../forms/described-form.tsx";
import { backWith, type Problems } from "../../../../forms/write-form.ts";
import { refusedBack } from "../../../say-deed.ts";
import { writeOn } from "../../../write.ts";
import { LIST } from "../query.ts";
import type { Deed } from "./deeds.ts";

/** What became of it: done, with what should be left to pay; or what is wrong with what was typed. */
export type Outcome = { balance?: string } | { errors: Problems };

type Answer =
  | { is: "done"; reckoned?: string | undefined; before: string; after?: string | undefined; currency: string }
  | { is: "wrong"; errors: Problems }
  | { is: "refused"; reason: string };

/** What the audit log has of an invoice. */
const figuresOf = ({
  status,
  balance,
  credit,
  total,
  date,
  due,
  paymentMethod,
  notes,
  lines,
  client,
}: StaffInvoice) => ({
  status,
  balance,
  credit,
  total,
  date,
  due,
  method: paymentMethod,
  notes,
  lines: lines.map(({ description, amount }) => `${description} ${amount}`).join(" | "),
  "client's credit": client.credit,
});

export type DeedRules = {
  deed: Deed;
  check?: (texts: Record<string, string>, t: Words["t"]) => Problems;
  work: (scope: StaffScope, invoice: StaffInvoice, texts: Record<string, string>) => Promise<Outcome>;
};

/**
 * One write to an invoice as it is at this moment. Afterwards it is read again: the page says what was before and after,
 * and where the engine has another balance than was reckoned.
 */
export async function deedOn(data: FormData, { deed, check, work }: DeedRules): Promise<FormState> {
  const path = (id: number) => `${LIST}/${id}`;
  const written = await writeOn<StaffInvoice, Answer>(data, {
    action: `invoice.${deed}`,
    of: "invoice",
    now: staffInvoiceNow,
    path,
    need: "money",
    check,
    isDone: ({ is }) => is === "done",
    isRefused: ({ is }) => is !== "done",
    work: async (scope, before, texts, tell) => {
      const done = await answered(() => work(scope, before, texts));
      if (done.is === "refused") return done;
      if ("errors" in done.value) return { is: "wrong", errors: done.value.errors };
      const after = await orElse(staffInvoiceNow(scope, before.id), undefined);
      if (after) tell.changed(figuresOf(before), figuresOf(after));
      return {
        is: "done",
        reckoned: done.value.balance,
        before: before.balance,
        after: after?.balance,
        currency: before.currency,
      };
    },
  });
  if ("state" in written) return written.state;
  const { answer, t, locale } = written;
  if (answer.is === "wrong") return backWith(data, answer.errors);
  if (answer.is === "refused") return refusedBack(data, answer, t);
  const { reckoned, before, after, currency } = answer;
  const money = (amount: string) => formatMoney(amount, currency, locale) ?? amount;
  const detail =
    after === undefined ? undefined : labelled(t("money.invoice.toPay"), `${money(before)} → ${money(after)}`, locale);
  await leaveFlash({ title: t(`money.deeds.${deed}.done`), ...(detail && { detail }) });
  const differs = reckoned !== undefined && after !== undefined && compareAmounts(reckoned, after) !== 0;
  redirect(hrefWith(path(written.id), { reckoned: differs ? reckoned : undefined }));
}

export const said = async () => (await words()).t;
