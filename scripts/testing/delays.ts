/**
 * How long a call waits, in milliseconds: always the same, or drawn. Drawn ones are lognormal, by their median and
 * their 95th percentile; a share of them (0 to 1) stalls for so long instead.
 */
export type Delay = number | { median: number; p95: number; stalls?: { share: number; milliseconds: number } };

/** 95 % of a normal distribution are below its mean and so many standard deviations. */
const Z95 = 1.6448536;

/** Numbers from 0 to 1, the same ones for the same seed (mulberry32). */
export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Draws delays: the same ones in the same order for the same seed. */
export function delays(seed: number): (delay: Delay) => number {
  const next = random(seed);
  return (delay) => {
    if (typeof delay === "number") return delay;
    const { median, p95, stalls } = delay;
    if (stalls && next() < stalls.share) return stalls.milliseconds;
    // Box and Muller; a 0 has no logarithm.
    const normal = Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
    return median * Math.exp((Math.log(p95 / median) / Z95) * normal);
  };
}
