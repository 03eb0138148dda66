import type { Books, Tx } from "../../context.ts";
import type { ModuleResult, Reference } from "../result.ts";

/** Where the sandbox modules keep their state: tables of their own, which nothing else of the backend reads. */
export type SandboxHouse = Pick<Books, "db" | "transaction"> & {
  /** ISO text in UTC, to the second. */
  now(): string;
};

export const refused = (error: string) => ({ outcome: "refused", error }) as const;

/** Ends the sandbox's transaction without a trace. */
class NotDone extends Error {
  readonly result: ModuleResult;
  constructor(result: ModuleResult) {
    super("not done");
    this.result = result;
  }
}

/**
 * Does a wish once for its reference: asked again, it answers as it did. `work` that does not end in "done" leaves
 * nothing behind. With `mute` the wish is done, and the first answer is lost on its way.
 */
export async function once<T extends object>(
  house: SandboxHouse,
  reference: Reference,
  work: (tx: Tx) => Promise<ModuleResult<T>>,
  mute = false,
): Promise<ModuleResult<T>> {
  try {
    return await house.transaction(async (tx) => {
      const first = await tx
        .insertInto("sandbox_calls")
        .values({ reference, created_at: house.now() })
        .onConflict((conflict) => conflict.column("reference").doNothing())
        .returning("reference")
        .executeTakeFirst();
      if (!first) {
        const { answer } = await tx
          .selectFrom("sandbox_calls")
          .select("answer")
          .where("reference", "=", reference)
          .executeTakeFirstOrThrow();
        return JSON.parse(answer) as ModuleResult<T>;
      }
      const result = await work(tx);
      if (result.outcome !== "done") throw new NotDone(result);
      await tx
        .updateTable("sandbox_calls")
        .set({ answer: JSON.stringify(result) })
        .where("reference", "=", reference)
        .execute();
      return mute ? { outcome: "unknown", error: "The sandbox did not answer in time" } : result;
    });
  } catch (error) {
    if (error instanceof NotDone) return error.result as ModuleResult<T>;
    throw error;
  }
}
