/** Now, or so many seconds from now, as the store keeps times: ISO in UTC, to the second. */
export const isoNow = (plusSeconds = 0): string =>
  `${new Date(Date.now() + plusSeconds * 1000).toISOString().slice(0, 19)}Z`;
