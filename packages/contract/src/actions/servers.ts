import { action } from "../action.ts";
import { absent, count, flag, id, int, number, opt, plainList, row, text } from "../wire.ts";

/**
 * Runs WHMCS's own checks of the installation.
 * @see https://developers.whmcs.com/api-reference/gethealthstatus/
 */
export const getHealthStatus = action("GetHealthStatus", {
  group: "Servers",
  effect: "read",
  input: { fetchStatus: opt(flag.text) },
  output: {},
});

/**
 * Lists servers with how full they are. `status` is asked of each server only with `fetchStatus`.
 * @see https://developers.whmcs.com/api-reference/getservers/
 */
export const getServers = action("GetServers", {
  group: "Servers",
  effect: "read",
  input: { serviceId: opt(int), addonId: opt(int), fetchStatus: opt(flag.text) },
  output: {
    servers: plainList(
      row({
        id,
        name: text,
        hostname: text,
        ipaddress: text,
        active: flag.json,
        activeServices: count,
        maxAllowedServices: count,
        percentUsed: number,
        module: text,
        status: absent(row({ http: flag.json, load: text, uptime: text })),
      }),
    ),
    fetchStatus: flag.blank,
  },
});
