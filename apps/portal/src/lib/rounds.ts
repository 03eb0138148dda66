import { log } from "./log.ts";

/** Milliseconds until the next round: after somebody asked for one, while something waits, and while nothing does. */
export type RoundTimes = { soon: number; busy: number; idle: number };

/** Does what is due; it should end soon where `isEnding` says so. Answers whether something still waits. */
export type Round = (isEnding: () => boolean) => Promise<boolean>;

export type Rounds = {
  /** Has the next round come soon. */
  wake: () => void;
  /** Lets the round that runs end, and begins no other. */
  stop: () => Promise<void>;
};

/**
 * Does something again and again in the background, one round after the other, until the process is told to end. One
 * that fails is written down, and the next one comes all the same.
 */
export function startRounds(name: string, { soon, busy, idle }: RoundTimes, round: Round): Rounds {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;
  let isStopped = false;
  let isAwaited = false;
  let next = 0;
  const after = (delay: number) => {
    if (isStopped) return;
    clearTimeout(timer);
    next = Date.now() + delay;
    timer = setTimeout(begin, delay);
    timer.unref();
  };
  function begin(): void {
    if (running) return;
    isAwaited = false;
    running = round(() => isStopped)
      .catch((error: unknown) => {
        log("error", `${name} failed`, { why: error instanceof Error ? error.message : "unknown" });
        return false;
      })
      .then((isBusy) => {
        running = undefined;
        after(isAwaited ? soon : isBusy ? busy : idle);
      });
  }
  const rounds: Rounds = {
    wake() {
      isAwaited = true;
      if (!running && next > Date.now() + soon) after(soon);
    },
    async stop() {
      isStopped = true;
      clearTimeout(timer);
      await running;
    },
  };
  after(busy);
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => void rounds.stop());
  return rounds;
}
