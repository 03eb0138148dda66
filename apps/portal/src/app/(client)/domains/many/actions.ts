"use server";

import { notFound } from "next/navigation";
import { requireClientWrite } from "../../../../access/access.ts";
import { writesOnce } from "../../../../access/writes-once.ts";
import { domainNow } from "../../../../data/domains.ts";
import { idFrom } from "../../../../data/owned.ts";
import { profile } from "../../../../data/people.ts";
import { words } from "../../../../messages/words.ts";
import type { FormState } from "../../../forms/described-form.tsx";
import { textsOf } from "../../../forms/write-form.ts";
import { newOnce, onceAfter } from "../../../once.ts";
import { problemOf } from "../../../problem.ts";
import { checkDeed, isDeed, MOST_AT_ONCE } from "./deeds.ts";
import { doOne, type ManyResult } from "./do-one.ts";

export type ManyState = FormState & { results: ManyResult[] };

/**
 * Does the same to each domain that the form names, one after the other; all of them must be the client's own. With
 * scripts the page sends one at a time, and says how far it is.
 */
export async function change(_before: ManyState, data: FormData): Promise<ManyState> {
  const { t, locale } = await words();
  const texts = textsOf(data);
  const back = { values: texts, errors: [], results: [], once: onceAfter(data) };
  const ids = data.getAll("domain").map(idFrom);
  try {
    const deed = isDeed(texts.what) ? texts.what : undefined;
    const scope = await requireClientWrite(["domains", deed === "renew" ? "orders" : "managedomains"], "/domains/many");
    const known = ids.filter((id) => id !== undefined);
    if (!deed || known.length !== ids.length || known.length === 0 || known.length > MOST_AT_ONCE) notFound();
    const errors = checkDeed(deed, texts, t);
    if (errors.length > 0) return { ...back, errors };
    const results = await writesOnce(
      scope,
      "domain.many",
      data,
      async () => {
        const own = await Promise.all([...new Set(known)].map((id) => domainNow(scope, id)));
        const mine = own.filter((found) => found !== undefined);
        if (mine.length !== own.length) notFound();
        const { currency } = await profile(scope);
        const all: ManyResult[] = [];
        for (const found of mine) all.push(await doOne(scope, deed, found, texts, { t, locale, currency }));
        return all;
      },
      // What was done for one is not done again because another failed: those are tried again by themselves.
      { isDone: (all) => all.some(({ is }) => is !== "failed") },
    );
    return { ...back, results, once: newOnce() };
  } catch (error) {
    return { ...back, once: onceAfter(data, error), problem: await problemOf(error, "domain.many") };
  }
}
