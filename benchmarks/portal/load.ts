import { Pool } from "undici";
import { random as randomFrom } from "../../scripts/testing/delays.ts";

/** One page, in milliseconds from asking for it. */
export type Took = {
  /** Until the page's frame was there: everything that is not waited for. */
  frame: number;
  /** Until all of its content was there. */
  content: number;
  /** Until the response was over. A server may keep it open with nothing more to say. */
  end: number;
  status: number;
  bytes: number;
};

export type Ask = { path: string; cookie?: string | undefined };

/** A keep-alive client of one portal. */
export class Caller {
  readonly #pool: Pool;

  constructor(
    readonly portal: string,
    connections = 256,
  ) {
    this.#pool = new Pool(portal, { connections, headersTimeout: 120_000, bodyTimeout: 120_000 });
  }

  /** @throws when the page is no page: what failed is no measure of speed */
  async get({ path, cookie }: Ask, mark = "</nav>"): Promise<Took> {
    const sent = performance.now();
    const { statusCode, body } = await this.#pool.request({
      path,
      method: "GET",
      headers: { accept: "text/html", ...(cookie ? { cookie } : {}) },
    });
    let frame = 0;
    let content = 0;
    let bytes = 0;
    let text = "";
    for await (const chunk of body) {
      content = performance.now() - sent;
      bytes += chunk.length;
      if (frame > 0) continue;
      text += chunk;
      if (text.includes(mark)) frame = content;
    }
    if (statusCode !== 200) throw new Error(`${path} answered ${statusCode}`);
    return { frame: frame || content, content, end: performance.now() - sent, status: statusCode, bytes };
  }

  async text({ path, cookie }: Ask): Promise<string> {
    const { body } = await this.#pool.request({ path, method: "GET", headers: cookie ? { cookie } : {} });
    return body.text();
  }

  close = () => this.#pool.destroy();
}

export type Run = { took: Took[]; seconds: number };

/** So many callers, each of whom asks for the next page as soon as he has one, for so many milliseconds. */
export async function inTurn(caller: Caller, callers: number, milliseconds: number, ask: () => Ask): Promise<Run> {
  const took: Took[] = [];
  const began = performance.now();
  const one = async () => {
    while (performance.now() - began < milliseconds) took.push(await caller.get(ask()));
  };
  await Promise.all(Array.from({ length: callers }, one));
  return { took, seconds: (performance.now() - began) / 1000 };
}

/**
 * Views that come when they come, as people do: `count` of them in so many milliseconds on average, whether those before
 * have been answered or not.
 */
export async function arriving(
  caller: Caller,
  of: { count: number; milliseconds: number; seed: number; ask: (random: () => number) => Ask },
): Promise<Run> {
  const random = randomFrom(of.seed);
  const began = performance.now();
  const all: Promise<Took>[] = [];
  let at = 0;
  for (let view = 0; view < of.count; view++) {
    at += (-Math.log(1 - random()) * of.milliseconds) / of.count;
    const wait = began + at - performance.now();
    if (wait > 1) await new Promise((resolve) => setTimeout(resolve, wait));
    const took = caller.get(of.ask(random));
    took.catch(() => undefined);
    all.push(took);
  }
  const took = await Promise.all(all);
  return { took, seconds: (performance.now() - began) / 1000 };
}

export function share(values: readonly number[], of: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * of))] ?? Number.NaN;
}

export const median = (values: readonly number[]): number => share(values, 0.5);
