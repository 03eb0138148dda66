import { actions } from "@kraken/contract";
import { logActivity } from "../../activity.ts";
import type { Context } from "../../context.ts";
import { refuse } from "../../errors.ts";
import { handler } from "../../handler.ts";
import { deletePayMethod } from "../../pay-methods/delete.ts";
import { setPassword } from "../../users/reset.ts";
import {
  checkRequiredFields,
  checkTold,
  groupOr,
  isCountry,
  isEmail,
  refuseDetails,
  saveCustomFields,
} from "./client-input.ts";

const bit = (value: boolean | undefined) => (value === undefined ? undefined : value ? 1 : 0);

const cards = { types: ["CreditCard", "RemoteCreditCard"], several: "Multiple Credit Card Pay Methods Found" };
const accounts = { types: ["BankAccount", "RemoteBankAccount"], several: "Multiple Bank Account Pay Methods Found" };

/** The client's stored card or bank account, if he has one. Of several, WHMCS does not guess which was meant. */
async function onlyOne(db: Context["db"], clientId: number, { types, several }: typeof cards) {
  const found = await db
    .selectFrom("pay_methods")
    .select("id")
    .where("client_id", "=", clientId)
    .where("type", "in", types)
    .limit(2)
    .execute();
  return found.length > 1 ? refuse(several) : found[0]?.id;
}

/**
 * What has to be told when somebody signs up can't be emptied here either, unless `skipvalidation` says so. `password2`
 * is the specification's: WHMCS has moved passwords to users. It changes the owner's.
 */
export const updateClient = handler(actions.updateClient, async (context, input) => {
  const { db, transaction, lockRow, passwords, now } = context;
  let found = db.selectFrom("clients").select("id");
  if (input.clientid !== undefined) found = found.where("id", "=", input.clientid);
  else found = found.where(({ fn }) => fn("lower", ["email"]), "=", (input.clientemail ?? "").toLowerCase());
  const id = (await found.executeTakeFirst())?.id ?? refuse("Client ID Not Found");
  if (input.email !== undefined && !isEmail(input.email)) refuse("The email address entered is not valid");
  if (input.country !== undefined && !isCountry(input.country)) refuse("Valid country required");
  if (!input.skipvalidation) {
    checkTold(input);
    await checkRequiredFields(db, input.customfields ?? {}, { isKnown: true });
  }
  if (input.currency !== undefined) {
    const known = await db.selectFrom("currencies").select("id").where("id", "=", input.currency).executeTakeFirst();
    if (!known) refuse("Currency ID Not Found");
  }
  if (input.cardnum) await onlyOne(db, id, cards);
  if (input.bankcode || input.bankacct) await onlyOne(db, id, accounts);
  refuseDetails(input);
  const group_id = input.groupid === undefined ? undefined : await groupOr(db, input.groupid);
  const card = input.clearcreditcard ? await onlyOne(db, id, cards) : undefined;
  const preferences = input.email_preferences ?? {};
  // Slow on purpose: before the transaction.
  const password = input.password2 ? await passwords.hash(input.password2) : undefined;
  await transaction(async (tx) => {
    await lockRow(tx, "clients", id);
    if (preferences.domain === false) {
      const contact = await tx
        .selectFrom("contacts")
        .select("id")
        .where("client_id", "=", id)
        .where("email_domain", "=", 1)
        .executeTakeFirst();
      if (!contact) {
        refuse(
          "You must have at least one email address enabled to receive domain related notifications as required by ICANN. To disable domain notifications, please create an alternative contact that is set to receive them",
        );
      }
    }
    if (input.email !== undefined) {
      const taken = await tx
        .selectFrom("clients")
        .select("id")
        .where(({ fn }) => fn("lower", ["email"]), "=", input.email.toLowerCase())
        .where("id", "<>", id)
        .executeTakeFirst();
      if (taken) refuse("Duplicate Email Address");
    }
    // What is undefined is left as it is.
    await tx
      .updateTable("clients")
      .set({
        firstname: input.firstname,
        lastname: input.lastname,
        companyname: input.companyname,
        email: input.email,
        address1: input.address1,
        address2: input.address2,
        city: input.city,
        state: input.state,
        postcode: input.postcode,
        country: input.country?.toUpperCase(),
        phonenumber: input.phonenumber,
        tax_id: input.tax_id,
        currency_id: input.currency,
        group_id,
        language: input.language,
        ip_address: input.clientip,
        notes: input.notes,
        status: input.status,
        default_gateway: input.paymentmethod,
        email_general: bit(preferences.general),
        email_product: bit(preferences.product),
        email_domain: bit(preferences.domain),
        email_invoice: bit(preferences.invoice),
        email_support: bit(preferences.support),
        email_affiliate: bit(preferences.affiliate),
        marketing_opt_in: bit(input.marketingoptin),
        email_opt_out: input.marketingoptin === undefined ? undefined : input.marketingoptin ? 0 : 1,
        late_fee_override: bit(input.latefeeoveride),
        override_due_notices: bit(input.overideduenotices),
        tax_exempt: bit(input.taxexempt),
        separate_invoices: bit(input.separateinvoices),
        disable_auto_cc: bit(input.disableautocc),
        override_auto_close: bit(input.overrideautoclose),
        updated_at: now,
      })
      .where("id", "=", id)
      .execute();
    await saveCustomFields(tx, "client", id, input.customfields ?? {});
    if (password !== undefined) {
      const owner = await tx
        .selectFrom("user_clients")
        .select("user_id")
        .where("client_id", "=", id)
        .where("is_owner", "=", 1)
        .executeTakeFirst();
      if (owner) await setPassword(context, tx, owner.user_id, password, { tell: input.noemail !== true });
    }
    await logActivity(context, tx, { clientId: id, description: `Client Profile Modified - User ID: ${id}` });
  });
  // The gateway forgets it too, and gateways are not asked inside a transaction.
  if (card !== undefined) await deletePayMethod(context, { id: card, clientId: id, failsWithGateway: false });
  return { clientid: id };
});
