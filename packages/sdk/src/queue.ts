import type { Deadline, Ended } from "./deadline.ts";

/** Lets at most `limit` through at once; the rest wait in turn until their deadline ends the wait. */
export function createQueue(limit: number) {
  let open = 0;
  /** In order of arrival: a Set lets one leave from the middle without shifting the rest. */
  const waiting = new Set<() => void>();

  return {
    /** Undefined when it is the caller's turn, else why the wait ended. Whoever gets a turn gives it back with leave. */
    enter(deadline: Deadline): Promise<Ended | undefined> | undefined {
      if (open < limit) {
        open += 1;
        return undefined;
      }
      return new Promise((resolve) => {
        const go = () => {
          deadline.listen(undefined);
          open += 1;
          resolve(undefined);
        };
        waiting.add(go);
        deadline.listen((ended) => {
          waiting.delete(go);
          resolve(ended);
        });
      });
    },
    /** Gives a turn back; the longest waiting gets it. */
    leave() {
      open -= 1;
      for (const go of waiting) {
        waiting.delete(go);
        return go();
      }
    },
  };
}

export type Queue = ReturnType<typeof createQueue>;
