import { actions } from "@kraken/contract";
import { sql } from "kysely";
import type { Context } from "../../context.ts";
import { handler } from "../../handler.ts";
import { isClientFound } from "../../lists/found.ts";
import { countsOf, idsIn, inOrderOf, pageOfIds } from "../../lists/page.ts";
import { clientStats } from "./client-stats.ts";

/** Columns to sort by. Names and addresses sort without regard to case, by the index on lower(). */
const orders = {
  id: sql`id`,
  firstname: sql`lower(firstname)`,
  lastname: sql`lower(lastname)`,
  companyname: sql`lower(companyname)`,
  email: sql`lower(email)`,
  groupid: sql`group_id`,
  datecreated: sql`created_at`,
  status: sql`status`,
};

/** The figures of each of a page's clients. */
async function statsOf(context: Context, ids: readonly number[]) {
  const clients = await context.db
    .selectFrom("clients")
    .innerJoin("currencies", "currencies.id", "clients.currency_id")
    .select(["clients.id", "clients.credit", "currencies.code"])
    .select(["currencies.prefix", "currencies.suffix", "currencies.format"])
    .where("clients.id", "in", [0, ...ids])
    .execute();
  return clientStats(context, clients);
}

export const getClients = handler(actions.getClients, async (context, input) => {
  const { db } = context;
  const { search, status } = input;
  let found = db.selectFrom("clients");
  if (status) found = found.where("status", "=", status);
  if (search) found = found.where(isClientFound(search));
  const direction = input.sorting === "DESC" ? "desc" : "asc";
  const page = await pageOfIds(found, "clients", input, orders[input.orderby ?? "id"], direction);
  const rows = await db
    .selectFrom("clients")
    .select(["id", "firstname", "lastname", "companyname", "email", "created_at", "group_id", "status"])
    .where("id", "in", idsIn(page.ids))
    .execute();
  const stats = input.stats
    ? await statsOf(
        context,
        rows.map(({ id }) => id),
      )
    : undefined;
  const clients = inOrderOf(page.ids, rows).map(({ created_at, group_id, ...row }) => ({
    ...row,
    datecreated: created_at.slice(0, 10),
    groupid: group_id ?? 0,
    stats: stats?.get(row.id) ?? null,
  }));
  return { ...countsOf(page, clients), clients };
});
