import { z } from "zod";
import { requireStaffWatcher } from "../../../../access/access.ts";
import { bePresent, endPresence, othersAt } from "../../../../access/presence.ts";
import { failureOf } from "../../../../data/failure.ts";
import { idFrom } from "../../../../data/owned.ts";
import { watchQueue, watchStaffTicket } from "../../../../data/staff/desk-watch.ts";
import { env } from "../../../../env.ts";
import { keptByNobody } from "../../../../headers/policy.ts";
import { eventStream } from "../../../../lib/event-streams.ts";

const nothing = (status: 204 | 404 | 503) => new Response(null, { status, headers: { "Cache-Control": keptByNobody } });

/** Milliseconds between two looks at who else is there. */
const LOOK = 2000;
/** So many looks at which nothing was new, and whoever is between is told that somebody listens. */
const BEAT_AFTER = 7;

const asked = z.object({ ticket: z.string().optional(), answering: z.string().optional() });

/**
 * Tells an open desk that its list or its ticket has changed, and who else reads or answers that ticket. Versions say nothing
 * of what is in a ticket: the page asks for that as ever.
 */
export async function GET(request: Request): Promise<Response> {
  const query = asked.parse(Object.fromEntries(new URL(request.url).searchParams));
  const id = idFrom(query.ticket);
  const isAnswering = query.answering === "1";
  try {
    const { scope, isThere } = await requireStaffWatcher(id === undefined ? "/admin/tickets" : `/admin/tickets/${id}`);
    if (env().LIVE_SECONDS === 0) return nothing(204);
    if (query.ticket !== undefined && id === undefined) return nothing(404);
    const ticket = id === undefined ? undefined : await watchStaffTicket(scope, id);
    if (id !== undefined && !ticket) return nothing(404);
    const queue = await watchQueue(scope);
    const leave = () => {
      queue.leave();
      ticket?.leave();
    };
    const answer = eventStream(scope.sessionId, request.signal, async ({ say, beat, signal }) => {
      try {
        let told = "";
        let quiet = 0;
        while (!signal.aborted) {
          if (id !== undefined) await bePresent(scope, id, isAnswering);
          const others = id === undefined ? [] : await othersAt(scope, id);
          const [list, version] = [queue.version(), ticket?.version()];
          if (ticket && version === undefined) return;
          const now = JSON.stringify({ list, ticket: version, others });
          quiet = now === told ? quiet + 1 : 0;
          if (quiet === 0 || quiet % BEAT_AFTER === 0) {
            if (!(await isThere())) return;
            if (quiet === 0) say(now);
            else beat();
          }
          told = now;
          await Promise.race([
            queue.change(list, LOOK, signal),
            ...(ticket ? [ticket.change(version, LOOK, signal)] : []),
          ]);
        }
      } catch (error) {
        if (failureOf(error) === undefined) throw error;
      } finally {
        leave();
        if (id !== undefined) await endPresence(scope, id);
      }
    });
    if (answer.status !== 200) leave();
    return answer;
  } catch (error) {
    if (failureOf(error) === undefined) throw error;
    return nothing(503);
  }
}
