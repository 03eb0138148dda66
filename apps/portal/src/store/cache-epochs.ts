import type { Store } from "./store.ts";

/** An owner's epochs by tag; a tag that is not in it is at 0. */
export async function cacheEpochsOf({ db }: Store, owner: string): Promise<ReadonlyMap<string, number>> {
  const rows = await db.selectFrom("cache_epochs").select(["tag", "epoch"]).where("owner", "=", owner).execute();
  return new Map(rows.map(({ tag, epoch }) => [tag, epoch]));
}

/** The epochs of one tag by owner; an owner that is not in it is at 0. */
export async function epochsOfTag({ db }: Store, owners: readonly string[], tag: string) {
  if (owners.length === 0) return new Map<string, number>();
  const rows = await db
    .selectFrom("cache_epochs")
    .select(["owner", "epoch"])
    .where("tag", "=", tag)
    .where("owner", "in", [...owners])
    .execute();
  return new Map(rows.map(({ owner, epoch }) => [owner, epoch]));
}

/** Begins a new epoch for these tags of each owner: what was read before is not taken for the present any more. */
export async function raiseCacheEpochs(store: Store, owners: readonly string[], tags: readonly string[]) {
  const values = owners.flatMap((owner) => tags.map((tag) => ({ owner, tag, epoch: 1 })));
  if (values.length === 0) return;
  await store.transaction((tx) =>
    tx
      .insertInto("cache_epochs")
      .values(values)
      .onConflict((conflict) =>
        conflict.columns(["owner", "tag"]).doUpdateSet((eb) => ({ epoch: eb("cache_epochs.epoch", "+", 1) })),
      )
      .execute(),
  );
}
