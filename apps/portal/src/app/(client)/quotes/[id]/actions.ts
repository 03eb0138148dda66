"use server";

import { notFound, redirect } from "next/navigation";
import { requireClientWrite } from "../../../../access/access.ts";
import { audit, audited } from "../../../../access/audit.ts";
import type { ClientScope } from "../../../../access/scope.ts";
import { writesOnce } from "../../../../access/writes-once.ts";
import { failureOf } from "../../../../data/failure.ts";
import { idIn } from "../../../../data/owned.ts";
import { acceptQuote, quoteNow, quoteState } from "../../../../data/quotes.ts";
import { clock } from "../../../../lib/clock.ts";
import { words } from "../../../../messages/words.ts";
import { leaveFlash } from "../../../flash.ts";
import { onceAfter } from "../../../once.ts";
import { problemOf } from "../../../problem.ts";
import type { Problem } from "../../../too-many.tsx";

export type AcceptState = { error?: string; problem?: Problem; once?: string };

type Accepted = { state: "accepted"; invoice: number | null } | { state: "no"; why: "no quote" | "not open" };

/** Accepts a quote as it is at this moment, if it is still to be accepted. */
async function acceptNow(scope: ClientScope, id: number | undefined): Promise<Accepted> {
  const deed = { action: "quote.accept", on: `quote ${id ?? "?"}` };
  const found = id === undefined ? undefined : await quoteNow(scope, id);
  if (!found || quoteState(found, clock().today) !== "open") {
    const why = found ? "not open" : "no quote";
    await audit(scope, { ...deed, result: "refused", note: why });
    return { state: "no", why };
  }
  return audited(scope, deed, async () => {
    try {
      return { state: "accepted", ...(await acceptQuote(scope, found)) } as const;
    } catch (error) {
      // The answer was lost: the quote itself says whether it was accepted.
      if (failureOf(error) !== "unknown") throw error;
      const now = await quoteNow(scope, found.id).catch(() => undefined);
      if (now?.stage !== "Accepted") throw error;
      return { state: "accepted", invoice: null } as const;
    }
  });
}

/** Accepts a quote: it becomes an invoice. */
export async function accept(_before: AcceptState, form: FormData): Promise<AcceptState> {
  const id = idIn(form, "quote");
  const { t } = await words();
  let made: Accepted;
  try {
    const scope = await requireClientWrite("quotes", id === undefined ? "/quotes" : `/quotes/${id}`);
    if (!form.has("agreed")) return { once: onceAfter(form), error: t("billing.quotes.agreeMissing") };
    made = await writesOnce(scope, "quote.accept", form, () => acceptNow(scope, id), {
      isDone: ({ state }) => state === "accepted",
    });
    if (made.state === "no") {
      if (made.why === "no quote") notFound();
      const problem = { title: t("billing.quotes.notOpen"), text: t("billing.quotes.notOpenHelp") };
      return { once: onceAfter(form), problem };
    }
    await leaveFlash({ title: t("billing.quotes.done"), detail: t("billing.quotes.doneHelp") });
    redirect(made.invoice !== null && scope.may("invoices") ? `/invoices/${made.invoice}` : `/quotes/${id}`);
  } catch (error) {
    return { once: onceAfter(form, error), problem: await problemOf(error, "accept a quote") };
  }
}
