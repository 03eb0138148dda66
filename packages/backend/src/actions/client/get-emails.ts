import { actions } from "@kraken/contract";
import { Refusal } from "../../errors.ts";
import { handler } from "../../handler.ts";
import { pageOf } from "../../paging.ts";
import { storedTime, wireTime } from "../../wire/amounts.ts";
import { containsText } from "../../wire/search.ts";

/** WHMCS says this "no" in another form than all others. */
const unknownClient = () => new Refusal("Client ID Not Found", 200, "status");

export const getEmails = handler(actions.getEmails, async ({ db }, input) => {
  const client = await db.selectFrom("clients").select("id").where("id", "=", input.clientid).executeTakeFirst();
  if (!client) throw unknownClient();
  const { limit, offset } = pageOf(input);
  let found = db.selectFrom("emails").where("client_id", "=", client.id);
  if (input.date !== undefined) found = found.where("created_at", "=", storedTime(input.date));
  const { subject } = input;
  if (subject) found = found.where(({ ref }) => containsText(ref("subject"), subject));
  const [{ total }, rows] = await Promise.all([
    found.select(({ fn }) => fn.countAll<number>().as("total")).executeTakeFirstOrThrow(),
    found
      .select(["id", "subject", "message", "to_addresses", "cc", "bcc", "status", "failure", "attempts"])
      .select(["created_at", "sent_at"])
      .orderBy("id", "desc")
      .limit(limit)
      .offset(offset)
      .execute(),
  ]);
  const emails = rows.map((row) => ({
    id: row.id,
    userid: client.id,
    subject: row.subject,
    message: row.message,
    date: wireTime(row.sent_at ?? row.created_at),
    to: row.to_addresses,
    cc: row.cc,
    bcc: row.bcc,
    attachments: null,
    pending: row.status === "queued",
    message_data: null,
    failed: row.status === "failed",
    // Of one that was kept for want of a mail server it says so.
    failure_reason: row.failure,
    retry_count: Math.max(0, row.attempts - 1),
    created_at: wireTime(row.created_at),
    updated_at: wireTime(row.sent_at),
    campaign_id: 0,
  }));
  return { totalresults: total, startnumber: offset, numreturned: emails.length, emails };
});
