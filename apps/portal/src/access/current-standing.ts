import "server-only";
import { failureOf } from "../data/failure.ts";
import { type Gone, type Standing, standing } from "../data/standing.ts";
import { env } from "../env.ts";
import { inTime } from "../lib/in-time.ts";
import { keepStanding, type SessionRow } from "../store/sessions.ts";
import { openStore } from "../store/store.ts";
import { isPermission } from "./permissions.ts";
import { makePublicScope } from "./scope.ts";

/** What WHMCS said last is good this long while it does not answer. */
const LAST_MS = 24 * 60 * 60 * 1000;

/** How long a page waits to hear whether all is as it was, before it goes by what WHMCS said last. */
const PATIENCE_MS = 25;

/** What a user may do for a client at this moment, or why he may not act for it. */
export const currentStanding = (userId: number, clientId: number): Promise<Standing | Gone> =>
  standing(makePublicScope(), userId, clientId);

/** A standing as a session keeps it. */
export const standingText = ({ isOwner, permissions, language }: Standing): string =>
  JSON.stringify({ isOwner, permissions: [...permissions], language });

type Written = { isOwner: boolean; permissions: string[]; language?: string };

type Last = { standing: Standing; age: number };

/** What WHMCS said last of a session's user, and how many milliseconds ago. */
function lastOf({ standing: text, standing_at: at }: SessionRow): Last | undefined {
  if (text === null || at === null) return undefined;
  const { isOwner, permissions, language = "" } = JSON.parse(text) as Written;
  const age = Date.now() - Date.parse(at);
  return { standing: { isOwner, permissions: new Set(permissions.filter(isPermission)), language }, age };
}

// One for the process, whatever bundles Next makes of this file.
const kept = globalThis as { krakenStandings?: Map<string, Promise<Standing | Gone>> };

type Asked = { session: SessionRow; userId: number; clientId: number };

async function ask({ session, userId, clientId }: Asked): Promise<Standing | Gone> {
  const found = await currentStanding(userId, clientId);
  // A no is not kept: whoever comes next asks, hears it, and ends the session.
  await keepStanding(await openStore(), session.id, typeof found === "string" ? null : standingText(found));
  return found;
}

/** One question for all requests of a session that come at once. */
function askOnce(asked: Asked): Promise<Standing | Gone> {
  kept.krakenStandings ??= new Map();
  const all = kept.krakenStandings;
  const { id } = asked.session;
  const known = all.get(id);
  if (known) return known;
  const asking = ask(asked).finally(() => all.delete(id));
  asking.catch(() => undefined);
  all.set(id, asking);
  return asking;
}

/** For writes: as WHMCS has it now. @throws the SDK's error while it does not answer */
export const standingNow = (asked: Asked): Promise<Standing | Gone> => ask(asked);

/**
 * For reading: as WHMCS had it STANDING_SECONDS ago at most; a moment older while it takes its time; and while it does
 * not answer, as it had it last in these 24 hours, for the same session.
 * @throws the SDK's error when it does not answer, and nothing is known
 */
export async function standingOfSession(asked: Asked): Promise<Standing | Gone> {
  const last = lastOf(asked.session);
  const fresh = env().STANDING_SECONDS * 1000;
  if (last && last.age < fresh) return last.standing;
  const asking = askOnce(asked);
  if (!last || last.age > LAST_MS) return asking;
  try {
    if (fresh === 0) return await asking;
    return (await inTime(asking, PATIENCE_MS)) ?? last.standing;
  } catch (error) {
    if (failureOf(error) !== "unavailable") throw error;
    return last.standing;
  }
}

/** What he might do when it was known last: for the frame of a page, and to decide nothing. */
export const lastStanding = (session: SessionRow): Standing | undefined => lastOf(session)?.standing;
