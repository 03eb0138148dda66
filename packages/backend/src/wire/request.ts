import { wire } from "@kraken/contract";
import { Refusal } from "../errors.ts";

/** Bytes of a request's body before it is refused: 10 MB of files fit after two rounds of base64. */
export const MAX_BODY_BYTES = 32 * 1024 * 1024;

/** The body's text, never more than the limit in memory. */
async function limitedText(request: Request): Promise<string> {
  const tooLong = () => new Refusal("The request is too long", 413);
  if (Number(request.headers.get("content-length") ?? 0) > MAX_BODY_BYTES) throw tooLong();
  if (!request.body) return "";
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > MAX_BODY_BYTES) throw tooLong();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, size).toString("utf8");
}

/** The name=value pairs of a request: its form, in either encoding, over those of its query. */
export async function requestPairs(request: Request): Promise<[string, string][]> {
  const query = [...new URL(request.url).searchParams];
  const type = (request.headers.get("content-type") ?? "").toLowerCase();
  if (type.startsWith("multipart/form-data")) {
    if (Number(request.headers.get("content-length") ?? 0) > MAX_BODY_BYTES) {
      throw new Refusal("The request is too long", 413);
    }
    const form = await request.formData().catch(() => {
      throw new Refusal("The request's form can't be read", 400);
    });
    return [...query, ...[...form].filter((pair): pair is [string, string] => typeof pair[1] === "string")];
  }
  return [...query, ...new URLSearchParams(await limitedText(request))];
}

/** The request's form as PHP reads it. */
export async function requestForm(request: Request): Promise<wire.FormTree> {
  // NUL is in no text that anybody writes, and PostgreSQL keeps none.
  const pairs = (await requestPairs(request)).map(([name, value]) => [name, value.replaceAll("\0", "")] as const);
  try {
    return wire.parseForm(pairs);
  } catch (error) {
    if (error instanceof RangeError) throw new Refusal(error.message, 400);
    throw error;
  }
}
