import { requireClient } from "../../../../../../../access/access.ts";
import { idFrom } from "../../../../../../../data/owned.ts";
import { ticketFile } from "../../../../../../../data/ticket-files.ts";
import { download, indexFrom } from "../../../../../download.ts";

type Context = { params: Promise<{ ticket: string; message: string; index: string }> };

/** A file of the client's own ticket; message 0 is the one that opened it. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const asked = await params;
  const ticket = idFrom(asked.ticket);
  const scope = await requireClient("tickets", ticket === undefined ? "/tickets" : `/tickets/${ticket}`);
  const message = asked.message === "0" ? 0 : idFrom(asked.message);
  const index = indexFrom(asked.index);
  return download("a ticket's file", async () =>
    ticket === undefined || message === undefined || index === undefined
      ? undefined
      : ticketFile(scope, ticket, message, index),
  );
}
