import type { ReactElement } from "react";
import type { StaffOrderDetail } from "../../../../../data/staff/orders.ts";
import type { Words } from "../../../../../messages/words.ts";
import { Checkbox } from "../../../../../ui/checkbox.tsx";
import { ConfirmDialog } from "../../../../../ui/confirm-dialog.tsx";
import { DialogButton } from "../../../../../ui/dialog-button.tsx";
import { OnceKey } from "../../../../../ui/once-key.tsx";
import { newOnce } from "../../../../once.ts";
import { cancel, fraud, remove, reopen } from "./actions.ts";

const deeds = { reopen, fraud, cancel, remove };
type Deed = keyof typeof deeds;

/** What WHMCS lets be done to an order in a state. */
export function deedsFor(status: string): Deed[] {
  if (status === "Pending") return ["cancel", "fraud"];
  if (status === "Cancelled" || status === "Fraud") return ["reopen", "remove"];
  return ["reopen", "fraud"];
}

type Props = { order: StaffOrderDetail; words: Words };

/** A button for each deed. */
export function DeedButtons({ order, words: { t } }: Props): ReactElement[] {
  return deedsFor(order.status).map((name) => (
    <DialogButton key={name} dialog={`order-${name}`} kind={name === "remove" ? "danger" : "secondary"}>
      {t(`orders.${name}.open`)}
    </DialogButton>
  ));
}

/** What each deed takes away, and what it leaves. */
function consequences(name: Deed, order: StaffOrderDetail, t: Words["t"]): { text: string; keep?: boolean }[] {
  const hasDomains = order.items.some(({ type }) => type === "domain");
  const stays = (text: string) => ({ text, keep: true });
  switch (name) {
    case "reopen":
      return [
        { text: t("orders.reopen.items") },
        ...(order.payment === "Cancelled" ? [{ text: t("orders.reopen.invoice") }] : []),
        stays(t("orders.reopen.server")),
      ];
    case "remove":
      return [
        { text: t("orders.remove.items") },
        ...(order.invoice === undefined ? [] : [{ text: t("orders.remove.invoice", { id: String(order.invoice) }) }]),
        ...(hasDomains ? [stays(t("orders.fraud.domains"))] : []),
      ];
    default:
      return [
        { text: t(`orders.${name}.items`) },
        ...(order.payment === "Unpaid" ? [{ text: t("orders.cancel.invoice") }] : []),
        ...(order.payment === "Paid" ? [stays(t("orders.cancel.paid"))] : []),
        ...(hasDomains ? [stays(t("orders.fraud.domains"))] : []),
      ];
  }
}

/** The questions that the buttons open. */
export function DeedDialogs({ order, words: { t } }: Props): ReactElement[] {
  const id = String(order.id);
  return deedsFor(order.status).map((name) => (
    <ConfirmDialog
      key={name}
      id={`order-${name}`}
      title={t(`orders.${name}.title`, { id })}
      consequences={consequences(name, order, t)}
      typed={name === "remove" ? { name: id, label: t("orders.remove.type", { id }) } : undefined}
      cancel={t("orders.keep")}
      confirm={t(`orders.${name}.open`)}
      pending={t("manage.form.saving")}
      action={deeds[name]}
      fields={{ order: id }}
    >
      <OnceKey value={newOnce()} />
      {(name === "cancel" || name === "fraud") && (
        <Checkbox
          id={`${name}-cancelsub`}
          name="cancelsub"
          label={t("orders.cancelsub")}
          detail={t("orders.cancelsubHelp")}
        />
      )}
    </ConfirmDialog>
  ));
}
