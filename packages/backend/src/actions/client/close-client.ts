import { actions } from "@kraken/contract";
import { logActivity } from "../../activity.ts";
import { closeClient as close } from "../../clients/close.ts";
import { Refusal, refuse } from "../../errors.ts";
import { handler } from "../../handler.ts";

const UNKNOWN = "Client ID Not Found";

export const closeClient = handler(
  actions.closeClient,
  async (context, { clientid }) => {
    const { db, transaction } = context;
    const client = await db.selectFrom("clients").select("id").where("id", "=", clientid).executeTakeFirst();
    if (!client) return refuse(UNKNOWN);
    await transaction(async (tx) => {
      await close(context, tx, clientid);
      await logActivity(context, tx, { clientId: clientid, description: "Client Status changed to Closed" });
    }).catch((error: unknown) => {
      if (error instanceof Refusal) throw error;
      return refuse(context.unexpected("CloseClient", error));
    });
    return { clientid };
  },
  { clientid: UNKNOWN },
);
