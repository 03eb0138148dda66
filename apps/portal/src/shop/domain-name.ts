import type { Ending } from "./catalogue.ts";

/** Names of domains as people type them. */

const label = /^(?=.{1,63}$)[\p{L}\p{N}]([\p{L}\p{N}-]*[\p{L}\p{N}])?$/u;

/** In lower case, without what is copied with it: "https://www.Example.com/x" is "example.com". */
export const tidy = (typed: string): string =>
  typed
    .trim()
    .toLowerCase()
    .replace(/^[a-z]+:\/\//, "")
    .replace(/[/?#].*$/s, "")
    .replace(/^www\.(?=[^.]+\.)/, "")
    .replace(/\s+/g, "")
    .replace(/^\.+|\.+$/g, "");

/** Whether it is a whole name, of two parts and more. */
export function isDomain(name: string): boolean {
  const parts = name.split(".");
  return (
    name.length <= 253 &&
    parts.length >= 2 &&
    parts.every((part) => label.test(part)) &&
    /\p{L}/u.test(parts.at(-1) ?? "")
  );
}

/** The ending that is sold and that a name has; the longest where several do. */
export function endingOf(name: string, endings: readonly Ending[]): Ending | undefined {
  const fitting = endings.filter((ending) => {
    const first = name.slice(0, -ending.name.length);
    return name.endsWith(ending.name) && label.test(first);
  });
  return fitting.sort((a, b) => b.name.length - a.name.length)[0];
}

export type Hunted = {
  /** "fellrunners" */
  name: string;
  /** The ending that was typed with it, ".com"; "" for none. */
  ending: string;
};

/** What somebody looks for: a name, with an ending or without one. Undefined when it can be no name. */
export function hunted(typed: string, endings: readonly Ending[]): Hunted | undefined {
  const text = tidy(typed);
  const sold = endingOf(text, endings);
  const [first = "", ...rest] = text.split(".");
  const name = sold ? text.slice(0, -sold.name.length) : first;
  if (!label.test(name)) return undefined;
  return { name, ending: sold?.name ?? (rest.length > 0 ? `.${rest.join(".")}` : "") };
}

/** Other names that mean the same, by simple rules; the likeliest first. */
export function similar(name: string): string[] {
  const bare = name.replaceAll("-", "");
  const found = [
    bare === name ? "" : bare,
    `get${bare}`,
    `${bare}online`,
    bare.endsWith("s") ? bare.slice(0, -1) : `${bare}s`,
    `the${bare}`,
    `my${bare}`,
    `${bare}hq`,
  ];
  return [...new Set(found)].filter((other) => other !== name && label.test(other) && other.length > 2);
}
