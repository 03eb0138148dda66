import { requireStaff } from "../../../../../../../../../access/access.ts";
import { idFrom } from "../../../../../../../../../data/owned.ts";
import { staffTicketFile } from "../../../../../../../../../data/ticket-files.ts";
import { download, indexFrom } from "../../../../../../../download.ts";

type Context = { params: Promise<{ ticket: string; kind: string; message: string; index: string }> };

/** A file of any ticket, for staff: of a message, or of a note. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const asked = await params;
  const ticket = idFrom(asked.ticket);
  const scope = await requireStaff(ticket === undefined ? "/admin/tickets" : `/admin/tickets/${ticket}`);
  const id = asked.kind === "message" && asked.message === "0" ? 0 : idFrom(asked.message);
  const index = indexFrom(asked.index);
  return download("a ticket's file, for staff", async () => {
    if (ticket === undefined || id === undefined || index === undefined) return undefined;
    if (asked.kind === "message") return staffTicketFile(scope, ticket, { message: id }, index);
    return asked.kind === "note" ? staffTicketFile(scope, ticket, { note: id }, index) : undefined;
  });
}
