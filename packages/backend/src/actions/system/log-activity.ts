import { actions } from "@kraken/contract";
import { logActivity as log } from "../../activity.ts";
import { refuse } from "../../errors.ts";
import { handler } from "../../handler.ts";

export const logActivity = handler(
  actions.logActivity,
  async (context, { clientid, description }) => {
    if (description.trim() === "") refuse("A description is required");
    if (clientid) {
      const client = await context.db.selectFrom("clients").select("id").where("id", "=", clientid).executeTakeFirst();
      if (!client) refuse("Client ID Not Found");
    }
    await context.transaction((tx) => log(context, tx, { description, clientId: clientid || undefined }));
    return {};
  },
  { description: "A description is required", clientid: "Client ID Not Found" },
);
