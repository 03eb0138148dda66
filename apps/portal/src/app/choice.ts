/* What is chosen in a list, in the address of the page that does something with it. */

/** A name of its own for each: no address says one thing twice. */
export const choiceName = (id: number): string => `d${id}`;

/** The ids that an address's names choose. */
export const idsIn = (names: readonly string[]): string[] =>
  names.map((name) => /^d(\d+)$/.exec(name)?.[1]).filter((id) => id !== undefined);

/** The address of a page with these chosen, and what else it says. */
export const chosenHref = (path: string, ids: readonly number[], more: Readonly<Record<string, string>> = {}): string =>
  `${path}?${new URLSearchParams([...ids.map((id): [string, string] => [choiceName(id), "on"]), ...Object.entries(more)])}`;
