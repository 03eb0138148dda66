/** limitstart and limitnum of a request: 25 rows unless asked, and never more than a thousand. */
export function pageOf(input: { limitstart?: number | undefined; limitnum?: number | undefined }) {
  const limit = input.limitnum !== undefined && input.limitnum > 0 ? Math.min(input.limitnum, 1000) : 25;
  const offset = Math.max(0, input.limitstart ?? 0);
  return { limit, offset };
}
