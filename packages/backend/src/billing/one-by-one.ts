/**
 * Does the same for each, one after the other. One that fails does not keep the rest from its turn: what went wrong is
 * thrown at the end.
 */
export async function oneByOne<Item>(items: Iterable<Item>, work: (item: Item) => Promise<void>): Promise<void> {
  const failures: unknown[] = [];
  for (const item of items) {
    await work(item).catch((error: unknown) => {
      failures.push(error);
    });
  }
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} could not be done`);
}
