type StatusCount = { status: string; number: number };

/** How many of all that a list's filter lets through are in each status; null where nobody asked. */
export async function byStatus(
  isAsked: boolean | undefined,
  count: () => Promise<StatusCount[]>,
): Promise<Record<string, number> | null> {
  if (!isAsked) return null;
  return Object.fromEntries((await count()).map(({ status, number }) => [status, number]));
}
