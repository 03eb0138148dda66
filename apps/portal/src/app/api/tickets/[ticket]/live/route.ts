import { requireWatcher } from "../../../../../access/access.ts";
import { failureOf } from "../../../../../data/failure.ts";
import { idFrom } from "../../../../../data/owned.ts";
import { watchTicket } from "../../../../../data/ticket-watch.ts";
import { env } from "../../../../../env.ts";
import { keptByNobody } from "../../../../../headers/policy.ts";
import { eventStream } from "../../../../../lib/event-streams.ts";

type Context = { params: Promise<{ ticket: string }> };

/** Nothing is said: a browser does not ask again by itself. */
const nothing = (status: 204 | 404 | 503) => new Response(null, { status, headers: { "Cache-Control": keptByNobody } });

/**
 * Tells the open page of one of the client's tickets that it has changed. An event is the ticket's version and says
 * nothing of what is in it: the page asks for that as ever. Whether the session is open, and its user may see the ticket,
 * is asked at the beginning and before each event; whether it is open, before whatever else is sent.
 */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const id = idFrom((await params).ticket);
  try {
    const { scope, isThere, mayHear } = await requireWatcher(
      "tickets",
      id === undefined ? "/tickets" : `/tickets/${id}`,
    );
    if (env().LIVE_SECONDS === 0) return nothing(204);
    const watch = id === undefined ? undefined : await watchTicket(scope, id);
    if (!watch) return nothing(404);
    const answer = eventStream(scope.sessionId, request.signal, async ({ say, beat, signal, pause }) => {
      try {
        let told = watch.version();
        if (told !== undefined) say(told);
        while (!signal.aborted) {
          await watch.change(told, pause, signal);
          const version = watch.version();
          if (signal.aborted || version === undefined) return;
          if (version === told) {
            if (!(await isThere())) return;
            beat();
          } else {
            if (!(await mayHear())) return;
            say(version);
            told = version;
          }
        }
      } catch (error) {
        if (failureOf(error) === undefined) throw error;
      } finally {
        watch.leave();
      }
    });
    if (answer.status !== 200) watch.leave();
    return answer;
  } catch (error) {
    if (failureOf(error) === undefined) throw error;
    return nothing(503);
  }
}
