import type { AnyAction, Input, Output } from "@kraken/contract";
import type { CallOptions, PageOptions } from "./types.ts";

type Fetch = (input: Input<AnyAction>, options: CallOptions) => Promise<Output<AnyAction>>;
type Page = { list: unknown[]; total: number | undefined };

const PAGE_SIZE = 100;
const IN_FLIGHT = 2;

/**
 * Iterates over the rows of a list: asks for the next pages while the caller works on this one, `inFlight` at most.
 * Ends at totalresults; where WHMCS gives none, at a page that is shorter than the first. A server that gives fewer
 * rows a page than it was asked for is followed in its own steps. Leaving early aborts what is on its way.
 */
export function paginator(rows: string, fetch: Fetch) {
  return async function* iterate(
    input: Input<AnyAction> = {},
    options: PageOptions = {},
  ): AsyncGenerator<unknown, void, undefined> {
    const size = positive("pageSize", options.pageSize ?? PAGE_SIZE);
    const inFlight = positive("inFlight", options.inFlight ?? IN_FLIGHT);
    const { signal, end } = linkedSignal(options.signal);
    const ask = (limitstart: number): Promise<Page> => {
      const page = fetch({ ...input, limitstart, limitnum: size }, { signal }).then((answer) => pageOf(answer, rows));
      // An error of a page that is fetched ahead is told when its turn comes, not as an unhandled one.
      page.catch(() => {});
      return page;
    };

    const coming: Promise<Page>[] = [];
    try {
      let page = await ask(0);
      const step = page.list.length;
      let next = step;
      const askNext = () => {
        coming.push(ask(next));
        next += step;
      };
      while (page.list.length > 0) {
        if (page.total === undefined) {
          if (coming.length === 0 && page.list.length === step) askNext();
        } else {
          while (coming.length < inFlight && next < page.total) askNext();
        }
        yield* page.list;
        const before = page;
        const following = coming.shift();
        if (!following) return;
        page = await following;
        // A server that does not page gives the same rows for ever.
        if (page.total === undefined && sameRow(page.list[0], before.list[0])) return;
      }
    } finally {
      end(coming.length > 0);
    }
  };
}

/** Iterates over a list that comes whole, in one call. */
export function wholeList(rows: string, fetch: Fetch) {
  return async function* iterate(
    input: Input<AnyAction> = {},
    options: PageOptions = {},
  ): AsyncGenerator<unknown, void, undefined> {
    yield* pageOf(await fetch(input, { signal: options.signal }), rows).list;
  };
}

function positive(name: string, value: number): number {
  if (!Number.isInteger(value) || value < 1) throw new TypeError(`${name} is not a whole number from 1`);
  return value;
}

/** A signal that ends with the caller's, and with `end` when something is still on its way: an abort costs its error. */
function linkedSignal(given: AbortSignal | undefined) {
  const controller = new AbortController();
  const abort = () => controller.abort(given?.reason);
  if (given?.aborted) abort();
  else given?.addEventListener("abort", abort, { once: true });
  return {
    signal: controller.signal,
    end: (isOnItsWay: boolean) => {
      given?.removeEventListener("abort", abort);
      if (isOnItsWay) controller.abort();
    },
  };
}

function pageOf(answer: Record<string, unknown>, rows: string): Page {
  const list: unknown = answer[rows];
  const total = answer.totalresults;
  return {
    list: Array.isArray(list) ? list : [],
    total: typeof total === "number" && total > 0 ? total : undefined,
  };
}

const sameRow = (one: unknown, other: unknown) => one !== undefined && JSON.stringify(one) === JSON.stringify(other);
