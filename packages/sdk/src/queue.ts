/** Lets at most `limit` through at once; the rest wait in turn until their signal ends the wait. */
export function createQueue(limit: number) {
  let open = 0;
  const waiting: (() => void)[] = [];

  const release = () => {
    open -= 1;
    waiting.shift()?.();
  };

  return {
    /** Resolves to a function that gives the place back; rejects with the signal's reason. */
    enter(signal: AbortSignal): Promise<() => void> {
      signal.throwIfAborted();
      return new Promise((resolve, reject) => {
        const go = () => {
          signal.removeEventListener("abort", leave);
          open += 1;
          let given = true;
          resolve(() => {
            if (given) release();
            given = false;
          });
        };
        const leave = () => {
          const place = waiting.indexOf(go);
          if (place >= 0) waiting.splice(place, 1);
          reject(signal.reason);
        };
        if (open < limit) return go();
        signal.addEventListener("abort", leave, { once: true });
        waiting.push(go);
      });
    },
    get waiting() {
      return waiting.length;
    },
    get open() {
      return open;
    },
  };
}

export type Queue = ReturnType<typeof createQueue>;
