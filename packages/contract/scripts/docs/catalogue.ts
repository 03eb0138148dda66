import { type ActionDoc, readDocs } from "../../src/docs.ts";
import { type AnyAction, actions, type Group } from "../../src/index.ts";

/** An action with what its comment says. */
export type Entry = { action: AnyAction; doc: ActionDoc };

/** Every action by its group, both in the order of the alphabet. An action without a comment is an error. */
export function catalogue(): Map<Group, Entry[]> {
  const docs = readDocs();
  const entries = (Object.values(actions) as AnyAction[]).map((action): Entry => {
    const doc = docs.get(action.name);
    if (!doc) throw new Error(`${action.name} has no comment above its declaration`);
    return { action, doc };
  });
  entries.sort((one, other) => (one.action.name < other.action.name ? -1 : 1));
  const groups = [...new Set(entries.map(({ action }) => action.group))].sort();
  return new Map(groups.map((group) => [group, entries.filter(({ action }) => action.group === group)]));
}

/** What a call does to the installation, in a word or two. */
export function effectWords(action: AnyAction): string {
  return typeof action.effect === "function" ? "read or write, as its parameters say" : action.effect;
}

/** Other names of each parameter. */
export function aliasesOf(action: AnyAction): Map<string, string[]> {
  const aliases = new Map<string, string[]>();
  for (const [alias, real] of Object.entries(action.aliases as Record<string, string>)) {
    aliases.set(real, [...(aliases.get(real) ?? []), alias]);
  }
  return aliases;
}
