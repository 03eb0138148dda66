import { randomBytes, randomUUID } from "node:crypto";
import { actions } from "@kraken/contract";
import { isUniqueViolation } from "@kraken/database";
import { logActivity } from "../../activity.ts";
import { refuse } from "../../errors.ts";
import { handler } from "../../handler.ts";
import { queueMail } from "../../mail/queue.ts";
import {
  checkRequiredFields,
  checkTold,
  currencyOr,
  groupOr,
  isBannedEmail,
  isCountry,
  isEmail,
  isUsersEmail,
  missing,
  refuseDetails,
  saveCustomFields,
} from "./client-input.ts";

const TAKEN = "A user already exists with that email address";

export const addClient = handler(
  actions.addClient,
  async (context, input) => {
    const { db, transaction, passwords, now, address } = context;
    if (!input.skipvalidation) checkTold(input);
    if (input.email.trim() === "") refuse(missing.email);
    if (!isEmail(input.email)) refuse("The email address you entered was not valid");
    if (await isBannedEmail(db, input.email)) refuse("The email address entered is not available for use.");
    if (!isCountry(input.country)) refuse("Valid country required");
    if (!input.skipvalidation) await checkRequiredFields(db, input.customfields ?? {});
    const owner = input.owner_user_id;
    if (owner !== undefined) {
      const found = await db.selectFrom("users").select("id").where("id", "=", owner).executeTakeFirst();
      if (!found) refuse("Invalid Owner User ID");
    } else if (await isUsersEmail(db, input.email)) refuse(TAKEN);
    refuseDetails(input);
    const currency_id = await currencyOr(db, input.currency);
    const group_id = await groupOr(db, input.groupid);
    // Hashing is slow: it is done before the transaction, in which others would wait for it.
    const hashed =
      owner === undefined ? await passwords.hash(input.password2 || randomBytes(24).toString("base64url")) : "";

    const answer = owner === undefined && input.securityqans ? await passwords.hash(input.securityqans) : "";

    const make = transaction(async (tx) => {
      const named = { firstname: input.firstname, lastname: input.lastname, email: input.email };
      const stamps = { created_at: now, updated_at: now };
      let userId = owner;
      if (userId === undefined) {
        if (await isUsersEmail(tx, input.email)) refuse(TAKEN);
        const user = await tx
          .insertInto("users")
          .values({
            ...named,
            ...stamps,
            uuid: randomUUID(),
            password_hash: hashed,
            language: input.language ?? "",
            security_question_id: input.securityqid || null,
            security_answer_hash: answer,
          })
          .returning("id")
          .executeTakeFirstOrThrow();
        userId = user.id;
      }
      const client = await tx
        .insertInto("clients")
        .values({
          ...named,
          ...stamps,
          uuid: randomUUID(),
          currency_id,
          status: "Active",
          companyname: input.companyname ?? "",
          address1: input.address1,
          address2: input.address2 ?? "",
          city: input.city,
          state: input.state,
          postcode: input.postcode,
          country: input.country.toUpperCase(),
          phonenumber: input.phonenumber,
          tax_id: input.tax_id ?? "",
          group_id,
          language: input.language ?? "",
          notes: input.notes ?? "",
          ip_address: input.clientip ?? address,
          marketing_opt_in: input.marketingoptin ? 1 : 0,
          email_opt_out: input.marketingoptin === false ? 1 : 0,
        })
        .returning("id")
        .executeTakeFirstOrThrow();
      await tx
        .insertInto("user_clients")
        .values({ user_id: userId, client_id: client.id, is_owner: 1, created_at: now })
        .execute();
      await saveCustomFields(tx, "client", client.id, input.customfields ?? {});
      await logActivity(context, tx, { clientId: client.id, description: `Created Client - User ID: ${client.id}` });
      if (!input.noemail) await queueMail(context, tx, { template: "Client Signup Email", about: client.id });
      return { clientid: client.id, owner_id: userId };
    });
    // Two who come at once both find the address free; the index lets one in.
    return make.catch((error) => (isUniqueViolation(error) ? refuse(TAKEN) : Promise.reject(error)));
  },
  missing,
);
