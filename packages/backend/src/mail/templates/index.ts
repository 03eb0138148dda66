import { adminTemplates } from "./admin.ts";
import { generalTemplates } from "./general.ts";
import { invoiceTemplates } from "./invoice.ts";
import { productTemplates } from "./product.ts";
import { supportTemplates } from "./support.ts";
import type { Template } from "./template.ts";

export type { MailType, Template } from "./template.ts";

/** The templates that an installation has from its first start, by WHMCS's names. */
export const standardTemplates: readonly Template[] = [
  ...generalTemplates,
  ...productTemplates,
  ...invoiceTemplates,
  ...supportTemplates,
  ...adminTemplates,
];

/**
 * Templates that SendEmail does not send, as the reference lists them: what they say needs more than an id, or would
 * let a link out.
 */
export const notByApi: ReadonlySet<string> = new Set([
  "Order Confirmation",
  "Password Reset Confirmation",
  "Password Reset Validation",
  "Quote Accepted",
  "Quote Accepted Notification",
  "Quote Delivery with PDF",
  "Clients Only Bounce Message",
  "Replies Only Bounce Message",
  "Affiliate Monthly Referrals Report",
]);
