import "server-only";
import { assertScope, type StaffScope } from "../../access/scope.ts";
import { ask } from "../ask.ts";
import { nameOf } from "../client-details.ts";
import { whereServed } from "../engine.ts";
import { type ClientListQuery, type ClientListRow, clients } from "../people.ts";
import { groupChoices } from "./client-settings.ts";

export type StaffClientsQuery = ClientListQuery & {
  /** The id of the group whose clients are wanted, 0 for those without; undefined for all. */
  group?: number | undefined;
};

/** What a client owes and has; a WHMCS tells it of one client at a time. */
export type ClientMoney = { services: number; credit: string; balance: string; overdue: string; currency: string };

export type StaffClientRow = ClientListRow & { groupName: string; money: ClientMoney | undefined };

export type StaffClients = {
  rows: StaffClientRow[];
  total: number;
  /** A group was asked for, and this engine can't list one. */
  isUngrouped: boolean;
};

/** One page of all clients, with what they owe where the engine tells. (KrakenGetClients, else GetClients) */
export async function staffClients(scope: StaffScope, query: StaffClientsQuery): Promise<StaffClients> {
  assertScope(scope, "staff");
  const { search, status, group, sort, descending, page, pageSize } = query;
  const own = await whereServed("KrakenGetClients", () =>
    ask(scope).krakenGetClients({
      search: search || undefined,
      status,
      groupid: group,
      orderby: sort ?? "id",
      order: descending ? "desc" : "asc",
      limitstart: (page - 1) * pageSize,
      limitnum: pageSize,
    }),
  );
  if (own) {
    const rows = own.clients.map((row) => ({
      id: row.id,
      name: nameOf(row),
      person: `${row.firstname} ${row.lastname}`.trim(),
      email: row.email,
      created: row.datecreated,
      status: row.status,
      group: row.groupid,
      groupName: row.groupname,
      money: {
        services: row.activeservices,
        credit: row.credit,
        balance: row.balance,
        overdue: row.overdue,
        currency: row.currencycode,
      },
    }));
    return { rows, total: own.totalresults, isUngrouped: false };
  }
  const [{ rows, total }, groups] = await Promise.all([clients(scope, query), groupChoices(scope)]);
  const named = rows.map((row) => ({
    ...row,
    groupName: groups.find(({ id }) => id === row.group)?.name ?? "",
    money: undefined,
  }));
  return { rows: named, total, isUngrouped: group !== undefined };
}
