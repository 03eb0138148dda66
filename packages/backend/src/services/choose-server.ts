import type { Tx } from "../context.ts";

/**
 * The server for a new service: of the product's group, or of its module where it has none; active and with room left.
 * A group is filled evenly (its emptiest server first), or one server after the other. Null when there is none: some
 * modules need none.
 */
export async function chooseServer(tx: Tx, module: string, groupId: number | null): Promise<number | null> {
  let found = tx
    .selectFrom("servers")
    .leftJoin("services", (join) =>
      join.onRef("services.server_id", "=", "servers.id").on("services.status", "in", ["Active", "Suspended"]),
    )
    .select(({ fn }) => ["servers.id", "servers.max_accounts", fn.count<number>("services.id").as("used")])
    .where("servers.is_active", "=", 1)
    .where("servers.module", "=", module);
  if (groupId !== null) found = found.where("servers.group_id", "=", groupId);
  const rows = await found.groupBy(["servers.id", "servers.max_accounts"]).orderBy("servers.id").execute();
  const free = rows
    .map((row) => ({ ...row, used: Number(row.used) }))
    .filter((row) => row.max_accounts === 0 || row.used < row.max_accounts);
  const group =
    groupId === null
      ? undefined
      : await tx.selectFrom("server_groups").select("fill_type").where("id", "=", groupId).executeTakeFirst();
  if (group?.fill_type === 2) return free[0]?.id ?? null;
  const share = (row: { used: number; max_accounts: number }) => row.used / Math.max(1, row.max_accounts);
  return free.sort((a, b) => share(a) - share(b) || a.used - b.used || a.id - b.id)[0]?.id ?? null;
}
