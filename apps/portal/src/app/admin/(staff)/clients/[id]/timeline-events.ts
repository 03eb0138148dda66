/** Something that happened to a client, for one list of all of it. Pure functions. */
export type Happening = {
  kind: "order" | "invoice" | "paid" | "ticket" | "email" | "note";
  key: string;
  /** ISO, a day or a moment on the engine's clock. */
  at: string | null;
  /** Its number or subject. */
  name: string;
  href?: string | undefined;
  status?: string | undefined;
};

const MOST = 40;

/** The newest of all, the newest first; of one moment what was made last. What has no date is left out. */
export const newestOf = (...lists: readonly Happening[][]): (Happening & { at: string })[] =>
  lists
    .flat()
    .flatMap((each) => (each.at === null ? [] : [{ ...each, at: each.at }]))
    .sort((a, b) => b.at.localeCompare(a.at) || b.key.localeCompare(a.key, "en", { numeric: true }))
    .slice(0, MOST);
