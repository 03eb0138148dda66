import "server-only";
import { assertScope, type StaffScope } from "../../access/scope.ts";
import { answered } from "./answered.ts";
import { type BulkThing, type BulkWishes, bulkKinds, type Doing, type Kind } from "./bulk-kinds.ts";

export type { BulkThing, BulkWishes } from "./bulk-kinds.ts";

export type BulkKind = keyof typeof bulkKinds;

/** What can be done with many of a kind, by name. */
export type DeedOf<K extends BulkKind> = keyof (typeof bulkKinds)[K]["deeds"] & string;

export const isBulkKind = (text: unknown): text is BulkKind =>
  typeof text === "string" && Object.hasOwn(bulkKinds, text);

const kindOf = (kind: BulkKind): Kind => bulkKinds[kind];

/** What can be done with many of a kind. */
export const deedsOfKind = (kind: BulkKind): string[] => Object.keys(kindOf(kind).deeds);

const doingOf = (kind: BulkKind, deed: string): Doing | undefined =>
  Object.hasOwn(kindOf(kind).deeds, deed) ? kindOf(kind).deeds[deed] : undefined;

/** Whether it can be done with a thing as it is. */
export const fitsDeed = (kind: BulkKind, deed: string, { status }: Pick<BulkThing, "status">): boolean =>
  doingOf(kind, deed)?.fits.includes(status) ?? false;

/** "service 12", for the audit log. */
export const nameOfThing = (kind: BulkKind, id: number): string => `${kindOf(kind).one} ${id}`;

/** Things of a kind as they are at this moment, in the order in which they are named; those that are not there are left out. */
export async function bulkThings(scope: StaffScope, kind: BulkKind, ids: readonly number[]): Promise<BulkThing[]> {
  assertScope(scope, "staff");
  const found = await Promise.all([...new Set(ids)].map((id) => kindOf(kind).look(scope, id)));
  return found.filter((thing) => thing !== undefined);
}

export type BulkDone =
  | { is: "done"; before: string; after: string }
  /** In this state it can't be done. */
  | { is: "unfit"; status: string }
  | { is: "gone" }
  /** The client doesn't want it. */
  | { is: "unwanted" }
  | { is: "refused"; reason: string };

/**
 * Does it with one thing as it is at this moment; what WHMCS or a server refuses is an answer. Failures of the way there
 * are thrown as ever.
 * @param key names this doing of it, for what keeps a second one from being done
 */
export async function doWithOne(
  scope: StaffScope,
  kind: BulkKind,
  { deed, id, wishes, key }: { deed: string; id: number; wishes: BulkWishes; key: string },
): Promise<BulkDone> {
  assertScope(scope, "staff");
  const thing = await kindOf(kind).look(scope, id);
  const doing = doingOf(kind, deed);
  if (!thing || !doing) return { is: "gone" };
  if (!doing.fits.includes(thing.status)) return { is: "unfit", status: thing.status };
  const outer = await answered(() => doing.work(scope, thing, wishes, key));
  const answer = outer.is === "done" ? outer.value : outer;
  if (answer.is === "unfit") return { is: "unfit", status: thing.status };
  if (answer.is !== "done") return answer;
  // It is done, whether its state can be read or not.
  const after = await kindOf(kind)
    .look(scope, id)
    .catch(() => undefined);
  return { is: "done", before: thing.status, after: after?.status ?? "" };
}
