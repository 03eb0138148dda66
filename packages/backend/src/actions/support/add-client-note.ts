import { actions } from "@kraken/contract";
import { apiAdmin, logActivity } from "../../activity.ts";
import { refuse } from "../../errors.ts";
import { handler } from "../../handler.ts";

const UNKNOWN = "Client ID not found";
const EMPTY = "Notes can not be empty";

export const addClientNote = handler(
  actions.addClientNote,
  async (context, { userid, notes, sticky }) => {
    const { db, transaction, now } = context;
    const client = await db.selectFrom("clients").select("id").where("id", "=", userid).executeTakeFirst();
    if (!client) return refuse(UNKNOWN);
    if (notes.trim() === "") refuse(EMPTY);
    return transaction(async (tx) => {
      const admin = await apiAdmin(tx);
      const note = await tx
        .insertInto("client_notes")
        .values({
          client_id: client.id,
          admin_id: admin?.id ?? null,
          note: notes,
          is_sticky: sticky ? 1 : 0,
          created_at: now,
          updated_at: now,
        })
        .returning("id")
        .executeTakeFirstOrThrow();
      await logActivity(context, tx, { clientId: client.id, description: `Added Note - User ID: ${client.id}` });
      return { noteid: note.id };
    });
  },
  { userid: UNKNOWN, notes: EMPTY },
);
