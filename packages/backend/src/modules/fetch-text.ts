export type FetchLimits = { timeoutMs: number; maxBytes: number };

/** What came: text with 200, or the status alone. */
export type TextAnswer = { status: number; text: string };

const isLoopback = (url: URL) => ["127.0.0.1", "localhost", "[::1]"].includes(url.hostname);

/** HTTPS; plain HTTP within this machine alone. */
const isSafe = (url: URL) => url.protocol === "https:" || (url.protocol === "http:" && isLoopback(url));

const MOST_REDIRECTS = 3;

async function textOf(response: Response, maxBytes: number): Promise<string> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body ?? []) {
    size += part.byteLength;
    if (size > maxBytes) throw new Error("The answer is too large");
    parts.push(part);
  }
  return Buffer.concat(parts).toString("utf8");
}

/**
 * Gets text over HTTPS with a limit on time and on size, over a few redirects at most: none of them leads from the
 * network into this machine. @throws Error with a sentence for staff.
 */
export async function fetchText(
  address: string,
  accept: string,
  { timeoutMs, maxBytes }: FetchLimits,
): Promise<TextAnswer> {
  const signal = AbortSignal.timeout(timeoutMs);
  const first = new URL(address);
  let url = first;
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
    if (!isSafe(url) || (isLoopback(url) && !isLoopback(first))) throw new Error(`${url.origin} is not asked`);
    const response = await fetch(url, {
      redirect: "manual",
      signal,
      headers: { accept },
    });
    const location = response.headers.get("location");
    if (response.status >= 300 && response.status < 400 && location !== null) {
      await response.body?.cancel();
      url = new URL(location, url);
      continue;
    }
    if (response.status !== 200) {
      await response.body?.cancel();
      return { status: response.status, text: "" };
    }
    return { status: 200, text: await textOf(response, maxBytes) };
  }
  throw new Error("Too many redirects");
}
