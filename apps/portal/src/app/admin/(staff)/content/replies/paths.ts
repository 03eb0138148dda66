export const PATH = "/admin/content/replies";

/** Letters of one reply. */
export const LONGEST = 20_000;
