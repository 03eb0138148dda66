import { type Arm, type Company, usual } from "./arms.ts";
import { arriving, median, share, type Took } from "./load.ts";

/** What one round finds; by the name under which budgets.ts and the table know it. */
export type Found = Record<string, number>;

/** Every call takes so long, in milliseconds. */
const SLOW_MS = 3000;

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const sum = (counts: Record<string, number>) => Object.values(counts).reduce((all, count) => all + count, 0);
const of = (took: Took[], what: "frame" | "content" | "end") => took.map((view) => view[what]);

/** Views after which a process has compiled what it runs. */
const WARM_UP = 100;

async function warmUp({ caller, cookies }: Arm, people: number): Promise<void> {
  for (let at = 0; at < WARM_UP; at++) await caller.get({ path: "/", cookie: cookies[at % people] });
}

/** Somebody's first dashboard after a restart, when nothing is kept; and somebody else's, when others have seen theirs. */
async function cold(arm: Arm, person: number): Promise<{ first: Took; next: Took }> {
  await arm.restart(usual);
  // These pages ask WHMCS for nothing: they stand for what the process has served till then.
  const other = { path: arm.name === "kraken" ? "/login" : "/list" };
  for (let at = 0; at < WARM_UP; at++) await arm.caller.get(other, "</");
  const look = async (at: number) => {
    arm.line.slow(SLOW_MS);
    const took = await arm.caller.get({ path: "/", cookie: arm.cookies[at] });
    // What it fetches besides ends before the next one begins: it would take up calls.
    await pause(SLOW_MS + 500);
    arm.line.slow(0);
    return took;
  };
  const first = await look(person);
  const last = arm.cookies.length - 1;
  for (let at = 0; at < WARM_UP / 2; at++) await arm.caller.get({ path: "/", cookie: arm.cookies[last] });
  return { first, next: await look(last - 1 - person) };
}

/** The dashboard of a WHMCS that takes three seconds, which has never been seen. */
export async function coldStart({ kraken, seed }: Company, times: number): Promise<Found> {
  const [ours, theirs]: [Took[], Took[]] = [[], []];
  const [oursNext, theirsNext]: [Took[], Took[]] = [[], []];
  for (let at = 0; at < times; at++) {
    const one = await cold(kraken, at);
    const other = await cold(seed, at);
    ours.push(one.first);
    oursNext.push(one.next);
    theirs.push(other.first);
    theirsNext.push(other.next);
  }
  return {
    "cold frame": median(of(ours, "frame")),
    "cold frame, seed": median(of(theirs, "frame")),
    "cold rest": median(of(ours, "end")) - SLOW_MS,
    "cold rest, seed": median(of(theirs, "end")) - SLOW_MS,
    "cold client frame": median(of(oursNext, "frame")),
    "cold client frame, seed": median(of(theirsNext, "frame")),
    "cold client rest": median(of(oursNext, "end")) - SLOW_MS,
    "cold client rest, seed": median(of(theirsNext, "end")) - SLOW_MS,
  };
}

/**
 * So few that their answers, which run out seven times as often here as they usually do, don't use up the calls that may be
 * open at once (API_CONCURRENCY): it is the moment of expiry that is looked at.
 */
const READERS = 2;
const VIEWS_A_SECOND = 4;

async function warmOf(arm: Arm, seconds: number, times: { cache: number; standing: number }): Promise<Took[]> {
  arm.line.slow(0);
  await arm.restart(times);
  await warmUp(arm, READERS);
  arm.line.slow(SLOW_MS);
  const { took } = await arriving(arm.caller, {
    count: Math.round(VIEWS_A_SECOND * seconds),
    milliseconds: seconds * 1000,
    seed: 7,
    ask: (random) => ({ path: "/", cookie: arm.cookies[Math.floor(random() * READERS)] }),
  });
  return took;
}

/** Answers that run out every few seconds, in the proportion that the usual 60 and 15 seconds have. */
const SHORT = { cache: 8, standing: 2 };

/** The dashboard of the same WHMCS, when it has been seen; and where what is kept runs out over and over. */
export async function warm({ kraken, seed }: Company, seconds: number): Promise<Found> {
  const ours = await warmOf(kraken, seconds / 2, usual);
  const theirs = await warmOf(seed, seconds / 2, usual);
  const oursOver = await warmOf(kraken, seconds, SHORT);
  const theirsOver = await warmOf(seed, seconds, SHORT);
  return {
    "warm p95": share(of(ours, "end"), 0.95),
    "warm p95, seed": share(of(theirs, "end"), 0.95),
    "expiry p95": share(of(oursOver, "end"), 0.95),
    "expiry p95, seed": share(of(theirsOver, "end"), 0.95),
    "expiry content p95": share(of(oursOver, "content"), 0.95),
    "expiry content p95, seed": share(of(theirsOver, "content"), 0.95),
  };
}

/** How unevenly WHMCS answers: assumed, as nobody has published figures of it. */
const PROFILE = { median: 300, p95: 1200, stalls: { share: 0.02, milliseconds: 5000 } };
const VIEWS = 1000;
/** Views in which all clients come for the first time, at once: a warm-up for the times. Calls are counted from the first. */
const FIRST = 200;

async function unevenOf(arm: Arm, seconds: number, seed: number) {
  // In the usual proportion: 150 seconds of views, 60 for which answers are good.
  const times = { cache: Math.round(seconds * 0.4), standing: Math.max(1, Math.round(seconds * 0.1)) };
  await arm.restart(times);
  arm.line.slow(PROFILE);
  arm.line.counted();
  const { took } = await arriving(arm.caller, {
    count: VIEWS,
    milliseconds: seconds * 1000,
    seed,
    ask: (random) => ({ path: "/", cookie: arm.cookies[Math.floor(random() * arm.cookies.length)] }),
  });
  arm.line.slow(0);
  return { took, calls: sum(arm.line.counted()) };
}

/** 1,000 views of the dashboard by 20 clients, from cold, while WHMCS answers unevenly. */
export async function unevenly({ kraken, seed }: Company, seconds: number, round: number): Promise<Found> {
  const ours = await unevenOf(kraken, seconds, 100 + round);
  const theirs = await unevenOf(seed, seconds, 100 + round);
  const p95 = (took: Took[], what: "content" | "end") => share(of(took.slice(FIRST), what), 0.95);
  return {
    "uneven p95, first views too": share(of(ours.took, "end"), 0.95),
    "uneven p95, first views too, seed": share(of(theirs.took, "end"), 0.95),
    "uneven p95": p95(ours.took, "end"),
    "uneven p95, seed": p95(theirs.took, "end"),
    "uneven ratio": p95(ours.took, "end") / p95(theirs.took, "end"),
    "uneven content p95": p95(ours.took, "content"),
    "uneven content p95, seed": p95(theirs.took, "content"),
    calls: ours.calls,
    "calls, seed": theirs.calls,
    "calls ratio": ours.calls / theirs.calls,
  };
}

const VISITORS = 200;

async function togetherOf(arm: Arm): Promise<number> {
  arm.line.slow(0);
  await arm.restart(usual);
  arm.line.slow(1000);
  arm.line.counted();
  await Promise.all(Array.from({ length: VISITORS }, () => arm.caller.get({ path: "/announcements" }, "<main")));
  arm.line.slow(0);
  return Math.max(...Object.values(arm.line.counted()));
}

/** 200 visitors who ask for the same at once, when nobody has asked before: calls of the action asked most. */
export const together = async ({ kraken, seed }: Company): Promise<Found> => ({
  "calls together": await togetherOf(kraken),
  "calls together, seed": await togetherOf(seed),
});

/** The pages under which memory is watched, and what browsers ask for beside a page: three requests for each. */
const PAGES = ["/", "/services", "/invoices", "/domains", "/tickets", "/announcements"];
const BESIDE = ["/icon.svg", "/api/health"];
const PAGES_OF_ALL = 0.25;

const oneOf = (paths: string[], random: () => number) => paths[Math.floor(random() * paths.length)] ?? "/";

/** Megabytes of the portal's process while so many pages are asked for each second, and how they grow. */
export async function memory({ kraken }: Company, minutes: number, rate: number): Promise<Found> {
  kraken.line.slow(0);
  await kraken.restart(usual);
  const samples: { minute: number; megabytes: number }[] = [];
  const began = performance.now();
  const sampler = setInterval(async () => {
    const megabytes = (await kraken.memory()) / 1024 / 1024;
    samples.push({ minute: (performance.now() - began) / 60_000, megabytes });
  }, 2000);
  let served = 0;
  try {
    while ((performance.now() - began) / 60_000 < minutes) {
      const { took } = await arriving(kraken.caller, {
        count: rate * 10,
        milliseconds: 10_000,
        seed: served,
        ask: (random) => ({
          path: oneOf(random() < PAGES_OF_ALL ? PAGES : BESIDE, random),
          cookie: kraken.cookies[Math.floor(random() * kraken.cookies.length)],
        }),
      });
      served += took.length;
    }
  } finally {
    clearInterval(sampler);
  }
  // What a process takes while it warms up is no growth.
  const late = samples.filter(({ minute }) => minute > minutes / 3);
  return {
    "memory most": Math.max(...samples.map(({ megabytes }) => megabytes)),
    "memory slope": slopeOf(late),
    "memory rate": served / ((performance.now() - began) / 1000),
  };
}

/** Megabytes a minute: least squares. */
function slopeOf(samples: { minute: number; megabytes: number }[]): number {
  const mean = (values: number[]) => values.reduce((all, value) => all + value, 0) / values.length;
  const [x, y] = [mean(samples.map(({ minute }) => minute)), mean(samples.map(({ megabytes }) => megabytes))];
  const above = samples.reduce((all, at) => all + (at.minute - x) * (at.megabytes - y), 0);
  const below = samples.reduce((all, at) => all + (at.minute - x) ** 2, 0);
  return above / below;
}
