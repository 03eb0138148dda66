import type { Metadata } from "next";

/**
 * A page's title, made from what the page shows. One that can't be had is left out: what is wrong, the page itself says.
 */
export function titled<P>(make: (props: P) => Promise<string | undefined>) {
  return async (props: P): Promise<Metadata> => {
    const title = await make(props).catch(() => undefined);
    return title === undefined ? {} : { title };
  };
}
