import { requireStaff } from "../../../../../../access/access.ts";
import { idFrom } from "../../../../../../data/owned.ts";
import { staffQuote } from "../../../../../../data/staff/quotes.ts";
import { env } from "../../../../../../env.ts";
import { words } from "../../../../../../messages/words.ts";
import { quoteSheet } from "../../../../../(client)/quotes/[id]/quote-sheet.ts";
import { downloadPdf } from "../../../../pdf.ts";

type Context = { params: Promise<{ quote: string }> };

/** A quote as its client has it, as a PDF. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const id = idFrom((await params).quote);
  const scope = await requireStaff(id === undefined ? "/admin/quotes" : `/admin/quotes/${id}`);
  return downloadPdf("a quote's PDF for staff", async () => {
    const found = id === undefined ? undefined : await staffQuote(scope, id);
    return found && quoteSheet(found, { address: found.address, taxId: found.client.taxId }, env(), await words());
  });
}
