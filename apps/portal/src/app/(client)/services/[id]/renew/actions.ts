"use server";

import { profile } from "../../../../../data/people.ts";
import { renewService, serviceRenewalQuote } from "../../../../../data/service-renewal.ts";
import type { FormState } from "../../../../forms/described-form.tsx";
import { afterBuying, buy, buyRenewal, forLasting, isBought } from "../../../manage/purchase.ts";
import { write } from "../../../manage/write.ts";

/** Orders a further period of a service at the price that was `shown`, and leads to its invoice. */
export async function renew(_before: FormState, data: FormData): Promise<FormState> {
  const written = await write(data, {
    action: "service.renew",
    of: "service",
    need: ["products", "orders"],
    work: async (scope, found, { shown }) => {
      const order = await forLasting(scope, found.id, () =>
        buyRenewal(scope, { kind: "service", id: found.id }, () =>
          buy(scope, {
            what: ["service.renew", found.id],
            reckon: () => serviceRenewalQuote(scope, found, "now"),
            shown,
            order: (now) => renewService(scope, found, now),
          }),
        ),
      );
      return { order, name: found.name };
    },
    isDone: ({ order }) => isBought(order),
  });
  if ("state" in written) return written.state;
  const { t, locale, id, answer, scope } = written;
  const { currency } = await profile(scope);
  const title = t("manage.renew.ordered", { name: answer.name });
  return afterBuying(answer.order, { scope, back: `/services/${id}`, title, words: { t, locale, currency } });
}
