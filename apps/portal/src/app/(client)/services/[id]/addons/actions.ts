"use server";

import { addonQuote, buyAddon } from "../../../../../data/addons.ts";
import { idFrom } from "../../../../../data/owned.ts";
import { profile } from "../../../../../data/people.ts";
import type { FormState } from "../../../../forms/described-form.tsx";
import { afterBuying, buy, forLasting, isBought } from "../../../manage/purchase.ts";
import { write } from "../../../manage/write.ts";

/** Orders an add-on for a service at the price that was `shown`, and leads to its invoice. */
export async function add(_before: FormState, data: FormData): Promise<FormState> {
  const written = await write(data, {
    action: "service.addon",
    of: "service",
    need: ["products", "orders"],
    work: async (scope, found, { addon, shown }) => {
      const id = idFrom(addon) ?? 0;
      const order = await forLasting(scope, found.id, () =>
        buy(scope, {
          what: ["service.addon", found.id, id],
          reckon: () => addonQuote(scope, found, id, "now"),
          shown,
          order: (now) => buyAddon(scope, found, id, now),
        }),
      );
      return { order };
    },
    isDone: ({ order }) => isBought(order),
  });
  if ("state" in written) return written.state;
  const { t, locale, id, answer, scope } = written;
  const { currency } = await profile(scope);
  const title = t("manage.addons.ordered");
  return afterBuying(answer.order, { scope, back: `/services/${id}/addons`, title, words: { t, locale, currency } });
}
