import "server-only";
import { headers } from "next/headers";

// A form's action and the page that answers its request are bundled apart, so they share nothing but the process.
const shared = globalThis as { krakenTyped?: WeakMap<object, unknown> };

/**
 * What a form's action gives back, kept for the page that answers the same request: without JavaScript the page is made
 * anew, and when WHMCS does not answer it can't be made. `kept` is undefined for a request that sent no such form.
 */
export function typedIn<State extends object>(form: string) {
  const request = async () => {
    shared.krakenTyped ??= new WeakMap();
    return { all: shared.krakenTyped, key: await headers() };
  };
  return {
    async keep(state: State): Promise<State> {
      const { all, key } = await request();
      all.set(key, { form, state });
      return state;
    },
    async kept(): Promise<State | undefined> {
      const { all, key } = await request();
      const found = all.get(key) as { form: string; state: State } | undefined;
      return found?.form === form ? found.state : undefined;
    },
  };
}
