import type { ModuleIdentity, Reference } from "./result.ts";

/** One e-mail, ready to be sent. Addresses are "name@host" or "Name <name@host>". */
export type Mail = {
  /** Names the mail: a transport that can tells by it what it has sent already. */
  reference: Reference;
  from: string;
  to: readonly string[];
  cc: readonly string[];
  bcc?: readonly string[] | undefined;
  subject: string;
  html: string;
  text: string;
  attachments?: readonly { filename: string; type: string; content: Uint8Array }[] | undefined;
};

/**
 * A ModuleResult that says more. `messageId` is the transport's own name for what it took, `turnedAway` are those of
 * its addressees whom it took no mail for. A refusal `forGood` would be the same another time.
 */
export type MailResult =
  | { outcome: "done"; messageId: string; turnedAway?: readonly string[] | undefined }
  | { outcome: "refused"; error: string; forGood?: boolean | undefined }
  | { outcome: "unknown"; error: string };

/** Takes e-mail out of the house. */
export interface MailModule extends ModuleIdentity {
  send(mail: Mail): Promise<MailResult>;
}
