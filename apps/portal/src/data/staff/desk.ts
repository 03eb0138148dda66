import "server-only";
import { assertScope, type StaffScope } from "../../access/scope.ts";
import { ask } from "../ask.ts";
import { whereServed } from "../engine.ts";
import { orElse } from "../failure.ts";
import { once } from "../once.ts";
import type { TicketQuery } from "../tickets.ts";
import { type QueueRow, queue } from "./tickets.ts";

/* What the desk needs besides the tickets: who may have one, what is ready to be said, and whose tickets are whose. */

export type Colleague = { id: number; username: string; name: string; signature: string };

/** WHMCS's active admins, by name; none where the credential may not list them. (GetAdminUsers) */
export const colleagues = once(async (scope: StaffScope): Promise<Colleague[]> => {
  assertScope(scope, "staff");
  const { admin_users: rows } = await orElse(ask(scope).getAdminUsers({}), { admin_users: [], count: 0 });
  return rows
    .filter(({ isDisabled }) => !isDisabled)
    .map(({ id, username, firstname, lastname, signature }) => ({
      id,
      username,
      signature,
      name: [firstname, lastname].filter(Boolean).join(" ") || username,
    }))
    .sort((one, other) => one.name.localeCompare(other.name));
});

/** The admin as whom this member of staff writes; undefined where WHMCS does not tell. */
export async function ownAdmin(scope: StaffScope): Promise<Colleague | undefined> {
  assertScope(scope, "staff");
  const username = scope.adminUsername.toLowerCase();
  const isOwn = (admin: Colleague) =>
    scope.adminId === undefined ? admin.username.toLowerCase() === username : admin.id === scope.adminId;
  return (await colleagues(scope)).find(isOwn);
}

/** WHMCS can't be asked whose a ticket is: so many active ones, the last written in first, are looked through. */
const LOOKED_THROUGH = 1000;
const AT_ONCE = 250;

export type Flagged = {
  rows: QueueRow[];
  /** Of how many active tickets only the newest were looked at; undefined when all were. */
  beyond: number | undefined;
};

/** The active tickets that somebody of staff has, of one department or of all. (GetTickets) */
export const flaggedTickets = once(
  async (scope: StaffScope, department: number | undefined, subject: string): Promise<Flagged> => {
    const asked: Omit<TicketQuery, "page"> = { status: "All Active Tickets", department, subject, pageSize: AT_ONCE };
    const rows: QueueRow[] = [];
    let total = 0;
    for (let page = 1; page <= LOOKED_THROUGH / AT_ONCE; page++) {
      const answer = await queue(scope, { ...asked, page });
      rows.push(...answer.rows);
      total = answer.total;
      if (answer.rows.length < AT_ONCE) break;
    }
    return {
      rows: rows.filter(({ assigned }) => assigned !== 0),
      beyond: total > rows.length ? total : undefined,
    };
  },
);

/** How many active tickets this member of staff has, and how many somebody has. */
export type FlagCounts = { mine: number; flagged: number };

/** The same of one department or of all; undefined where the engine does not count them. (KrakenGetTicketFlags) */
export async function flagCounts(scope: StaffScope, department: number | undefined): Promise<FlagCounts | undefined> {
  assertScope(scope, "staff");
  const [told, me] = await Promise.all([
    whereServed("KrakenGetTicketFlags", () => ask(scope).krakenGetTicketFlags({ deptid: department })),
    ownAdmin(scope),
  ]);
  return (
    told && { mine: told.admins.find(({ adminid }) => adminid === me?.id)?.tickets ?? 0, flagged: told.totalresults }
  );
}

export type Ready = { name: string; text: string };
export type ReadyGroup = { id: number; name: string; replies: Ready[] };

/** The predefined replies by category; those without one are not told by WHMCS. (GetTicketPredefinedCats, -Replies) */
export async function readyReplies(scope: StaffScope): Promise<ReadyGroup[]> {
  assertScope(scope, "staff");
  const { categories } = await ask(scope).getTicketPredefinedCats({});
  const groups = await Promise.all(
    categories.map(async ({ id, name }) => {
      const { predefinedreplies: replies } = await ask(scope).getTicketPredefinedReplies({ catid: id });
      return { id, name, replies: replies.map((each) => ({ name: each.name, text: each.reply })) };
    }),
  );
  return groups.filter(({ replies }) => replies.length > 0);
}
