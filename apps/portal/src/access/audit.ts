import "server-only";
import { failureOf } from "../data/failure.ts";
import { log } from "../lib/log.ts";
import { type AuditEntry, type AuditResult, writeAudit } from "../store/audit.ts";
import { openStore } from "../store/store.ts";
import { clientAddress } from "./address.ts";
import type { AnyScope, StaffMember } from "./scope.ts";

/**
 * What happened: `action` as "ticket.reply", `on` as "ticket 1042"; of something changed `note` says what was before and
 * after (`changesOf`). Nothing secret goes in.
 */
export type Deed = {
  action: string;
  on?: string | undefined;
  result: AuditResult;
  note?: string | undefined;
  /** Who a person without a session says he is. */
  name?: string | undefined;
};

const staffWho = ({ id }: StaffMember) => (id === 0 ? "owner" : `staff ${id}`);

/** Who is asking, and as whom, in the words of the audit log. */
export function whoIs(scope: AnyScope): Pick<AuditEntry, "who" | "name" | "asWhom"> {
  if (scope.kind === "staff")
    return { who: staffWho(scope.member), name: scope.member.name, asWhom: `admin ${scope.adminUsername}` };
  if (scope.kind !== "client") return { who: "nobody" };
  const { actor, name } = scope;
  const asWhom = `client ${scope.clientId}`;
  return actor ? { who: staffWho(actor), name: actor.name, asWhom } : { who: `user ${scope.userId}`, name, asWhom };
}

/** The line of the log that this deed makes, for a transaction that holds both. */
export async function entryOf(scope: AnyScope, deed: Deed): Promise<AuditEntry> {
  const who = whoIs(scope);
  return { ...who, name: who.name || deed.name, address: clientAddress(), ...omitName(deed) };
}

function omitName({ name: _, ...deed }: Deed) {
  return deed;
}

/**
 * Writes what somebody did into the audit log. It is done already: where the log can't be written, the line goes to
 * the process's own log and the deed stands.
 */
export async function audit(scope: AnyScope, deed: Deed): Promise<void> {
  const entry = await entryOf(scope, deed);
  try {
    await writeAudit(await openStore(), entry);
  } catch (error) {
    const why = error instanceof Error ? error.message : "unknown";
    log("error", "audit log not written", { why, entry });
  }
}

const results = { unknown: "unknown", refused: "refused", unavailable: "failed" } as const;

/**
 * Does something that writes, and tells the audit log what became of it. `objectOf` names what it made; `isRefused` knows
 * answers by which nothing was done.
 *
 *     await audited(scope, { action: "ticket.reply", on: `ticket ${id}` }, () => replyToTicket(scope, to, message));
 */
export async function audited<R>(
  scope: AnyScope,
  deed: Omit<Deed, "result">,
  work: () => Promise<R>,
  objectOf?: (made: R) => string,
  isRefused: (made: R) => boolean = () => false,
): Promise<R> {
  let made: R;
  try {
    made = await work();
  } catch (error) {
    const failure = failureOf(error);
    await audit(scope, { ...deed, result: failure ? results[failure] : "failed" });
    throw error;
  }
  const result = isRefused(made) ? "refused" : "done";
  await audit(scope, { ...deed, on: objectOf ? objectOf(made) : deed.on, result });
  return made;
}
