import { actions } from "@kraken/contract";
import { sql } from "kysely";
import { handler } from "../../handler.ts";
import { pageOf } from "../../paging.ts";
import { amountText } from "../../wire/amounts.ts";

/** Written as the index on it is: subjects may be longer than an index takes. */
const beginning = (text: unknown) => sql`substr(${text}, 1, 100)`;

export const getQuotes = handler(actions.getQuotes, async ({ db }, input) => {
  const { limit, offset } = pageOf(input);
  let found = db.selectFrom("quotes");
  if (input.quoteid !== undefined) found = found.where("quotes.id", "=", input.quoteid);
  if (input.userid !== undefined) {
    // 0 asks for those of nobody yet.
    found = input.userid
      ? found.where("quotes.client_id", "=", input.userid)
      : found.where("quotes.client_id", "is", null);
  }
  if (input.subject !== undefined) {
    found = found
      .where(beginning(sql.ref("quotes.subject")), "=", beginning(sql.val(input.subject)))
      .where("quotes.subject", "=", input.subject);
  }
  if (input.stage !== undefined) found = found.where("quotes.stage", "=", input.stage);
  if (input.datecreated !== undefined) found = found.where("quotes.created_on", "=", input.datecreated);
  if (input.lastmodified !== undefined) found = found.where("quotes.modified_on", "=", input.lastmodified);
  if (input.validuntil !== undefined) found = found.where("quotes.valid_until", "=", input.validuntil);
  const [{ total }, rows] = await Promise.all([
    found.select(({ fn }) => fn.countAll<number>().as("total")).executeTakeFirstOrThrow(),
    found.selectAll("quotes").orderBy("quotes.id", "desc").limit(limit).offset(offset).execute(),
  ]);
  const [clients, items] = await Promise.all([
    db
      .selectFrom("clients")
      .select(["id", "firstname", "lastname", "companyname", "email", "created_at", "group_id", "status"])
      .where("id", "in", [0, ...rows.map((row) => row.client_id ?? 0)])
      .execute(),
    db
      .selectFrom("quote_items")
      .selectAll()
      .where("quote_id", "in", [0, ...rows.map((row) => row.id)])
      .orderBy("sort_order")
      .orderBy("id")
      .execute(),
  ]);
  const clientOf = new Map(
    clients.map(({ created_at, group_id, ...client }) => [
      client.id,
      { ...client, datecreated: created_at.slice(0, 10), groupid: group_id ?? 0 },
    ]),
  );
  const quotes = rows.map((row) => ({
    id: row.id,
    subject: row.subject,
    stage: row.stage,
    validuntil: row.valid_until,
    userid: row.client_id ?? 0,
    client: clientOf.get(row.client_id ?? 0) ?? null,
    firstname: row.firstname,
    lastname: row.lastname,
    companyname: row.companyname,
    email: row.email,
    address1: row.address1,
    address2: row.address2,
    city: row.city,
    state: row.state,
    postcode: row.postcode,
    country: row.country,
    phonenumber: row.phonenumber,
    tax_id: row.tax_id,
    currency: row.currency_id,
    subtotal: amountText(row.subtotal),
    tax1: amountText(row.tax1),
    tax2: amountText(row.tax2),
    total: amountText(row.total),
    proposal: row.proposal,
    customernotes: row.customer_notes,
    adminnotes: row.admin_notes,
    datecreated: row.created_on,
    lastmodified: row.modified_on,
    datesent: row.sent_on,
    dateaccepted: row.accepted_on,
    items: items
      .filter((item) => item.quote_id === row.id)
      .map((item) => ({
        id: item.id,
        description: item.description,
        quantity: item.quantity / 100,
        unitprice: amountText(item.unit_price),
        discount: amountText(item.discount),
        taxable: item.is_taxable === 1,
      })),
  }));
  return { totalresults: total, startnumber: offset, numreturned: quotes.length, quotes };
});
