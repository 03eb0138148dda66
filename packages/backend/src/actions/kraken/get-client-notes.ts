import { actions } from "@kraken/contract";
import { refuse } from "../../errors.ts";
import { handler } from "../../handler.ts";
import { pageOf } from "../../paging.ts";
import { wireTime } from "../../wire/amounts.ts";

export const krakenGetClientNotes = handler(
  actions.krakenGetClientNotes,
  async ({ db }, input) => {
    const client = await db.selectFrom("clients").select("id").where("id", "=", input.clientid).executeTakeFirst();
    if (!client) return refuse("Client ID Not Found");
    const { limit, offset } = pageOf(input);
    const found = db.selectFrom("client_notes as notes").where("notes.client_id", "=", client.id);
    const [{ total }, rows] = await Promise.all([
      found.select(({ fn }) => fn.countAll<number>().as("total")).executeTakeFirstOrThrow(),
      found
        .leftJoin("admins", "admins.id", "notes.admin_id")
        .selectAll("notes")
        .select(["admins.firstname", "admins.lastname"])
        .orderBy("notes.is_sticky", "desc")
        .orderBy("notes.created_at", "desc")
        .orderBy("notes.id", "desc")
        .limit(limit)
        .offset(offset)
        .execute(),
    ]);
    const notes = rows.map((row) => ({
      id: row.id,
      clientid: row.client_id,
      adminid: row.admin_id ?? 0,
      admin: `${row.firstname ?? ""} ${row.lastname ?? ""}`.trim(),
      note: row.note,
      sticky: row.is_sticky === 1,
      created_at: wireTime(row.created_at),
      updated_at: wireTime(row.updated_at),
    }));
    return { totalresults: total, startnumber: offset, numreturned: notes.length, notes };
  },
  { clientid: "Client ID Not Found" },
);
