import type { Context, Tx } from "../context.ts";

type Named = { ticketid?: number | undefined; ticketnum?: string | undefined };

/** The id of a ticket that is named by id or number: of the one that it was merged into, where it was. */
export async function ticketIdOf(db: Context["db"] | Tx, named: Named): Promise<number | undefined> {
  let found = db.selectFrom("tickets").select(["id", "merged_into_id"]);
  if (named.ticketid !== undefined) found = found.where("id", "=", named.ticketid);
  else if (named.ticketnum) found = found.where("tid", "=", named.ticketnum);
  else return undefined;
  const row = await found.executeTakeFirst();
  return row?.merged_into_id ?? row?.id;
}
