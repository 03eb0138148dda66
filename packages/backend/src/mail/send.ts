import type { Context } from "../context.ts";
import { TryLater } from "../jobs/try-later.ts";
import { readSettings } from "../settings.ts";
import { plainText } from "./merge.ts";

/** Tries until a mail counts as failed: with the worker's pauses, over about nine hours. */
const MOST_TRIES = 14;

const addresses = (list: string) => (list === "" ? [] : list.split(", "));

/**
 * Sends one mail of the outbox. What a server has confirmed is never sent again; what it may have got without
 * confirming is, under the same Message-ID. A refusal for good is not tried again.
 */
export async function sendMail(context: Context, { email }: { email: number }): Promise<void> {
  const { db, transaction, lockRow, now } = context;
  const mailer = context.modules.mail;
  const mail = await transaction(async (tx) => {
    await lockRow(tx, "emails", email);
    const row = await tx.selectFrom("emails").selectAll().where("id", "=", email).executeTakeFirst();
    if (row?.status !== "queued") return undefined;
    await tx
      .updateTable("emails")
      .set({ attempts: row.attempts + 1 })
      .where("id", "=", email)
      .execute();
    return row;
  });
  if (!mail) return;
  const settle = (changes: { status: string; failure: string; sent_at?: string }) =>
    transaction((tx) =>
      tx
        .updateTable("emails")
        .set({ ...changes, ...(changes.status === "queued" ? {} : { outgoing: "" }) })
        .where("id", "=", email)
        .where("status", "=", "queued")
        .execute(),
    );
  if (!mailer) return void (await settle({ status: "kept", failure: "Kept, not sent: no mail server is set up" }));
  const settings = await readSettings(db);
  const html = mail.outgoing || mail.message;
  const from = settings.text("SystemEmailsFromEmail") || settings.text("Email");
  const name = settings.text("SystemEmailsFromName") || settings.text("CompanyName");
  const result = await mailer.send({
    reference: mail.reference,
    from: name === "" ? from : `${name} <${from}>`,
    to: addresses(mail.to_addresses),
    cc: addresses(mail.cc),
    bcc: addresses(mail.bcc),
    subject: mail.subject,
    html,
    text: plainText(html),
  });
  if (result.outcome === "done") {
    const turnedAway = result.turnedAway ?? [];
    const failure = turnedAway.length === 0 ? "" : `Not accepted for ${turnedAway.join(", ")}`;
    return void (await settle({ status: "sent", failure, sent_at: now }));
  }
  const forGood = (result.outcome === "refused" && result.forGood === true) || mail.attempts + 1 >= MOST_TRIES;
  await settle({ status: forGood ? "failed" : "queued", failure: result.error.slice(0, 500) });
  if (!forGood) throw new TryLater(result.error);
}
