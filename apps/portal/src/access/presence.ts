import "server-only";
import { bePresent as be, endPresence as end, othersAt as others, type Presence } from "../store/presences.ts";
import { BUILT_IN } from "../store/staff.ts";
import { openStore } from "../store/store.ts";
import type { StaffScope } from "./scope.ts";

/** Seconds for which somebody is taken to be there who was. */
const LEASE = 10;

const nameOf = ({ member, adminUsername }: StaffScope) => (member.id === BUILT_IN ? adminUsername : member.name);

/** Says that this member of staff reads a ticket, or answers it, for some seconds. */
export const bePresent = async (scope: StaffScope, ticket: number, isAnswering: boolean): Promise<void> =>
  be(await openStore(), { ticket, session: scope.sessionId, name: nameOf(scope), isAnswering }, LEASE);

export const endPresence = async (scope: StaffScope, ticket: number): Promise<void> =>
  end(await openStore(), ticket, scope.sessionId);

/** Who else reads or answers it. */
export const othersAt = async (scope: StaffScope, ticket: number): Promise<Presence[]> =>
  others(await openStore(), ticket, scope.sessionId);
