import type { Mail, MailModule } from "../../src/modules/mail.ts";

/** A mail module that keeps what it is given, for tests that are not about SMTP. */
export function openMailbox() {
  const mails: Mail[] = [];
  const module: MailModule = {
    name: "mailbox",
    displayName: "Mailbox",
    async send(mail) {
      mails.push(mail);
      return { outcome: "done", messageId: mail.reference };
    },
  };
  return {
    mails,
    module,
    /** Subjects of the mails to an address, in the order in which they came. */
    subjectsTo: (address: string) => mails.filter((mail) => mail.to.includes(address)).map((mail) => mail.subject),
    /** The newest mail to an address. */
    lastTo: (address: string) => mails.findLast((mail) => mail.to.includes(address)),
  };
}
