/** How much a form may send. The limits of next.config.ts, and of what is refused before it is read. */

const MB = 1024 * 1024;

/** A ticket's form: text, and files of `mostTogether` bytes. */
export const ticketFormBytes = 22 * MB;
/** Any other form. */
const plainFormBytes = 1 * MB;

/** Where files can be sent along: a client's tickets, and the staff's desk. */
const withFiles = /^\/(admin\/)?tickets?(\/|$)/;

export const mostBytes = (path: string): number => (withFiles.test(path) ? ticketFormBytes : plainFormBytes);

/**
 * Why a body is not taken: 413 too large, 411 of a length that is not said; undefined when it may be read. What is cut
 * off in the middle would look like a broken form, and be a mistake of ours.
 */
export function refusedBody(path: string, headers: Headers): 411 | 413 | undefined {
  if (headers.get("transfer-encoding") !== null) return 411;
  const length = headers.get("content-length");
  if (length === null) return undefined;
  return /^\d+$/.test(length) && Number(length) <= mostBytes(path) ? undefined : 413;
}
