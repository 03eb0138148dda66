import { wire } from "@kraken/contract";
import { Refusal } from "../errors.ts";

/** Bytes of a request's body before it is refused: 10 MB of files fit after two rounds of base64. */
export const MAX_BODY_BYTES = 32 * 1024 * 1024;

const tooLong = () => new Refusal("The request is too long", 413);

/** The body, never more than the limit in memory: what its header says of its length is only a beginning. */
async function limitedBody(request: Request): Promise<Buffer<ArrayBuffer>> {
  if (Number(request.headers.get("content-length") ?? 0) > MAX_BODY_BYTES) throw tooLong();
  const chunks: Uint8Array[] = [];
  let size = 0;
  // Not `for await`: leaving that would end the connection, and with it the answer. What is over the limit is read and
  // thrown away, because who still sends does not listen yet; who sends without end is cut off.
  const reader = request.body?.getReader();
  for (let read = await reader?.read(); read && !read.done; read = await reader?.read()) {
    size += read.value.byteLength;
    if (size > 2 * MAX_BODY_BYTES) throw tooLong();
    if (size <= MAX_BODY_BYTES) chunks.push(read.value);
    else chunks.length = 0;
  }
  if (size > MAX_BODY_BYTES) throw tooLong();
  return Buffer.concat(chunks, size);
}

/** Whether a form has more parts than would be taken: looked at before each becomes an object. */
function hasTooMany(body: Buffer, mark: string): boolean {
  let at = -1;
  for (let count = 0; count <= wire.MAX_FORM_FIELDS + 1; count++) {
    at = body.indexOf(mark, at + 1);
    if (at < 0) return false;
  }
  return true;
}

const tooMany = () => new Refusal(`More than ${wire.MAX_FORM_FIELDS} fields`, 400);
const unreadable = () => new Refusal("The request's form can't be read", 400);

/** The name=value pairs of a request: its form, in either encoding, over those of its query. */
export async function requestPairs(request: Request): Promise<[string, string][]> {
  const query = [...new URL(request.url).searchParams];
  const type = request.headers.get("content-type") ?? "";
  const body = await limitedBody(request).catch((error: unknown) => {
    throw error instanceof Refusal ? error : unreadable();
  });
  if (!type.toLowerCase().startsWith("multipart/form-data")) {
    if (hasTooMany(body, "&")) throw tooMany();
    return [...query, ...new URLSearchParams(body.toString("utf8"))];
  }
  if (hasTooMany(body, "\nContent-Disposition:")) throw tooMany();
  const form = await new Response(body, { headers: { "content-type": type } }).formData().catch(() => {
    throw unreadable();
  });
  return [...query, ...[...form].filter((pair): pair is [string, string] => typeof pair[1] === "string")];
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
