import "server-only";
import { cookies } from "next/headers";
import type { ClientScope } from "../access/scope.ts";
import type { Words } from "../messages/words.ts";
import { allDrafts, draftsCookie, draftsCookieSeconds } from "../ui/drafts.ts";

/**
 * Under which name a browser keeps what this user types for this client; undefined for staff who act for him: nothing of
 * his stays in their browser. `of` is "ticket-42".
 */
export const draftName = ({ actor, clientId, userId }: ClientScope, of: string): string | undefined =>
  actor ? undefined : `${clientId}.${userId}.${of}`;

/** Tells the browser that it is no draft any more. Only in server actions. */
export async function endDraft(name: string | undefined): Promise<void> {
  if (name === undefined) return;
  const how = { path: "/", maxAge: draftsCookieSeconds, sameSite: "lax" } as const;
  (await cookies()).set(draftsCookie, name, how);
}

/** The same of all that it keeps, whosever it is. */
export const endDrafts = (): Promise<void> => endDraft(allDrafts);

export const draftWords = (t: Words["t"]) => ({
  back: t("client.draft.back", { at: "{{at}}" }),
  kept: t("client.draft.kept", { at: "{{at}}" }),
  discard: t("client.draft.discard"),
});
