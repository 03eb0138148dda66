import { actions } from "@kraken/contract";
import { refuse } from "../../errors.ts";
import { handler } from "../../handler.ts";

const errors = { catid: "Category ID Not Found", parentid: "Category ID Not Found", name: "Name Required" };

export const krakenSavePredefinedCategory = handler(
  actions.krakenSavePredefinedCategory,
  async ({ transaction }, { catid, parentid, name }) => {
    if (name.trim() === "") return refuse(errors.name);
    const saved = await transaction(async (tx) => {
      const ids = (await tx.selectFrom("predefined_categories").select("id").execute()).map(({ id }) => id);
      if (parentid && (!ids.includes(parentid) || parentid === catid)) return refuse(errors.parentid);
      const values = { parent_id: parentid === undefined ? undefined : parentid || null, name: name.trim() };
      if (catid === undefined)
        return tx.insertInto("predefined_categories").values(values).returning("id").executeTakeFirstOrThrow();
      return tx
        .updateTable("predefined_categories")
        .set(values)
        .where("id", "=", catid)
        .returning("id")
        .executeTakeFirst();
    });
    return saved ? { catid: saved.id } : refuse(errors.catid);
  },
  errors,
);
