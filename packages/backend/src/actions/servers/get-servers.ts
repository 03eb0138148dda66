import { actions } from "@kraken/contract";
import { handler } from "../../handler.ts";
import { serverStatus } from "../../services/server-status.ts";

export const getServers = handler(actions.getServers, async (context, input) => {
  const { db } = context;
  let found = db.selectFrom("servers");
  if (input.serviceId !== undefined) {
    const of = db.selectFrom("services").select("server_id").where("id", "=", input.serviceId);
    found = found.where("servers.id", "in", of);
  }
  if (input.addonId !== undefined) {
    const of = db
      .selectFrom("service_addons")
      .innerJoin("services", "services.id", "service_addons.service_id")
      .select(({ fn }) => fn.coalesce("service_addons.server_id", "services.server_id").as("id"))
      .where("service_addons.id", "=", input.addonId);
    found = found.where("servers.id", "in", of);
  }
  const rows = await found
    .leftJoin("services", (join) =>
      join.onRef("services.server_id", "=", "servers.id").on("services.status", "in", ["Active", "Suspended"]),
    )
    .select(({ fn }) => fn.count<number>("services.id").as("used"))
    .select(["servers.id", "servers.name", "servers.hostname", "servers.ip_address", "servers.is_active"])
    .select(["servers.max_accounts", "servers.module"])
    .groupBy(["servers.id", "servers.name", "servers.hostname", "servers.ip_address", "servers.is_active"])
    .groupBy(["servers.max_accounts", "servers.module"])
    .orderBy("servers.id")
    .execute();
  const servers = await Promise.all(
    rows.map(async (row) => {
      const used = Number(row.used);
      return {
        id: row.id,
        name: row.name,
        hostname: row.hostname,
        ipaddress: row.ip_address,
        active: row.is_active === 1,
        activeServices: used,
        maxAllowedServices: row.max_accounts,
        percentUsed: row.max_accounts > 0 ? Math.round((used / row.max_accounts) * 100) : 0,
        module: row.module,
        status: input.fetchStatus ? await serverStatus(context, row) : null,
      };
    }),
  );
  return { servers, fetchStatus: input.fetchStatus ?? false };
});
