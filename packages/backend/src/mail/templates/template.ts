/** What a template's mails are about, and so what the id of a mail names. `admin` is mail to the staff. */
export type MailType =
  | "general"
  | "product"
  | "domain"
  | "invoice"
  | "support"
  | "affiliate"
  | "user"
  | "notification"
  | "admin";

export type Template = { type: MailType; name: string; subject: string; message: string };

/** Templates of one type: their paragraphs, with a greeting before and the signature after. */
export const templatesOf =
  (type: MailType, greeting: string, ending: string) =>
  (name: string, subject: string, ...paragraphs: string[]): Template => ({
    type,
    name,
    subject,
    message: [greeting, ...paragraphs, ending]
      .filter((part) => part !== "")
      .map((part) => (part.startsWith("<") ? part : `<p>${part}</p>`))
      .join("\n"),
  });

export const DEAR_CLIENT = "Dear {$client_name},";
export const SIGNED = "{$signature}";
