/* WHMCS's words for the states that things are in, where several actions have them. */

export const clientStates = ["Active", "Inactive", "Closed"] as const;

/** Of services and of their add-ons. */
export const serviceStates = [
  "Pending",
  "Active",
  "Suspended",
  "Terminated",
  "Cancelled",
  "Fraud",
  "Completed",
] as const;

export const domainStates = [
  "Pending",
  "Pending Registration",
  "Pending Transfer",
  "Active",
  "Grace",
  "Redemption",
  "Expired",
  "Transferred Away",
  "Cancelled",
  "Fraud",
] as const;

export const invoiceStates = [
  "Draft",
  "Unpaid",
  "Paid",
  "Cancelled",
  "Refunded",
  "Collections",
  "Payment Pending",
] as const;

export const quoteStages = ["Draft", "Delivered", "On Hold", "Accepted", "Lost", "Dead"] as const;
