import { finishJob, type Job, leaseJobs, postponeJob } from "@kraken/database";
import type { Books, Context } from "../context.ts";
import { jobKinds } from "./kinds.ts";
import { TryLater } from "./try-later.ts";

/** A job belongs to one process for this long; then it is taken for dead. */
const LEASE_MS = 5 * 60_000;
/** Jobs of one round. */
const MOST = 20;
/** Seconds until the next try: 1, 4, 16, … an hour at most. */
const pauseAfter = (attempts: number) => Math.min(3600, 4 ** Math.min(attempts - 1, 6));

const iso = (time: number) => `${new Date(time).toISOString().slice(0, 19)}Z`;

export type Worker = {
  /** Runs these jobs now, and answers when each was tried once. For what a request waits for. */
  run(ids: readonly number[]): Promise<void>;
  /** Runs everything that is due, until nothing is. */
  drain(): Promise<void>;
  /** Looks for due jobs again and again until stopped. */
  start(everyMs: number): void;
  /** Waits for what runs. */
  stop(): Promise<void>;
};

export function createWorker(options: {
  database: Books;
  /** A context whose enqueued jobs that are due at once are noted in `jobs`. */
  makeContext: (jobs: number[]) => Context;
  onFailure?: ((failure: { action: string; error: unknown }) => void) | undefined;
}): Worker {
  const { database, makeContext } = options;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<unknown> = Promise.resolve();

  /** Answers the jobs that this one set off. */
  async function work(job: Job): Promise<number[]> {
    const followers: number[] = [];
    const context = makeContext(followers);
    try {
      const run = jobKinds[job.kind];
      if (!run) throw new Error(`No such kind of job: ${job.kind}`);
      await run(context, job.payload as never);
      await database.transaction((tx) => finishJob(tx, job));
    } catch (error) {
      if (!(error instanceof TryLater)) options.onFailure?.({ action: `job ${job.kind}`, error });
      const runAt = iso(Date.parse(context.now) + pauseAfter(job.attempts) * 1000);
      await database.transaction((tx) =>
        postponeJob(tx, job, runAt, error instanceof Error ? error.message : String(error)),
      );
    }
    return followers;
  }

  /** Takes what is due and works on it, one after the other; answers how many, and what they set off. */
  async function round(ids?: readonly number[]): Promise<{ taken: number; followers: number[] }> {
    const { now } = makeContext([]);
    const until = iso(Date.parse(now) + LEASE_MS);
    const jobs = await leaseJobs(database, { now, until, most: ids?.length ?? MOST, ids });
    const followers: number[] = [];
    for (const job of jobs) followers.push(...(await work(job)));
    return { taken: jobs.length, followers };
  }

  async function drain(): Promise<void> {
    while ((await round()).taken > 0);
  }

  return {
    async run(ids) {
      let next = [...ids];
      while (next.length > 0) next = (await round(next)).followers;
    },
    drain,
    start(everyMs) {
      const next = () => {
        running = drain()
          .catch((error) => options.onFailure?.({ action: "jobs", error }))
          .finally(() => {
            if (timer) timer = setTimeout(next, everyMs).unref();
          });
      };
      timer = setTimeout(next, everyMs).unref();
    },
    async stop() {
      clearTimeout(timer);
      timer = undefined;
      await running;
    },
  };
}
