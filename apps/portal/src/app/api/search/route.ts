import { requireClient } from "../../../access/access.ts";
import { attempt } from "../../../access/limits.ts";
import { words } from "../../../messages/words.ts";
import { matching } from "../../../palette/match.ts";
import { entriesFor } from "../../(client)/search/entries.ts";
import { paletteAnswer } from "../../palette-answer.ts";

/** What the signed-in user finds by what he types, for the palette. */
export async function GET(request: Request): Promise<Response> {
  const scope = await requireClient("nothing", "/search");
  const typed = (new URL(request.url).searchParams.get("q") ?? "").slice(0, 200);
  const said = await words();
  return paletteAnswer(async () => {
    await attempt("search", `client ${scope.clientId} ${scope.userId}`);
    return { entries: matching(await entriesFor(scope, said), typed) };
  });
}
