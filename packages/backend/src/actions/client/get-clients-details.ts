import { actions } from "@kraken/contract";
import type { Context } from "../../context.ts";
import { refuse } from "../../errors.ts";
import { handler } from "../../handler.ts";
import { amountText } from "../../wire/amounts.ts";
import { clientStats } from "./client-stats.ts";
import { countryName, dialCode, formattedPhone } from "./countries.ts";

const flag = (value: 0 | 1) => value === 1;

function clientRow({ db }: Context, clientid: number | undefined, email: string | undefined) {
  const found = db
    .selectFrom("clients")
    .innerJoin("currencies", "currencies.id", "clients.currency_id")
    .selectAll("clients")
    .select(["currencies.code", "currencies.prefix", "currencies.suffix", "currencies.format"]);
  if (clientid !== undefined) return found.where("clients.id", "=", clientid).executeTakeFirst();
  return found
    .where(({ fn }) => fn("lower", ["clients.email"]), "=", (email ?? "").toLowerCase())
    .orderBy("clients.id")
    .executeTakeFirst();
}

/** The last sign-in as WHMCS tells it: lines with <br>. */
const lastLogin = (row: { last_login_at: string | null; last_ip: string; last_host: string }) => {
  if (row.last_login_at === null) return "No Login Logged";
  const [year, month, day] = row.last_login_at.slice(0, 10).split("-");
  const time = row.last_login_at.slice(11, 16);
  return `Date: ${day}/${month}/${year} ${time}<br>IP Address: ${row.last_ip}<br>Host: ${row.last_host}`;
};

export const getClientsDetails = handler(actions.getClientsDetails, async (context, input) => {
  if (input.clientid === undefined && !input.email) return refuse("Either clientid Or email Is Required");
  const row = await clientRow(context, input.clientid, input.email);
  if (!row) return refuse("Client Not Found");
  const { db } = context;
  const [users, customfields] = await Promise.all([
    db
      .selectFrom("user_clients")
      .innerJoin("users", "users.id", "user_clients.user_id")
      .select([
        "users.id",
        "users.firstname",
        "users.lastname",
        "users.email",
        "users.email_verified_at",
        "user_clients.is_owner",
      ])
      .where("user_clients.client_id", "=", row.id)
      .orderBy("users.id")
      .execute(),
    db
      .selectFrom("custom_fields")
      .leftJoin("custom_field_values", (join) =>
        join
          .onRef("custom_field_values.field_id", "=", "custom_fields.id")
          .on("custom_field_values.related_id", "=", row.id),
      )
      .select(["custom_fields.id", "custom_field_values.value"])
      .where("custom_fields.type", "=", "client")
      .orderBy("custom_fields.sort_order")
      .orderBy("custom_fields.id")
      .execute(),
  ]);
  const owner = users.find((user) => user.is_owner === 1);
  const phone = formattedPhone(row.country, row.phonenumber);
  const stats = input.stats ? ((await clientStats(context, [row])).get(row.id) ?? null) : null;
  const client = {
    client_id: row.id,
    owner_user_id: owner?.id ?? 0,
    userid: row.id,
    id: row.id,
    uuid: row.uuid,
    firstname: row.firstname,
    lastname: row.lastname,
    fullname: `${row.firstname} ${row.lastname}`,
    companyname: row.companyname,
    email: row.email,
    address1: row.address1,
    address2: row.address2,
    city: row.city,
    fullstate: row.state,
    state: row.state,
    postcode: row.postcode,
    countrycode: row.country,
    country: row.country,
    phonenumber: row.phonenumber,
    tax_id: row.tax_id,
    email_preferences: {
      general: flag(row.email_general),
      invoice: flag(row.email_invoice),
      support: flag(row.email_support),
      product: flag(row.email_product),
      domain: flag(row.email_domain),
      affiliate: flag(row.email_affiliate),
    },
    statecode: row.state,
    countryname: countryName(row.country) ?? row.country,
    phonecc: dialCode(row.country),
    phonenumberformatted: phone,
    telephoneNumber: phone,
    billingcid: row.billing_contact_id ?? 0,
    notes: row.notes,
    currency: row.currency_id,
    defaultgateway: row.default_gateway,
    groupid: row.group_id ?? 0,
    status: row.status,
    credit: amountText(row.credit),
    taxexempt: flag(row.tax_exempt),
    latefeeoveride: flag(row.late_fee_override),
    overideduenotices: flag(row.override_due_notices),
    separateinvoices: flag(row.separate_invoices),
    disableautocc: flag(row.disable_auto_cc),
    emailoptout: flag(row.email_opt_out),
    marketing_emails_opt_in: flag(row.marketing_opt_in),
    overrideautoclose: flag(row.override_auto_close),
    allowSingleSignOn: flag(row.allow_sso),
    email_verified: (owner?.email_verified_at ?? null) !== null,
    language: row.language,
    isOptedInToMarketingEmails: flag(row.marketing_opt_in),
    lastlogin: lastLogin(row),
    currency_code: row.code,
    datecreated: row.created_at.slice(0, 10),
    stats,
    customfields: customfields.map(({ id, value }) => ({ id, value: value ?? "" })),
    users: users.map((user) => ({
      id: user.id,
      name: `${user.firstname} ${user.lastname}`,
      email: user.email,
      is_owner: user.is_owner === 1,
    })),
    // The older form of the same: customfields1, customfields2, …
    ...Object.fromEntries(customfields.map(({ value }, index) => [`customfields${index + 1}`, value ?? ""])),
  };
  return { client, stats };
});
