/** As long as staff's reply may be, in characters. */
export const longest = 50_000;
