import type { Migration } from "@kraken/database";
import { books } from "./migrations/0001-books/index.ts";
import { jobs } from "./migrations/0002-jobs.ts";
import { modules } from "./migrations/0003-modules.ts";
import { orders } from "./migrations/0004-orders.ts";
import { mail } from "./migrations/0005-mail.ts";
import { search } from "./migrations/0006-search.ts";
import { sso } from "./migrations/0007-sso.ts";
import { linePeriods } from "./migrations/0008-line-periods.ts";
import { readIndexes } from "./migrations/0009-read-indexes.ts";
import { paymentReferences } from "./migrations/0010-payment-references.ts";
import { captureAttempts } from "./migrations/0011-capture-attempts.ts";
import { refundAttempts } from "./migrations/0012-refund-attempts.ts";
import { groupTldPrices } from "./migrations/0013-group-tld-prices.ts";
import { automationLog } from "./migrations/0014-automation-log.ts";
import { quoteIndexes } from "./migrations/0015-quote-indexes.ts";
import { deskIndexes } from "./migrations/0016-desk-indexes.ts";
import { invoiceNotices } from "./migrations/0017-invoice-notices.ts";
import { removedAttachments } from "./migrations/0018-removed-attachments.ts";
import { referralIndex } from "./migrations/0019-referral-index.ts";
import { cardNotices } from "./migrations/0020-card-notices.ts";
import { domainRegistrars } from "./migrations/0021-domain-registrars.ts";
import { searchQuotes } from "./migrations/0022-search-quotes.ts";
import { longLists } from "./migrations/0023-long-lists.ts";
import { staffMoneyIndexes } from "./migrations/0024-staff-money-indexes.ts";

/** The schema's history, oldest first. Add to its end; never change one that was released. */
export const migrations: readonly Migration[] = [
  books,
  jobs,
  modules,
  orders,
  mail,
  search,
  sso,
  linePeriods,
  readIndexes,
  paymentReferences,
  captureAttempts,
  refundAttempts,
  groupTldPrices,
  automationLog,
  quoteIndexes,
  deskIndexes,
  invoiceNotices,
  removedAttachments,
  referralIndex,
  cardNotices,
  domainRegistrars,
  searchQuotes,
  longLists,
  staffMoneyIndexes,
];
