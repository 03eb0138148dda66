import { requireClient } from "../../../access/access.ts";
import { inertPolicy, keptByNobody } from "../../../headers/policy.ts";
import { words } from "../../../messages/words.ts";
import { matching } from "../../../palette/match.ts";
import { icons } from "../../../ui/icon.tsx";
import type { PaletteRow } from "../../../ui/palette-dialog.tsx";
import { entriesFor } from "../../(client)/search/entries.ts";

/** What the signed-in user finds by what he types, for the palette: each with its drawing, so that scripts have none. */
export async function GET(request: Request): Promise<Response> {
  const scope = await requireClient("nothing", "/search");
  const typed = (new URL(request.url).searchParams.get("q") ?? "").slice(0, 200);
  const said = await words();
  const rows: PaletteRow[] = matching(await entriesFor(scope, said), typed).map(
    ({ key, kind, icon, title, detail, href }) => ({
      key,
      kind,
      glyph: icons[icon],
      title,
      detail: detail ?? "",
      href,
    }),
  );
  return Response.json(rows, {
    headers: { "Cache-Control": keptByNobody, "Content-Security-Policy": inertPolicy },
  });
}
