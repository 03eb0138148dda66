import type { ModuleIdentity, ModuleResult, Reference } from "./result.ts";

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

/** Takes e-mail out of the house. */
export interface MailModule extends ModuleIdentity {
  /** `messageId` is the transport's own name for what it took. */
  send(mail: Mail): Promise<ModuleResult<{ messageId: string }>>;
}
