import "server-only";
import { TooManyError } from "../access/limits.ts";
import { inertPolicy, keptByNobody } from "../headers/policy.ts";
import type { Entry } from "../palette/match.ts";
import { icons } from "../ui/icon.tsx";
import type { PaletteAnswer } from "../ui/palette-dialog.tsx";

/** What the palette is told: each entry with its drawing, so that scripts have none; 429 to who asks too often. */
export async function paletteAnswer(find: () => Promise<{ entries: Entry[]; note?: string }>): Promise<Response> {
  const headers = { "Cache-Control": keptByNobody, "Content-Security-Policy": inertPolicy };
  try {
    const { entries, note = "" } = await find();
    const rows = entries.map(({ key, kind, icon, title, detail = "", href }) => ({
      ...{ key, kind, glyph: icons[icon], title, detail, href },
    }));
    return Response.json({ rows, note } satisfies PaletteAnswer, { headers });
  } catch (error) {
    if (!(error instanceof TooManyError)) throw error;
    return Response.json({}, { status: 429, headers: { ...headers, "Retry-After": String(error.retryAfter) } });
  }
}
