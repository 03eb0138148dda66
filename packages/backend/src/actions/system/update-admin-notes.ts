import { actions } from "@kraken/contract";
import { apiAdmin } from "../../activity.ts";
import { refuse } from "../../errors.ts";
import { handler } from "../../handler.ts";

export const updateAdminNotes = handler(actions.updateAdminNotes, async ({ transaction, now }, { notes }) => {
  await transaction(async (tx) => {
    const admin = (await apiAdmin(tx)) ?? refuse("Admin Not Found");
    await tx.updateTable("admins").set({ notes, updated_at: now }).where("id", "=", admin.id).execute();
  });
  return {};
});
