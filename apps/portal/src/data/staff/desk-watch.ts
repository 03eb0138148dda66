import "server-only";
import { assertScope, type StaffScope } from "../../access/scope.ts";
import { askAnew, ownerOf } from "../ask.ts";
import { beginWatch, epochOfTickets, type TicketWatch, versionOf } from "../ticket-watch.ts";
import { staffTicket, staffTicketNow } from "./tickets.ts";

/* How an open desk hears of what is new: as a client's ticket does (ticket-watch.ts), in staff's scope. */

/** Whose kept answers are staff's. */
const STAFF = "staff";

/** Begins to watch one ticket, notes and all; undefined when there is none. Who watches has to leave. (GetTicket) */
export async function watchStaffTicket(scope: StaffScope, id: number): Promise<TicketWatch | undefined> {
  assertScope(scope, "staff");
  const before = await epochOfTickets(STAFF);
  const found = await staffTicket(scope, id);
  if (!found) return undefined;
  // What its client writes raises his epoch, and what staff write about him does, too.
  const owner = found.clientId === 0 ? STAFF : ownerOf(found.clientId);
  const epoch = owner === STAFF ? before : await epochOfTickets(owner);
  const read = async () => {
    const now = await staffTicketNow(scope, id);
    return now && versionOf(now);
  };
  return beginWatch(
    { key: `staff ticket ${id}`, owner, keepers: [...new Set([owner, STAFF])], read },
    versionOf(found),
    epoch,
  );
}

/** So many of those that were written in last tell of the whole list. */
const NEWEST = 25;

async function queueVersion(scope: StaffScope): Promise<string> {
  const { tickets, totalresults } = await askAnew(scope).getTickets({
    limitnum: NEWEST,
    ignore_dept_assignments: true,
  });
  const rows = tickets.map(({ id, status, lastreply, flag, deptid, priority }) => [
    ...[id, status, lastreply, flag, deptid, priority],
  ]);
  return versionOf([totalresults, rows]);
}

/** Begins to watch the tickets of all clients: new ones, and what was written in them. Who watches has to leave. (GetTickets) */
export async function watchQueue(scope: StaffScope): Promise<TicketWatch> {
  assertScope(scope, "staff");
  const epoch = await epochOfTickets(STAFF);
  const read = () => queueVersion(scope);
  return beginWatch({ key: "staff queue", owner: STAFF, keepers: [STAFF], read }, await read(), epoch);
}
