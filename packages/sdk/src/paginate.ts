import type { AnyAction, Input, Output } from "@kraken/contract";
import type { PageOptions } from "./types.ts";

type Fetch = (input: Input<AnyAction>, options: PageOptions) => Promise<Output<AnyAction>>;

const PAGE_SIZE = 100;
const IN_FLIGHT = 2;

/**
 * Iterates over the rows of a list: asks for the next pages while the caller works on this one, `inFlight` at most.
 * Ends at totalresults, or at a page that came short where WHMCS gives none.
 */
export function paginator(action: AnyAction, fetch: Fetch) {
  return async function* rows(input: Input<AnyAction> = {}, options: PageOptions = {}): AsyncGenerator<unknown, void> {
    const size = options.pageSize ?? PAGE_SIZE;
    const ahead = Math.max(1, options.inFlight ?? IN_FLIGHT);
    const page = (number: number) => {
      const asked = fetch({ ...input, limitstart: number * size, limitnum: size }, options);
      // An error of a page that is fetched ahead is told when its turn comes, not as an unhandled one.
      asked.catch(() => {});
      return asked;
    };
    const coming = [page(0)];
    let asked = 1;
    for (let current = 0; ; current++) {
      const answer = (await coming.shift()) as Record<string, unknown> | undefined;
      if (!answer) return;
      const list = (answer[action.rows ?? ""] ?? []) as unknown[];
      const total =
        typeof answer.totalresults === "number" && answer.totalresults > 0 ? answer.totalresults : undefined;
      const more = total === undefined ? list.length === size : (current + 1) * size < total;
      if (more && list.length > 0) {
        const last = total === undefined ? current + 1 : Math.ceil(total / size) - 1;
        while (coming.length < ahead && asked <= last) coming.push(page(asked++));
      }
      yield* list;
      if (!more || list.length === 0) return;
    }
  };
}
