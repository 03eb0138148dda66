import { requireClient } from "../../../../../access/access.ts";
import { invoice } from "../../../../../data/invoices.ts";
import { idFrom } from "../../../../../data/owned.ts";
import { profile } from "../../../../../data/people.ts";
import { env } from "../../../../../env.ts";
import { words } from "../../../../../messages/words.ts";
import { invoiceSheet } from "../../../../(client)/invoices/[id]/invoice-sheet.ts";
import { afterHosted } from "../../../../(client)/invoices/hosted.ts";
import { downloadPdf } from "../../../pdf.ts";

type Context = { params: Promise<{ invoice: string }> };

/** An invoice of the client's own, as a PDF. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const id = idFrom((await params).invoice);
  const scope = await requireClient("invoices", id === undefined ? "/invoices" : `/invoices/${id}`);
  return downloadPdf("an invoice's PDF", async () => {
    await afterHosted();
    const found = id === undefined ? undefined : await invoice(scope, id);
    return found && invoiceSheet(found, await profile(scope), env(), await words());
  });
}
