import "server-only";
import type { StaffReplyContent } from "../data/letters.ts";
import type { Upload } from "../data/ticket-files.ts";
import * as letters from "../store/letters.ts";
import { openStore } from "../store/store.ts";
import { audit, whoIs } from "./audit.ts";
import { wakePostman } from "./postman.ts";
import { roleMay } from "./roles.ts";
import type { StaffScope } from "./scope.ts";

/*
 * Staff's replies wait some seconds in the outbox in which they can be taken back. From there they go as clients' letters
 * do: whichever instance is first sends each once, and a browser or a process that is gone loses nothing.
 */

/** Of no client's user. */
const NOBODY = 0;

/** Each ticket has a lane of its own: no client's letters wait for it. */
const laneOf = (ticket: number) => -ticket;

/** @throws letters.OutboxFullError */
export async function keepStaffReply(
  scope: StaffScope,
  content: StaffReplyContent,
  files: Upload[],
  seconds: number,
): Promise<void> {
  const letter: letters.NewLetter = {
    kind: "staff.reply",
    user_id: NOBODY,
    client_id: laneOf(content.ticket),
    staff_id: scope.member.id,
    writer: JSON.stringify(whoIs(scope)),
    ticket_id: content.ticket,
    content: JSON.stringify(content),
    write_owner: "",
    write_key: "",
  };
  await letters.keepLetter(await openStore(), letter, files, { delay: seconds });
  wakePostman();
}

/** A reply that is not known to be in its ticket. */
export type StaffLetter = StaffReplyContent & {
  id: number;
  state: letters.LetterState;
  /** When it is sent. */
  due: string;
  by: string;
  isOwn: boolean;
};

const rowsOf = async (ticket: number) => letters.lettersOf(await openStore(), NOBODY, laneOf(ticket));

/** What staff answered in a ticket and is not in it, the oldest first. */
export async function staffReplies(scope: StaffScope, ticket: number): Promise<StaffLetter[]> {
  const rows = await rowsOf(ticket);
  return rows
    .filter(({ state }) => state !== "done")
    .map((row) => ({
      ...(JSON.parse(row.content) as StaffReplyContent),
      id: row.id,
      state: row.state,
      due: row.due_at,
      by: (JSON.parse(row.writer) as { name?: string }).name ?? "",
      isOwn: row.staff_id === scope.member.id,
    }));
}

async function ownRow(scope: StaffScope, ticket: number, id: number | undefined) {
  if (!roleMay(scope.member.role, "tickets")) throw new Error("This role answers no tickets");
  return (await rowsOf(ticket)).find((row) => row.id === id && row.staff_id === scope.member.id);
}

/** Takes one's own reply back while it waits. Undefined when there is none, false when it is too late. */
export async function takeBackReply(scope: StaffScope, ticket: number, id: number | undefined) {
  const found = await ownRow(scope, ticket, id);
  if (!found) return undefined;
  if (found.state !== "waiting") return false;
  const isBack = await letters.changeLetter(await openStore(), found, { state: "returned", note: "taken back" });
  if (isBack) await audit(scope, { action: "ticket.reply-taken-back", on: `ticket ${ticket}`, result: "done" });
  return isBack;
}

/** Takes one's own off the list that is not to be sent any more. */
export async function dismissReply(scope: StaffScope, ticket: number, id: number | undefined): Promise<void> {
  const found = await ownRow(scope, ticket, id);
  if (found) await letters.dismissLetter(await openStore(), found.id, NOBODY, laneOf(ticket));
}
