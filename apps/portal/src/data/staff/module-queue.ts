import "server-only";
import { assertScope, type StaffScope } from "../../access/scope.ts";
import { ask, askAnew } from "../ask.ts";
import { whereServed } from "../engine.ts";
import { isLive } from "../live.ts";
import { type CancelType, cancelTypeOf } from "../service-care.ts";
import { type Told, told } from "../told.ts";

/** Something that a module failed to do, and that is still open. */
export type FailedCall = {
  id: number;
  /** "service", "domain" or "addon". */
  kind: string;
  /** The service's, domain's or add-on's id. */
  about: number;
  module: string;
  /** As WHMCS names it: "SuspendAccount". */
  command: string;
  last: string | null;
  error: string;
  tries: number;
};

/** What modules failed to do: of one service or of everybody's, the newest try first. (GetModuleQueue) */
export async function failedCalls(scope: StaffScope, service?: { id: number }): Promise<Told<FailedCall[]>> {
  assertScope(scope, "staff");
  return told(async () => {
    const { queue } = await ask(scope).getModuleQueue(
      service === undefined ? {} : { relatedId: service.id, serviceType: "service" },
    );
    return queue
      .filter((row) => !row.completed)
      .filter((row) => service === undefined || (row.serviceType === "service" && row.serviceId === service.id))
      .map((row) => ({
        id: row.id,
        kind: row.serviceType,
        about: row.serviceId,
        module: row.moduleName,
        command: row.moduleAction,
        last: row.lastAttempt,
        error: row.lastAttemptError,
        tries: row.numRetries + 1,
      }))
      .sort((a, b) => (b.last ?? "").localeCompare(a.last ?? "") || b.id - a.id);
  });
}

/** A request to end a service, which waits. */
export type WaitingRequest = {
  id: number;
  service: number;
  /** "" where a list does not tell them. */
  name: string;
  domain: string;
  client: string;
  clientId: number;
  type: CancelType;
  reason: string;
  date: string | null;
  nextDue: string | null;
};

export type WaitingPage = {
  rows: WaitingRequest[];
  total: number;
  /** Where an engine tells those that were done as well: how many of the newest were looked through, of how many. */
  looked: { through: number; of: number } | undefined;
};

/** So many of the newest requests are looked through where the list has old ones as well: each service is asked for. */
const LOOKED_THROUGH = 20;

/**
 * One page of the requests that wait, the oldest first. (KrakenGetCancelRequests, else the newest of GetCancelledPackages
 * with GetClientsProducts for each)
 */
export async function waitingRequests(
  scope: StaffScope,
  { page, pageSize }: { page: number; pageSize: number },
): Promise<WaitingPage> {
  assertScope(scope, "staff");
  const own = await whereServed("KrakenGetCancelRequests", () =>
    askAnew(scope).krakenGetCancelRequests({ limitstart: (page - 1) * pageSize, limitnum: pageSize }),
  );
  if (own) {
    const rows = own.requests.map((row) => ({
      id: row.id,
      service: row.serviceid,
      name: row.name,
      domain: row.domain,
      client: row.clientname,
      clientId: row.clientid,
      type: cancelTypeOf(row),
      reason: row.reason,
      date: row.date,
      nextDue: row.nextduedate,
    }));
    return { rows, total: own.totalresults, looked: undefined };
  }
  const asked = askAnew(scope);
  const { totalresults } = await asked.getCancelledPackages({ limitstart: 0, limitnum: 1 });
  const limitstart = Math.max(0, totalresults - LOOKED_THROUGH);
  const { packages } = await asked.getCancelledPackages({ limitstart, limitnum: LOOKED_THROUGH });
  const all = await Promise.all(
    packages.map(async (row): Promise<WaitingRequest | undefined> => {
      const { products } = await asked.getClientsProducts({ serviceid: row.relid, limitnum: 1 });
      const found = products.find(({ id }) => id === row.relid);
      if (!found || !isLive(found)) return undefined;
      return {
        id: row.id,
        service: found.id,
        name: found.name,
        domain: found.domain,
        client: "",
        clientId: found.clientid,
        type: cancelTypeOf(row),
        reason: row.reason,
        date: row.date,
        nextDue: found.nextduedate,
      };
    }),
  );
  const rows = all.filter((row) => row !== undefined);
  return { rows, total: rows.length, looked: { through: packages.length, of: totalresults } };
}
