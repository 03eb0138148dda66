import { actions } from "@kraken/contract";
import { logActivity } from "../../activity.ts";
import { deleteClient as remove } from "../../clients/delete.ts";
import { Refusal, refuse } from "../../errors.ts";
import { handler } from "../../handler.ts";

const UNKNOWN = "Client ID Not Found";

export const deleteClient = handler(
  actions.deleteClient,
  async (context, { clientid, deleteusers, deletetransactions }) => {
    const also = { users: deleteusers ?? false, transactions: deletetransactions ?? false };
    await context
      .transaction(async (tx) => {
        if (!(await remove(context, tx, clientid, also))) refuse(UNKNOWN);
        await logActivity(context, tx, { description: `Client Deleted - ID: ${clientid}` });
      })
      .catch((error: unknown) => {
        if (error instanceof Refusal) throw error;
        return refuse(`Client Delete Failed: ${context.unexpected("DeleteClient", error)}`);
      });
    return { clientid };
  },
  { clientid: UNKNOWN },
);
