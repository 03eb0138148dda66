import { randomUUID } from "node:crypto";
import type { Context, Tx } from "../context.ts";
import { readSettings, type Settings } from "../settings.ts";
import { aboutAffiliate, aboutClient, aboutUser } from "./fields/client.ts";
import { companyFields } from "./fields/company.ts";
import { aboutDomain } from "./fields/domain.ts";
import { aboutInvoice } from "./fields/invoice.ts";
import { aboutService } from "./fields/service.ts";
import type { Subject } from "./fields/subject.ts";
import { aboutTicket } from "./fields/ticket.ts";
import { mailDocument } from "./layout.ts";
import { holdsSecret, type MergeFields, mergedHtml, mergedLine, plainText } from "./merge.ts";
import { type Recipients, recipientsOf } from "./recipients.ts";
import type { MailType } from "./templates/index.ts";

type Db = Context["db"] | Tx;

/** What a mail says: a template by its name, or a text of its own (HTML with merge fields). */
export type Wording = { template: string } | { type: MailType; subject: string; message: string };

export type Mail = Wording & {
  /**
   * The id of what the mail is about, as its type says: a client (general), service (product), domain, invoice, ticket
   * (support), affiliate or user. Or the subject itself, where that is something else (a quote, an invitation).
   */
  about: number | Subject;
  /** Further fields, which win over those of the subject. */
  merge?: MergeFields | undefined;
  /** Instead of whom the subject names: this address, and no copies. */
  to?: string | undefined;
};

type Worded = { type: MailType; subject: string; message: string };

/** Why there is no mail. Only SendEmail says so to anybody; what happened stays done without its mail. */
export type NotQueued = "no template" | "disabled" | "no subject" | "nobody" | "empty";

/** A template's text in a language, or in the default one. */
export async function findTemplate(db: Db, name: string, language = "") {
  const rows = await db
    .selectFrom("email_templates")
    .select(["type", "subject", "message", "is_disabled", "language"])
    .where("name", "=", name)
    .where("language", "in", ["", language])
    .execute();
  return rows.find((row) => row.language === language) ?? rows.find((row) => row.language === "");
}

/** Reads what a mail is about; undefined when it does not exist. */
export async function subjectOf(
  { today }: Pick<Context, "today">,
  db: Db,
  type: MailType,
  id: number,
  settings: Settings,
): Promise<Subject | undefined> {
  if (type === "product") return aboutService(db, id, settings);
  if (type === "domain") return aboutDomain(db, id, settings, today);
  if (type === "invoice") return aboutInvoice(db, id, settings, today);
  if (type === "support") return aboutTicket(db, id, settings);
  if (type === "affiliate") return aboutAffiliate(db, id);
  if (type === "user") return aboutUser(db, id);
  return aboutClient(db, id);
}

async function wordedAs(db: Db, wording: Wording, language = ""): Promise<Worded | NotQueued> {
  if (!("template" in wording)) return wording;
  const found = await findTemplate(db, wording.template, language);
  if (!found) return "no template";
  return found.is_disabled === 1 ? "disabled" : { ...found, type: found.type as MailType };
}

/** The mail's id, or why there is none. */
export type Queued = { id: number } | { refused: NotQueued };

/**
 * Writes a mail into the outbox and the client's history, in the transaction of what it tells of: both are kept, or
 * neither. It is sent soon after the commit, behind whoever asked. Without a mail server it is kept, and says so.
 */
export async function queueMail(context: Context, tx: Tx, mail: Mail): Promise<Queued> {
  const made = await readyMail(context, tx, mail);
  if ("refused" in made) return made;
  return made.recipients.to.length === 0 ? { refused: "nobody" } : writeMail(context, tx, made);
}

/** The mail as it would leave, with what is secret hidden. Nothing is written. */
export async function previewMail(
  context: Context,
  db: Db,
  mail: Mail,
): Promise<{ subject: string; message: string; to: string[]; cc: string[] } | { refused: NotQueued }> {
  const made = await readyMail(context, db, mail);
  if ("refused" in made) return made;
  const shown = shownMail(made);
  return "refused" in shown ? shown : { ...shown, ...made.recipients };
}

/** All that a mail is made of. */
async function readyMail(context: Context, db: Db, mail: Mail): Promise<Written | { refused: NotQueued }> {
  const settings = await readSettings(db);
  const plain = await wordedAs(db, mail);
  if (typeof plain === "string") return { refused: plain };
  const { about } = mail;
  const subject = typeof about === "number" ? await subjectOf(context, db, plain.type, about, settings) : about;
  if (!subject) return { refused: "no subject" };
  const recipients = await recipientsOf(db, plain.type, subject, mail.to);
  const language = subject.language ?? String(subject.fields.client_language ?? "");
  const worded = language === "" ? plain : await wordedAs(db, mail, language);
  if (typeof worded === "string") return { refused: worded };
  const fields = { ...companyFields(settings, context.now), ...subject.fields, ...mail.merge };
  return { worded, fields, settings, recipients, clientId: subject.clientId };
}

/** Its subject, and its document with what is secret hidden. */
function shownMail({
  worded,
  fields,
  settings,
}: Written): { subject: string; message: string } | { refused: NotQueued } {
  const subject = mergedLine(worded.subject, fields);
  const hidden = mergedHtml(worded.message, fields, { secrets: false });
  if (plainText(hidden) === "") return { refused: "empty" };
  return { subject, message: mailDocument(hidden, subject, settings, fields) };
}

/** Which staff get a mail: those with system or account mail, or those of a department who want its tickets' mail. */
export type Staff = {
  type: "system" | "account" | "support";
  department?: number | undefined;
  admin?: number | undefined;
};

/**
 * The same for the staff: one mail for each of them. Administrators of all kinds get system and account mail [exp].
 */
export async function queueAdminMail(
  context: Context,
  tx: Tx,
  mail: Wording & { staff: Staff; merge: MergeFields },
): Promise<Queued[]> {
  const settings = await readSettings(tx);
  const worded = await wordedAs(tx, mail);
  if (typeof worded === "string") return [{ refused: worded }];
  const { department, admin } = mail.staff;
  let staff = tx.selectFrom("admins").select(["id", "email"]).where("is_disabled", "=", 0).where("email", "<>", "");
  if (admin !== undefined) staff = staff.where("id", "=", admin);
  else if (mail.staff.type === "support") {
    let wanted = tx.selectFrom("admin_departments").select("admin_id").where("notify", "=", 1);
    if (department !== undefined) wanted = wanted.where("department_id", "=", department);
    staff = staff.where("id", "in", wanted);
  } else staff = staff.where("role_id", "=", 1);
  const fields = { ...companyFields(settings, context.now), ...mail.merge };
  const queued: Queued[] = [];
  for (const { email } of await staff.orderBy("id").execute()) {
    const recipients = { to: [email], cc: [] };
    queued.push(await writeMail(context, tx, { worded, fields, settings, recipients, clientId: null }));
  }
  return queued;
}

type Written = {
  worded: Worded;
  fields: MergeFields;
  settings: Settings;
  recipients: Recipients;
  clientId: number | null;
};

async function writeMail(context: Context, tx: Tx, written: Written): Promise<Queued> {
  const shown = shownMail(written);
  if ("refused" in shown) return shown;
  const { subject, message } = shown;
  const { worded, fields, settings, ...rest } = written;
  const { now } = context;
  const mailer = context.modules.mail;
  const outgoing = holdsSecret(worded.message, fields)
    ? mailDocument(mergedHtml(worded.message, fields, { secrets: true }), subject, settings, fields)
    : "";
  const row = await tx
    .insertInto("emails")
    .values({
      client_id: rest.clientId,
      subject,
      message,
      outgoing: mailer ? outgoing : "",
      to_addresses: rest.recipients.to.join(", "),
      cc: rest.recipients.cc.join(", "),
      reference: randomUUID(),
      status: mailer ? "queued" : "kept",
      failure: mailer ? "" : "Kept, not sent: no mail server is set up",
      created_at: now,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  if (mailer) {
    // A second later, so that whoever asked does not wait for a mail server.
    const runAt = `${new Date(Date.parse(now) + 1000).toISOString().slice(0, 19)}Z`;
    await context.enqueue(tx, { kind: "mail.send", payload: { email: row.id }, key: String(row.id), runAt });
  }
  return { id: row.id };
}
