import { requireClient } from "../../../../access/access.ts";
import { TooManyError } from "../../../../access/limits.ts";
import { beginOwnData, isDataKey, writeOwnData } from "../../../../access/own-data.ts";
import { logFailure } from "../../../../data/failure.ts";
import { clock } from "../../../../lib/clock.ts";
import { words } from "../../../../messages/words.ts";
import { tooMany } from "../../../too-many.tsx";
import { fileHeaders, sentence } from "../../download.ts";

/** Everything that the portal can read of the client, as one file; for who gave the password some minutes ago. */
export async function GET(request: Request): Promise<Response> {
  const scope = await requireClient("owner", "/account/data");
  const { t } = await words();
  const { searchParams } = new URL(request.url);
  if (scope.actor || !isDataKey(scope, searchParams.get("key") ?? "")) return sentence(404, t("accounts.data.keyOver"));
  try {
    await beginOwnData(scope);
  } catch (error) {
    if (!(error instanceof TooManyError)) throw error;
    const { title, text } = await tooMany(error);
    return sentence(429, `${title}. ${text}`, { "Retry-After": String(error.retryAfter) });
  }
  // Begun here, where it is known whose request this is; it waits for who reads it.
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const writer = writable.getWriter();
  writeOwnData(scope, (text) => writer.write(text)).then(
    () => writer.close(),
    (error: unknown) => {
      logFailure(error, "own data");
      return writer.abort(error).catch(() => undefined);
    },
  );
  return new Response(readable, {
    headers: fileHeaders(`${t("accounts.data.file")}-${clock().today}.json`, "application/json; charset=utf-8"),
  });
}
