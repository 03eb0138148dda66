import { requireClient } from "../../../../../access/access.ts";
import { idFrom } from "../../../../../data/owned.ts";
import { profile } from "../../../../../data/people.ts";
import { quote } from "../../../../../data/quotes.ts";
import { env } from "../../../../../env.ts";
import { words } from "../../../../../messages/words.ts";
import { quoteSheet } from "../../../../(client)/quotes/[id]/quote-sheet.ts";
import { downloadPdf } from "../../../pdf.ts";

type Context = { params: Promise<{ quote: string }> };

/** A quote that the client was sent, as a PDF. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const id = idFrom((await params).quote);
  const scope = await requireClient("quotes", id === undefined ? "/quotes" : `/quotes/${id}`);
  return downloadPdf("a quote's PDF", async () => {
    const found = id === undefined ? undefined : await quote(scope, id);
    return found && quoteSheet(found, await profile(scope), env(), await words());
  });
}
