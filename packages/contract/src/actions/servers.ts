import { action } from "../action.ts";
import { absent, count, flag, id, int, number, opt, plainList, row, text, word } from "../wire.ts";

/**
 * Checks the installation's health. The reference documents no more of the answer than its success. Kraken's backend
 * tells what it looked at: `checks` has a row for the database, the jobs, the mail, the search index and the module
 * queue, and with `fetchStatus` one for the servers, each of which is then asked. `count` is how many things are amiss
 * (at most 1000 are counted), `detail` a sentence for staff. `checks` is null from a WHMCS.
 * @see https://developers.whmcs.com/api-reference/gethealthstatus/
 */
export const getHealthStatus = action("GetHealthStatus", {
  group: "Servers",
  effect: "read",
  input: { fetchStatus: opt(flag.text) },
  output: {
    checks: absent(
      plainList(
        row({
          name: word("database", "jobs", "mail", "search", "modules", "servers"),
          status: word("ok", "warning", "failing"),
          count,
          detail: text,
        }),
      ),
    ),
  },
  krakenFields: ["checks"],
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
