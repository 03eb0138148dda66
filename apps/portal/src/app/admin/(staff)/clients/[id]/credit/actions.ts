"use server";

import { redirect } from "next/navigation";
import { changeCredit } from "../../../../../../data/staff/client-deeds.ts";
import { amountFrom, compareAmounts, isPositive, negated, sumOf } from "../../../../../../lib/amounts.ts";
import { words } from "../../../../../../messages/words.ts";
import { formatMoney } from "../../../../../../ui/format.ts";
import { leaveFlash } from "../../../../../flash.ts";
import type { FormState } from "../../../../../forms/described-form.tsx";
import { refusedBack } from "../../../../say-deed.ts";
import { clientDeed } from "../deed.ts";
import { tabHref } from "../tabs.ts";

const LONGEST = 500;

type Changed = { before: string; after: string; reckoned: string; currency: string };

/** Adds to the credit or takes off it; says what there was and is, also where the engine comes to something else. */
export async function change(_before: FormState, data: FormData): Promise<FormState> {
  const written = await clientDeed<Changed>(data, {
    action: "client.credit",
    need: "money",
    below: "/credit",
    check: ({ way, amount = "", description = "" }, t) => {
      const typed = amountFrom(amount);
      return [
        ...(way === "add" || way === "remove" ? [] : [{ name: "way", message: t("clients.credit.wayMissing") }]),
        ...(typed && isPositive(typed) ? [] : [{ name: "amount", message: t("clients.credit.amountWrong") }]),
        ...(description.trim() === "" || description.length > LONGEST
          ? [{ name: "description", message: t("clients.credit.descriptionMissing") }]
          : []),
      ];
    },
    work: async (scope, client, { way, amount = "", description = "" }, tell) => {
      const typed = amountFrom(amount) ?? "0.00";
      const isMore = way === "add";
      const { credit: before, currency } = client;
      if (!isMore && compareAmounts(typed, before) > 0) {
        const said = await words();
        const amount = formatMoney(before, currency, said.locale) ?? before;
        return { is: "refused", reason: said.t("clients.credit.tooMuch", { amount }) };
      }
      const wish = {
        way: isMore ? ("add" as const) : ("remove" as const),
        amount: typed,
        description: description.trim(),
      };
      const answer = await changeCredit(scope, client, wish);
      if (answer.is === "refused") return answer;
      tell.changed({ credit: before }, { credit: answer.value });
      const reckoned = sumOf([before, isMore ? typed : negated(typed)]);
      return { is: "done", value: { before, after: answer.value, reckoned, currency } };
    },
  });
  if ("state" in written) return written.state;
  const { answer, t, id, locale } = written;
  if (answer.is === "refused") return refusedBack(data, answer, t);
  const { currency, ...amounts } = answer.value;
  const text = (amount: string) => formatMoney(amount, currency, locale) ?? `${amount} ${currency}`;
  const isSame = compareAmounts(amounts.after, amounts.reckoned) === 0;
  await leaveFlash({
    title: t("clients.credit.done", { before: text(amounts.before), after: text(amounts.after) }),
    detail: isSame ? undefined : t("clients.credit.differs", { reckoned: text(amounts.reckoned) }),
  });
  redirect(tabHref(id, "money"));
}
