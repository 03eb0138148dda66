import "server-only";
import type { Whmcs } from "@kraken/sdk";

/* What of a service is shown: to its client, and to staff. */

export type ProductRow = Awaited<ReturnType<Whmcs["getClientsProducts"]>>["products"][number];

/** A line of a list. */
export const pick = (row: ProductRow) => ({
  id: row.id,
  name: row.name,
  group: row.groupname,
  domain: row.domain,
  status: row.status,
  registered: row.regdate,
  nextDue: row.nextduedate,
  cycle: row.billingcycle,
  firstPayment: row.firstpaymentamount,
  recurring: row.recurringamount,
  paymentMethod: row.paymentmethodname,
});

export type ServiceSummary = ReturnType<typeof pick>;

/** Everything that its page shows. */
export const pickWhole = (row: ProductRow) => ({
  ...pick(row),
  quantity: row.qty,
  productId: row.pid,
  /** The way to pay by its module's name, as orders take it. */
  gateway: row.paymentmethod,
  server: row.serverhostname || row.servername,
  dedicatedIp: row.dedicatedip,
  nameservers: [row.ns1, row.ns2].filter(Boolean),
  username: row.username,
  suspensionReason: row.suspensionreason,
  usage: {
    disk: row.diskusage,
    diskLimit: row.disklimit,
    bandwidth: row.bwusage,
    bandwidthLimit: row.bwlimit,
    at: row.lastupdate,
  },
  options: row.configoptions.map((option) => ({
    name: option.option,
    value: option.value,
    /** Chosen or not: WHMCS writes "1" and "0". */
    isYesNo: option.type === "yesno",
  })),
  fields: row.customfields.map((field) => ({ name: field.name, value: field.value })),
});
