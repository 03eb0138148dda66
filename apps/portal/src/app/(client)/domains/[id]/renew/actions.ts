"use server";

import { profile } from "../../../../../data/people.ts";
import type { FormState } from "../../../../forms/described-form.tsx";
import { afterBuying, buyDomainRenewal, isBought } from "../../../manage/purchase.ts";
import { write } from "../../../manage/write.ts";

/** Orders a domain's renewal for `years` at the price that was `shown`, and leads to its invoice. */
export async function renew(_before: FormState, data: FormData): Promise<FormState> {
  const written = await write(data, {
    action: "domain.renew",
    of: "domain",
    need: ["domains", "orders"],
    work: async (scope, found, texts) => {
      const years = Number(texts.years);
      const order = await buyDomainRenewal(scope, found, years, texts.shown);
      return { order, name: found.name };
    },
    isDone: ({ order }) => isBought(order),
  });
  if ("state" in written) return written.state;
  const { t, locale, id, answer, scope } = written;
  const { currency } = await profile(scope);
  const title = t("manage.renew.ordered", { name: answer.name });
  return afterBuying(answer.order, { scope, back: `/domains/${id}`, title, words: { t, locale, currency } });
}
