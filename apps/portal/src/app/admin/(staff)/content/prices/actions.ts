"use server";

import { redirect } from "next/navigation";
import { type Answered, answered } from "../../../../../data/staff/answered.ts";
import { currencyList, type EndingRow, endingList, saveEnding } from "../../../../../data/staff/content.ts";
import { amountFrom, compareAmounts } from "../../../../../lib/amounts.ts";
import type { Words } from "../../../../../messages/words.ts";
import { leaveFlash } from "../../../../flash.ts";
import type { FormState } from "../../../../forms/described-form.tsx";
import { backWith, type Problems } from "../../../../forms/write-form.ts";
import { writeAsStaff } from "../../../write.ts";
import { isEnding, PATH, pricesHref, type Way, ways, yearsOf } from "./query.ts";

const groups = ["", "HOT", "NEW", "SALE"] as const;

const endingIn = ({ ending = "" }: Record<string, string>) => ending.trim().toLowerCase().replace(/^\.+/, "");

function check(texts: Record<string, string>, t: Words["t"]): Problems {
  return [
    ...(isEnding(endingIn(texts)) ? [] : [{ name: "ending", message: t("content.prices.endingWrong") }]),
    ...ways.flatMap((way) =>
      yearsOf[way]
        .map((years) => `${way}.${years}`)
        .filter((name) => (texts[name] ?? "").trim() !== "" && amountFrom(texts[name] ?? "") === undefined)
        .map((name) => ({ name, message: t("domains.amountWrong") })),
    ),
  ];
}

/** Of the form the prices that are other than they were; an empty one stays. */
function changed(way: Way, texts: Record<string, string>, before: EndingRow | undefined): Record<string, string> {
  const prices: Record<string, string> = {};
  for (const years of yearsOf[way]) {
    const price = amountFrom(texts[`${way}.${years}`] ?? "");
    const was = before?.[way][years];
    if (price !== undefined && (was === undefined || compareAmounts(price, was) !== 0)) prices[years] = price;
  }
  return prices;
}

const values = (row: Partial<EndingRow>) => ({
  ...Object.fromEntries(
    ways.flatMap((way) => Object.entries(row[way] ?? {}).map(([years, price]) => [`${way} ${years}`, price])),
  ),
  dns: row.dns,
  "e-mail forwarding": row.email,
  "ID protection": row.idProtection,
  group: row.group,
});

type Answer = Answered<{ ending: string }> | { is: "no currency" };

/** Makes an ending, or changes its prices in one currency and what is sold with it. */
export async function save(_before: FormState, data: FormData): Promise<FormState> {
  const written = await writeAsStaff<Answer>(data, {
    action: "ending.save",
    path: PATH,
    need: "content",
    check,
    isDone: ({ is }) => is === "done",
    isRefused: ({ is }) => is !== "done",
    work: async (scope, texts, tell) => {
      const ending = endingIn(texts);
      const currency = (await currencyList(scope)).find(({ code }) => code === texts.currency);
      if (!currency) return { is: "no currency" };
      const read = async () => (await endingList(scope, currency.id)).find(({ name }) => name === ending);
      const before = await read();
      const saved = await answered(() =>
        saveEnding(scope, ending, currency.code, {
          register: changed("register", texts, before),
          renew: changed("renew", texts, before),
          transfer: changed("transfer", texts, before),
          dns: texts.dns === "on",
          email: texts.email === "on",
          idProtection: texts.idProtection === "on",
          group: groups.find((each) => each === texts.group) ?? "",
        }),
      );
      if (saved.is === "refused") return saved;
      tell.on(`ending .${ending}`);
      tell.changed(
        { currency: currency.code, ...values(before ?? {}) },
        { currency: currency.code, ...values((await read()) ?? {}) },
      );
      return { is: "done", value: { ending } };
    },
  });
  if ("state" in written) return written.state;
  const { answer, t } = written;
  if (answer.is === "no currency") return backWith(data, [{ name: "ending", message: t("content.prices.noCurrency") }]);
  if (answer.is === "refused")
    return { ...backWith(data, []), problem: { title: t("staff.refused"), text: answer.reason } };
  await leaveFlash({ title: t("content.prices.saved", { ending: `.${answer.value.ending}` }) });
  const currency = data.get("currency");
  redirect(pricesHref({ currency: typeof currency === "string" ? currency : undefined }));
}
