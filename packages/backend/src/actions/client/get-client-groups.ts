import { actions } from "@kraken/contract";
import { handler } from "../../handler.ts";
import { amountText } from "../../wire/amounts.ts";

export const getClientGroups = handler(actions.getClientGroups, async ({ db }) => {
  const rows = await db.selectFrom("client_groups").selectAll().orderBy("id").execute();
  return {
    totalresults: rows.length,
    groups: rows.map((row) => ({
      id: row.id,
      groupname: row.name,
      groupcolour: row.colour,
      discountpercent: amountText(row.discount_percent),
      susptermexempt: row.suspend_terminate_exempt === 1,
      separateinvoices: row.separate_invoices === 1,
    })),
  };
});
