import type { BulkKind } from "../../../../data/staff/bulk.ts";
import type { Words } from "../../../../messages/words.ts";

/** "Suspend", "Mark paid": what is done with each of many. Words of ours alone: a deed comes from an address. */
export function deedWord(kind: BulkKind, deed: string, t: Words["t"]): string {
  switch (`${kind} ${deed}`) {
    case "services suspend":
      return t("services.deeds.suspend.title");
    case "services unsuspend":
      return t("services.deeds.unsuspend.title");
    case "services terminate":
      return t("services.deeds.terminate.title");
    case "orders accept":
      return t("bulk.deeds.accept");
    case "orders cancel":
      return t("bulk.deeds.cancelOrder");
    case "tickets close":
      return t("bulk.deeds.close");
    case "tickets assign":
      return t("bulk.deeds.assign");
    case "tickets merge":
      return t("bulk.deeds.merge");
    case "invoices send":
      return t("money.deeds.send.title");
    case "invoices cancel":
      return t("bulk.deeds.cancelInvoice");
    case "invoices pay":
      return t("bulk.deeds.pay");
    default:
      return deed;
  }
}

/** What it means for each of them. */
export function meaningOf(kind: BulkKind, deed: string, t: Words["t"]): string {
  switch (`${kind} ${deed}`) {
    case "services suspend":
      return t("services.deeds.suspend.means");
    case "services unsuspend":
      return t("services.deeds.unsuspend.means");
    case "services terminate":
      return t("bulk.means.terminate");
    case "orders accept":
      return t("bulk.means.accept");
    case "orders cancel":
      return t("bulk.means.cancelOrder");
    case "tickets merge":
      return t("bulk.means.merge");
    case "invoices cancel":
      return t("money.deeds.cancel.means");
    case "invoices pay":
      return t("bulk.means.pay");
    default:
      return "";
  }
}
