import "server-only";
import type { AnyScope } from "../access/scope.ts";
import { ask } from "./ask.ts";
import { told } from "./told.ts";

/** A group of clients: its name, and what it has off, in percent as WHMCS writes it. */
export type ClientGroup = { name: string; percent: string };

/** The group with an id; undefined for none, and where WHMCS does not tell. (GetClientGroups) */
export async function clientGroup(scope: AnyScope, id: number | undefined): Promise<ClientGroup | undefined> {
  if (!id) return undefined;
  const answer = await told(() => ask(scope).getClientGroups({}));
  const group = answer.is === "known" ? answer.value.groups.find((each) => each.id === id) : undefined;
  return group && { name: group.groupname, percent: group.discountpercent };
}
