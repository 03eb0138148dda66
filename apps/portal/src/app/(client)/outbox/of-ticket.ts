import "server-only";
import { headers } from "next/headers";
import { dismissLetter, type MyLetter, myLetters } from "../../../access/letters.ts";
import type { ClientScope } from "../../../access/scope.ts";

/** The reader's letters about one ticket, for its page. What has arrived is seen there, and told this once. */
export async function lettersOfTicket(scope: ClientScope, ticket: number): Promise<MyLetter[]> {
  const mine = (await myLetters(scope)).filter((letter) => letter.ticket === ticket);
  const isLookedAt = (await headers()).get("next-router-prefetch") === null;
  const seen = isLookedAt ? mine.filter(({ state }) => state === "done") : [];
  for (const { id } of seen) await dismissLetter(scope, id);
  return mine;
}
