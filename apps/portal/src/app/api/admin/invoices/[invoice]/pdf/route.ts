import { requireStaff } from "../../../../../../access/access.ts";
import { idFrom } from "../../../../../../data/owned.ts";
import { staffInvoice } from "../../../../../../data/staff/invoices.ts";
import { env } from "../../../../../../env.ts";
import { words } from "../../../../../../messages/words.ts";
import { invoiceSheet } from "../../../../../(client)/invoices/[id]/invoice-sheet.ts";
import { downloadPdf } from "../../../../pdf.ts";

type Context = { params: Promise<{ invoice: string }> };

/** An invoice as its client has it, as a PDF. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const id = idFrom((await params).invoice);
  const scope = await requireStaff(id === undefined ? "/admin/invoices" : `/admin/invoices/${id}`);
  return downloadPdf("an invoice's PDF for staff", async () => {
    const found = id === undefined ? undefined : await staffInvoice(scope, id);
    return found && invoiceSheet(found, found.client, env(), await words());
  });
}
