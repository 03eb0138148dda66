import "server-only";
import { audited } from "../../../../access/audit.ts";
import { TooManyError } from "../../../../access/limits.ts";
import type { ClientScope } from "../../../../access/scope.ts";
import type { Domain } from "../../../../data/domains.ts";
import { failureOf, logFailure } from "../../../../data/failure.ts";
import { setAutoRenew, setLock, setNameservers } from "../../../../data/registrar.ts";
import { refusalOf } from "../../../../data/told.ts";
import { type Bought, type BuyerWords, buyDomainRenewal, isBought, unbought } from "../../manage/purchase.ts";
import { namesIn } from "../nameservers.ts";
import { type Deed, shownName } from "./deeds.ts";

/** What became of one domain of several. */
export type ManyResult = {
  id: number;
  name: string;
  is: "done" | "failed" | "unknown";
  text: string;
  /** The invoice of what was ordered. */
  invoice?: number | undefined;
};

/** The same deeds, under the names that they have when they are done one by one. */
const actions: Record<Deed, string> = {
  renewOn: "domain.auto-renew",
  renewOff: "domain.auto-renew",
  lock: "domain.lock",
  unlock: "domain.lock",
  nameservers: "domain.nameservers",
  renew: "domain.renew",
};

async function work(
  scope: ClientScope,
  deed: Deed,
  found: Domain,
  texts: Record<string, string>,
): Promise<Bought | undefined> {
  switch (deed) {
    case "renewOn":
    case "renewOff":
      await setAutoRenew(scope, found, deed === "renewOn");
      return undefined;
    case "lock":
    case "unlock":
      await setLock(scope, found, deed === "lock");
      return undefined;
    case "nameservers":
      await setNameservers(scope, found, namesIn(texts));
      return undefined;
    case "renew":
      return buyDomainRenewal(scope, found, found.years || 1, texts[shownName(found.id)]);
  }
}

/** Does it to one of the client's own domains. What fails is an answer too: the others go on. */
export async function doOne(
  scope: ClientScope,
  deed: Deed,
  found: Domain,
  texts: Record<string, string>,
  words: BuyerWords,
): Promise<ManyResult> {
  const { id, name } = found;
  const { t } = words;
  const action = actions[deed];
  try {
    const bought = await audited(scope, { action, on: `domain ${id}`, note: "one of several" }, () =>
      work(scope, deed, found, texts),
    );
    if (bought && !isBought(bought)) return { id, name, is: "failed", text: unbought(bought, words)?.text ?? "" };
    const invoice = bought?.is === "placed" || bought?.is === "unchecked" ? (bought.invoice ?? undefined) : undefined;
    return { id, name, is: "done", text: t(`manage.many.done.${deed}`), invoice };
  } catch (error) {
    if (error instanceof TooManyError) throw error;
    const failure = failureOf(error);
    if (failure === undefined) throw error;
    const reference = logFailure(error, action);
    const why = refusalOf(error);
    if (why !== undefined && why !== "other") return { id, name, is: "failed", text: t(`manage.refused.${why}`) };
    const is = failure === "unknown" ? "unknown" : "failed";
    return { id, name, is, text: t(`manage.many.${failure}`, { id: reference }) };
  }
}
