import "server-only";
import { cache } from "react";
import { cacheEpochsOf, epochsOfTag, raiseCacheEpochs } from "../../store/cache-epochs.ts";
import { openStore } from "../../store/store.ts";
import { type Tag, tags } from "./policy.ts";

export type Epochs = ReadonlyMap<string, number>;

/** An owner's epochs; looked up once while a page is made, and each time elsewhere. */
export const epochsOf = cache(async (owner: string): Promise<Epochs> => cacheEpochsOf(await openStore(), owner));

/** The epoch of an answer that is about these: it is another one after a write to any of them. */
export const epochOf = (epochs: Epochs, about: readonly Tag[]): number =>
  about.reduce((sum, tag) => sum + (epochs.get(tag) ?? 0), 0);

/** The epochs of one tag as they are at this moment, of those owners that have one: another number after each write. */
export const epochsNow = async (owners: readonly string[], tag: Tag): Promise<Epochs> =>
  epochsOfTag(await openStore(), owners, tag);

/** What is kept of these owners' is not the present any more, on whichever instance. @param changed all when undefined */
export async function beginEpoch(owners: readonly string[], changed: readonly Tag[] = tags): Promise<void> {
  await raiseCacheEpochs(await openStore(), owners, changed);
}
