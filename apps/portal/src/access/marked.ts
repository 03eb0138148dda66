import "server-only";
import { failureOf, logFailure, RepeatedFailure } from "../data/failure.ts";

/** How the store's mark of something that is being sent is taken away again. */
export type Mark<R> = {
  /** It is known what became of it: what was made, undefined where certainly nothing was. */
  end: (made?: R) => Promise<void>;
  /** Nobody knows: it is looked for from now on. */
  lose: () => Promise<unknown>;
};

/**
 * Sends what was marked in the store before, once. Of anything that is not a clear no, our own mistakes too, nobody knows
 * what became of it.
 * @throws the SDK's errors where certainly nothing was done; RepeatedFailure("unknown") where nobody knows
 */
export async function sendMarked<R>(what: string, send: () => Promise<R>, { end, lose }: Mark<R>): Promise<R> {
  try {
    const made = await send();
    await end(made);
    return made;
  } catch (error) {
    const failure = failureOf(error);
    if (failure === "refused" || failure === "unavailable") {
      await end();
      throw error;
    }
    logFailure(error, what);
    await lose();
    throw new RepeatedFailure("unknown");
  }
}
