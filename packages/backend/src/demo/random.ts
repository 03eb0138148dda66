/** Chance that comes out the same every time: the numbers depend on the seed only. */
export interface Random {
  /** From 0 up to, not including, 1. */
  next(): number;
  /** A whole number from low to high, both included. */
  int(low: number, high: number): number;
  /** True in `percent` of a hundred cases. */
  chance(percent: number): boolean;
  pick<Item>(items: readonly Item[]): Item;
  /** Picks by weight, which need not add up to anything. */
  weighted<Item>(choices: readonly (readonly [item: Item, weight: number])[]): Item;
  /** Lower-case letters and digits. */
  token(length: number): string;
}

const letters = "abcdefghijkmnpqrstuvwxyz23456789";

/** A generator (mulberry32) for a seed: any whole number. */
export function random(seed: number): Random {
  let state = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const pick = <Item>(items: readonly Item[]): Item => {
    if (items.length === 0) throw new RangeError("there is nothing to pick from");
    return items[Math.floor(next() * items.length)] as Item;
  };
  return {
    next,
    int: (low, high) => low + Math.floor(next() * (high - low + 1)),
    chance: (percent) => next() * 100 < percent,
    pick,
    weighted(choices) {
      let left = next() * choices.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [item, weight] of choices) {
        left -= weight;
        if (left < 0) return item;
      }
      return pick(choices)[0];
    },
    token(length) {
      let text = "";
      for (let at = 0; at < length; at++) text += letters.charAt(Math.floor(next() * letters.length));
      return text;
    },
  };
}
