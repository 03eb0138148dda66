import { actions } from "@kraken/contract";
import { sql } from "kysely";
import type { Context } from "../../context.ts";
import { handler } from "../../handler.ts";
import { isClientFound } from "../../lists/found.ts";
import { countsOf, idsIn, inOrderOf, pageOfIds } from "../../lists/page.ts";
import { amountText } from "../../wire/amounts.ts";

const columns = {
  id: sql`clients.id`,
  firstname: sql`lower(clients.firstname)`,
  companyname: sql`lower(clients.companyname)`,
  email: sql`lower(clients.email)`,
  datecreated: sql`clients.created_at`,
  status: sql`clients.status`,
} as const;

/** What each of a page's clients owes, and how many of his services are active. */
async function figuresOf({ db, today }: Context, of: number[]) {
  const [owed, services] = await Promise.all([
    db
      .selectFrom("invoices")
      .select("client_id")
      .select(sql<number>`cast(sum(total - credit - amount_paid) as bigint)`.as("balance"))
      .select(
        sql<number>`cast(sum(case when due_date < ${today} then total - credit - amount_paid else 0 end) as bigint)`.as(
          "overdue",
        ),
      )
      .where("client_id", "in", of)
      .where("status", "=", "Unpaid")
      .groupBy("client_id")
      .execute(),
    db
      .selectFrom("services")
      .select(["client_id", ({ fn }) => fn.countAll<number>().as("number")])
      .where("client_id", "in", of)
      .where("status", "=", "Active")
      .groupBy("client_id")
      .execute(),
  ]);
  const byId = <Row extends { client_id: number }>(rows: Row[]) => new Map(rows.map((row) => [row.client_id, row]));
  return { owed: byId(owed), services: byId(services) };
}

export const krakenGetClients = handler(actions.krakenGetClients, async (context, input) => {
  const { db } = context;
  const { status, groupid } = input;
  const search = input.search?.trim().slice(0, 200) ?? "";
  const [, number] = /^#?(\d{1,15})$/.exec(search) ?? [];
  let found = db.selectFrom("clients");
  if (status) found = found.where("clients.status", "=", status);
  if (groupid !== undefined) {
    found = groupid === 0 ? found.where("clients.group_id", "is", null) : found.where("clients.group_id", "=", groupid);
  }
  if (search !== "") {
    found = found.where(({ eb, or }) =>
      or([isClientFound(search), ...(number === undefined ? [] : [eb("clients.id", "=", Number(number))])]),
    );
  }
  const page = await pageOfIds(found, "clients", input, columns[input.orderby ?? "id"], input.order);
  const [unsorted, { owed, services }] = await Promise.all([
    db
      .selectFrom("clients")
      .innerJoin("currencies", "currencies.id", "clients.currency_id")
      .leftJoin("client_groups", "client_groups.id", "clients.group_id")
      .select(["clients.id", "clients.firstname", "clients.lastname", "clients.companyname", "clients.email"])
      .select(["clients.created_at", "clients.group_id", "clients.status", "clients.credit", "currencies.code"])
      .select("client_groups.name as group_name")
      .where("clients.id", "in", idsIn(page.ids))
      .execute(),
    figuresOf(context, idsIn(page.ids)),
  ]);
  const clients = inOrderOf(page.ids, unsorted).map((row) => ({
    id: row.id,
    firstname: row.firstname,
    lastname: row.lastname,
    companyname: row.companyname,
    email: row.email,
    datecreated: row.created_at.slice(0, 10),
    groupid: row.group_id ?? 0,
    groupname: row.group_name ?? "",
    status: row.status,
    activeservices: services.get(row.id)?.number ?? 0,
    credit: amountText(row.credit),
    balance: amountText(owed.get(row.id)?.balance ?? 0),
    overdue: amountText(owed.get(row.id)?.overdue ?? 0),
    currencycode: row.code,
  }));
  return { ...countsOf(page, clients), clients };
});
