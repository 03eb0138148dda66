import { settleCapture } from "../billing/capture.ts";
import { settleRefund } from "../billing/refund.ts";
import type { Context } from "../context.ts";
import { invoicePaid } from "../fulfilment/invoice-paid.ts";
import { orderPlaced } from "../fulfilment/order-placed.ts";
import { sendMail } from "../mail/send.ts";
import { endCall } from "../modules/calls/call.ts";
import { endAccepting } from "../orders/accept-order.ts";
import { takeDownOrder } from "../orders/end-order.ts";
import { forgetCard } from "../pay-methods/forget.ts";
import { upgradeApplied } from "../upgrades/complete.ts";

/**
 * What the backend does later or again. A job's work may run more than once (a process can die between its effect and
 * its end), so each looks first at what is done already. Throwing postpones it.
 */
export type JobWork = (context: Context, payload: never) => Promise<void>;

/** Every kind of job and its work. The names are kept in the database: never rename one that was released. */
export const jobKinds: Readonly<Record<string, JobWork>> = {
  "mail.send": sendMail,
  "module.call": endCall,
  "gateway.forget": forgetCard,
  "invoice.capture": settleCapture,
  "invoice.paid": invoicePaid,
  "invoice.refund": settleRefund,
  "order.accept": endAccepting,
  "order.ended": takeDownOrder,
  "order.placed": orderPlaced,
  "upgrade.applied": upgradeApplied,
};
