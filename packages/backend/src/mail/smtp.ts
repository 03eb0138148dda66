import { createTransport } from "nodemailer";
import type { Mail, MailModule, MailResult } from "../modules/mail.ts";

/** What nodemailer's errors tell of a conversation with a server. */
type SmtpError = Error & { code?: string; command?: string; responseCode?: number };

const parsed = (address: string) => {
  const [, name = "", inner = address] = /^(.*?)\s*<([^<>]+)>$/.exec(address) ?? [];
  return { name, address: inner };
};

/** A Message-ID that is the same at every try: who gets the mail twice can tell. */
const messageIdOf = (mail: Mail) => `<${mail.reference}@${parsed(mail.from).address.split("@")[1] || "localhost"}>`;

function failure(error: SmtpError): MailResult {
  const code = error.responseCode ?? 0;
  const text = error.message;
  // A server that says no has not taken it. Wrong credentials are the installation's: they may be right tomorrow.
  if (code >= 400) return { outcome: "refused", error: text, forGood: code >= 500 && error.code !== "EAUTH" };
  // Nobody to send it to was left, or no connection was made: nothing can have arrived.
  if (error.code === "EENVELOPE") return { outcome: "refused", error: text, forGood: true };
  if (error.command === "CONN" || error.command === "EHLO") return { outcome: "refused", error: text };
  return { outcome: "unknown", error: text };
}

/**
 * Sends mail by an SMTP server: smtp://user:password@host:587, smtps://host:465. One connection a mail, so that what
 * is not confirmed is never sent again behind our back. Files and addresses of the web are not read into mails.
 */
export function smtpMail(url: string): MailModule {
  const transport = createTransport({
    url,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    name: "smtp",
    displayName: "SMTP",
    async send(mail) {
      try {
        const sent = await transport.sendMail({
          messageId: messageIdOf(mail),
          from: parsed(mail.from),
          to: mail.to.map(parsed),
          cc: mail.cc.map(parsed),
          bcc: (mail.bcc ?? []).map(parsed),
          subject: mail.subject,
          html: mail.html,
          text: mail.text,
          attachments: mail.attachments?.map(({ filename, type, content }) => ({
            filename,
            contentType: type,
            content: Buffer.from(content),
          })),
        });
        return { outcome: "done", messageId: sent.messageId, turnedAway: sent.rejected.map(String) };
      } catch (error) {
        return failure(error as SmtpError);
      }
    },
  };
}
