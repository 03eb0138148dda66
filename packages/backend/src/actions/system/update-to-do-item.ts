import { actions } from "@kraken/contract";
import { refuse } from "../../errors.ts";
import { handler } from "../../handler.ts";
import { toDoStatuses } from "../../system/to-do.ts";

const NO_ITEM = "TODO Item ID Not Found";
const NO_ADMIN = "Admin ID Not Found";

/** The item is `adminid`'s afterwards. */
export const updateToDoItem = handler(
  actions.updateToDoItem,
  async ({ db, transaction, now }, input) => {
    const admin = await db.selectFrom("admins").select("id").where("id", "=", input.adminid).executeTakeFirst();
    if (!admin) refuse(NO_ADMIN);
    const wanted = input.status?.toLowerCase();
    const status = wanted === undefined ? undefined : toDoStatuses.find((known) => known.toLowerCase() === wanted);
    if (wanted !== undefined && status === undefined) refuse("Invalid Status");
    const changed = await transaction((tx) =>
      tx
        .updateTable("todo_items")
        .set({
          admin_id: input.adminid,
          status,
          date: input.date,
          title: input.title,
          description: input.description,
          due_date: input.duedate,
          updated_at: now,
        })
        .where("id", "=", input.itemid)
        .returning("id")
        .executeTakeFirst(),
    );
    return changed ? { itemid: input.itemid } : refuse(NO_ITEM);
  },
  { itemid: NO_ITEM, adminid: NO_ADMIN },
);
