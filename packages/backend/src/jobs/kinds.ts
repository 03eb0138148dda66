import type { Context } from "../context.ts";
import { sendMail } from "../mail/send.ts";
import { endCall } from "../modules/calls/call.ts";

/**
 * What the backend does later or again. A job's work may run more than once (a process can die between its effect and
 * its end), so each looks first at what is done already. Throwing postpones it.
 */
export type JobWork = (context: Context, payload: never) => Promise<void>;

/** Every kind of job and its work. The names are kept in the database: never rename one that was released. */
export const jobKinds: Readonly<Record<string, JobWork>> = {
  "mail.send": sendMail,
  "module.call": endCall,
};
