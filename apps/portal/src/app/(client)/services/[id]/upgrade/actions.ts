"use server";

import { profile } from "../../../../../data/people.ts";
import { orderUpgrade, upgradeOffer, upgradeOptions } from "../../../../../data/upgrades.ts";
import { words } from "../../../../../messages/words.ts";
import type { FormState } from "../../../../forms/described-form.tsx";
import { afterBuying, buy, forLasting, isBought } from "../../../manage/purchase.ts";
import { write } from "../../../manage/write.ts";
import { changeIn, upgradeQuote } from "./change.ts";

/** Orders another plan, cycle or other options for a service at the price that was `shown`. */
export async function upgrade(_before: FormState, data: FormData): Promise<FormState> {
  const written = await write(data, {
    action: "service.upgrade",
    of: "service",
    need: ["products", "orders"],
    work: async (scope, found, texts) => {
      const [options, { t }] = await Promise.all([upgradeOptions(scope, found.id), words()]);
      const change = options.is === "known" ? changeIn(texts, options.value) : undefined;
      const offer = change && (await upgradeOffer(scope, found, change));
      if (options.is !== "known" || !change || !offer)
        return { order: { is: "not offered" as const }, name: found.name };
      const quote = upgradeQuote(offer, change, options.value, t);
      const order = await forLasting(scope, found.id, () =>
        buy(scope, {
          what: ["service.upgrade", found.id, JSON.stringify(change)],
          reckon: async () => quote,
          shown: texts.shown,
          order: (now) => orderUpgrade(scope, found, change, now),
          isMailed: true,
        }),
      );
      return { order, name: found.name };
    },
    isDone: ({ order }) => isBought(order),
  });
  if ("state" in written) return written.state;
  const { t, locale, id, answer, scope } = written;
  const { currency } = await profile(scope);
  const title = t("manage.upgrade.ordered", { name: answer.name });
  return afterBuying(answer.order, { scope, back: `/services/${id}`, title, words: { t, locale, currency } });
}
