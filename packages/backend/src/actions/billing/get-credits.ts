import { actions } from "@kraken/contract";
import { refuse } from "../../errors.ts";
import { handler } from "../../handler.ts";
import { amountText } from "../../wire/amounts.ts";

const NOT_FOUND = "Client ID Not Found";

export const getCredits = handler(
  actions.getCredits,
  async ({ db }, { clientid }) => {
    const client = await db.selectFrom("clients").select("id").where("id", "=", clientid).executeTakeFirst();
    if (!client) return refuse(NOT_FOUND);
    const rows = await db.selectFrom("credits").selectAll().where("client_id", "=", clientid).orderBy("id").execute();
    return {
      totalresults: rows.length,
      clientid,
      credits: rows.map((row) => ({
        id: row.id,
        date: row.date,
        description: row.description,
        amount: amountText(row.amount),
        relid: row.related_id,
      })),
    };
  },
  { clientid: NOT_FOUND },
);
