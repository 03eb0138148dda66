/**
 * npm run bench:timing: whether the time of an answer tells what is there. Another client's id beside one that does not
 * exist, and a wrong password of an account beside an address that has none. Prints the medians, and the chance that two
 * samples of the same would differ as much (Mann-Whitney, two sides). Then what others wait for a page while very many
 * sign in at once, or send large bodies. No test reads a clock: tests hold the work to be the same, and this looks at the
 * result.
 */
import { backendOf, clientIdOf, idsOf } from "../e2e/support/books-of.ts";
import { startOwnSystem } from "../e2e/support/own-system.ts";
import { Visitor } from "../e2e/support/visitor.ts";
import { readUsage } from "../scripts/lib/usage.mjs";

readUsage(process.argv.slice(2), {
  help: "Measures whether sign-in takes as long whoever is asked for.\n\n  npm run bench:timing [-- ROUNDS]     200",
  names: true,
});
/** Rounds of each: npm run bench:timing -- 50. */
const ROUNDS = Number(process.argv[2] ?? 200);
const MISSING = "99999999";

const median = (times: number[]) => [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN;

const late = (times: number[]) => [...times].sort((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? Number.NaN;

/** How long others wait for a page, 95 of 100 times: with nothing else to do, and while all of `flood` is under way. */
async function besides(what: string, page: () => Promise<unknown>, flood: () => Promise<unknown>[]) {
  const idle: number[] = [];
  const during: number[] = [];
  for (let at = -10; at < 50; at++) {
    const time = await timeOf(page);
    if (at >= 0) idle.push(time);
  }
  let isOver = false;
  const over = Promise.allSettled(flood()).then(() => {
    isOver = true;
  });
  while (!isOver) during.push(await timeOf(page));
  await over;
  console.log(
    `a page beside ${what}: ${late(during).toFixed(1)} ms (n ${during.length}), else ${late(idle).toFixed(1)} ms, 95 of 100`,
  );
}

/** The chance of a difference like this one between samples of the same: normal approximation, ties shared. */
function chanceOf(a: number[], b: number[]): number {
  const all = [...a.map((time) => ({ time, isA: true })), ...b.map((time) => ({ time, isA: false }))];
  all.sort((x, y) => x.time - y.time);
  const ranks = all.map(({ time }) => {
    const first = all.findIndex((other) => other.time === time);
    const last = all.findLastIndex((other) => other.time === time);
    return (first + last) / 2 + 1;
  });
  const sum = ranks.reduce((total, rank, at) => (all[at]?.isA ? total + rank : total), 0);
  const u = sum - (a.length * (a.length + 1)) / 2;
  const mean = (a.length * b.length) / 2;
  const deviation = Math.sqrt((a.length * b.length * (a.length + b.length + 1)) / 12);
  return 2 * (1 - normal(Math.abs(u - mean) / deviation));
}

/** The normal distribution, by Abramowitz and Stegun 26.2.17; exact to seven places. */
function normal(z: number): number {
  const t = 1 / (1 + 0.2316419 * z);
  const factors = [0.31938153, -0.356563782, 1.781477937, -1.821255978, 1.330274429];
  const series = factors.reduce((total, factor, at) => total + factor * t ** (at + 1), 0);
  return 1 - (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * series;
}

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

/** Measures two ways in turns, so that what changes meanwhile changes both. */
async function compare(
  what: string,
  rounds: number,
  one: (at: number) => Promise<unknown>,
  other: (at: number) => Promise<unknown>,
) {
  const [a, b]: [number[], number[]] = [[], []];
  for (let at = -5; at < rounds; at++) {
    const [first, second] = at % 2 ? [one, other] : [other, one];
    const times = [await timeOf(() => first(at)), await timeOf(() => second(at))] as const;
    if (at < 0) continue;
    const [timeA, timeB] = at % 2 ? times : [times[1], times[0]];
    a.push(timeA);
    b.push(timeB);
  }
  const difference = Math.abs(median(a) - median(b));
  const figures = [median(a), median(b), difference].map((time) => `${time.toFixed(2)} ms`);
  console.log(
    `${what}: ${figures[0]} and ${figures[1]}, apart ${figures[2]}, chance ${chanceOf(a, b).toFixed(3)} (n ${rounds})`,
  );
}

const system = await startOwnSystem({ env: { TRUSTED_PROXIES: "127.0.0.1" } });
const whmcs = backendOf(system);
try {
  const [me, other] = system.logins;
  if (!me || !other) throw new Error("The demo has two logins");
  const visitor = await new Visitor(system.portal).signIn(me);
  const otherId = await clientIdOf(whmcs, other.email);
  for (const [kind, folder] of [
    ["invoice", "invoices"],
    ["ticket", "tickets"],
    ["service", "services"],
    ["domain", "domains"],
  ] as const) {
    const [id = ""] = await idsOf(whmcs, kind, otherId);
    await compare(
      `another client's ${kind}, and none`,
      ROUNDS,
      () => visitor.get(`/${folder}/${id}`),
      () => visitor.get(`/${folder}/${MISSING}`),
    );
  }
  // Ten tries at each account is what the limit leaves, in and before the rounds that count.
  const tryAs = (email: string) => async (at: number) =>
    new Visitor(system.portal).act(
      "login/actions.ts#signIn",
      "/login",
      { email, password: "wrong" },
      {
        headers: { "x-forwarded-for": `198.51.100.${at + 6}` },
      },
    );
  await compare(
    "a wrong password, and an address without an account",
    5,
    tryAs(other.email),
    tryAs("nobody@kraken.example"),
  );
  const page = () => visitor.get("/services");
  await besides("200 sign-ins at once", page, () =>
    Array.from({ length: 200 }, (_, at) =>
      new Visitor(system.portal).act(
        "login/actions.ts#signIn",
        "/login",
        { email: `somebody-${at}@kraken.example`, password: "wrong" },
        { headers: { "x-forwarded-for": `203.0.113.${at}` } },
      ),
    ),
  );
  await besides("50 bodies of 10 MB", page, () =>
    Array.from({ length: 50 }, () =>
      fetch(`${system.portal}/login`, {
        method: "POST",
        headers: { origin: system.portal, "next-action": "0".repeat(42) },
        body: Buffer.alloc(10 * 1024 * 1024, "["),
      }),
    ),
  );
} finally {
  await whmcs.close();
  await system.stop();
}
