import { oneByOne } from "../billing/one-by-one.ts";
import type { Context } from "../context.ts";
import type { AccountUsage } from "../modules/index.ts";
import { readSettings } from "../settings.ts";
import { serverFacts } from "./facts.ts";

/** The largest number that a column takes. */
const LARGEST = 2_147_483_647;

const megabytes = (value: number) => (value > 0 ? Math.min(LARGEST, Math.round(value)) : 0);

/** An account is known by its user name and its domain: a server has either of them once, and knows no ids of ours. */
const keyOf = ({ username, domain }: { username: string; domain: string }) =>
  username === "" && domain === "" ? undefined : `${username}\n${domain.toLowerCase()}`;

/**
 * Writes into services what their servers say that they use, while UpdateStatsAuto is on. A server that does not answer
 * leaves what was known. Called by the daily run, as often as it likes; answers how many services were written.
 */
export async function importUsage(context: Context): Promise<number> {
  const { db, modules } = context;
  if (!(await readSettings(db)).isOn("UpdateStatsAuto")) return 0;
  const servers = await db
    .selectFrom("servers")
    .select(["id", "module"])
    .where("is_active", "=", 1)
    .where("module", "<>", "")
    .orderBy("id")
    .execute();
  let written = 0;
  await oneByOne(servers, async ({ id, module }) => {
    const server = await serverFacts(db, id);
    const accounts = server && (await modules.provisioning.find(module)?.usage?.(server));
    if (accounts) written += await write(context, id, accounts);
  });
  return written;
}

async function write({ db, transaction, now }: Context, serverId: number, accounts: readonly AccountUsage[]) {
  const used = new Map(accounts.map((account) => [keyOf(account), account]));
  const services = await db
    .selectFrom("services")
    .select(["id", "username", "domain"])
    .where("server_id", "=", serverId)
    .where("status", "in", ["Active", "Suspended"])
    .orderBy("id")
    .execute();
  const known = services.flatMap(({ id, ...service }) => {
    const key = keyOf(service);
    const account = key === undefined ? undefined : used.get(key);
    return account ? [{ id, account }] : [];
  });
  if (known.length === 0) return 0;
  await transaction(async (tx) => {
    for (const { id, account } of known) {
      await tx
        .updateTable("services")
        .set({
          disk_usage: megabytes(account.diskUsage),
          disk_limit: megabytes(account.diskLimit),
          bandwidth_usage: megabytes(account.bandwidthUsage),
          bandwidth_limit: megabytes(account.bandwidthLimit),
          usage_updated_at: now,
        })
        .where("id", "=", id)
        .execute();
    }
  });
  return known.length;
}
