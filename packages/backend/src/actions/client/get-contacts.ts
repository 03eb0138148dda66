import { actions } from "@kraken/contract";
import { handler } from "../../handler.ts";
import { pageOf } from "../../paging.ts";
import { wireTime } from "../../wire/amounts.ts";

const filters = [
  "firstname",
  "lastname",
  "companyname",
  "email",
  "address1",
  "address2",
  "city",
  "state",
  "postcode",
  "country",
  "phonenumber",
] as const;

/** Filters match whole values, whatever their case. */
export const getContacts = handler(actions.getContacts, async ({ db }, input) => {
  const { limit, offset } = pageOf(input);
  let found = db.selectFrom("contacts");
  if (input.userid !== undefined) found = found.where("client_id", "=", input.userid);
  for (const name of filters) {
    const wanted = input[name];
    if (wanted) found = found.where(({ fn }) => fn<string>("lower", [name]), "=", wanted.toLowerCase());
  }
  const [{ total }, rows] = await Promise.all([
    found.select(({ fn }) => fn.countAll<number>().as("total")).executeTakeFirstOrThrow(),
    found.selectAll().orderBy("id").limit(limit).offset(offset).execute(),
  ]);
  const contacts = rows.map((row) => ({
    id: row.id,
    userid: row.client_id,
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
    domainemails: row.email_domain === 1,
    generalemails: row.email_general === 1,
    invoiceemails: row.email_invoice === 1,
    productemails: row.email_product === 1,
    supportemails: row.email_support === 1,
    affiliateemails: row.email_affiliate === 1,
    created_at: wireTime(row.created_at),
    updated_at: wireTime(row.updated_at),
  }));
  return { totalresults: total, startnumber: offset, numreturned: contacts.length, contacts };
});
