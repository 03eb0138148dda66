import type { ReactElement } from "react";
import type { StaffQuote } from "../../../../../data/staff/quotes.ts";
import type { Words } from "../../../../../messages/words.ts";
import { ConfirmDialog } from "../../../../../ui/confirm-dialog.tsx";
import { DialogButton } from "../../../../../ui/dialog-button.tsx";
import { formatMoney } from "../../../../../ui/format.ts";
import { Menu } from "../../../../../ui/menu.tsx";
import { OnceKey } from "../../../../../ui/once-key.tsx";
import { newOnce } from "../../../../once.ts";
import { accept, remove, send } from "./actions.ts";

const actions = { send, accept, remove };
type Deed = keyof typeof actions;

/** What can be done with a quote in its stage: one that was accepted is neither sent nor accepted again. */
const deedsOf = ({ stage }: StaffQuote): Deed[] => (stage === "Accepted" ? ["remove"] : ["send", "accept", "remove"]);

type Props = { quote: StaffQuote; words: Words };

/** The likeliest deed. */
export function DeedButton({ quote, words: { t } }: Props): ReactElement | undefined {
  if (!deedsOf(quote).includes("send")) return undefined;
  return (
    <DialogButton dialog="quote-send" kind="primary">
      {t("quotes.send.open")}
    </DialogButton>
  );
}

/** The others, each with its question. */
export function DeedMenu({ quote, words: { t } }: Props): ReactElement {
  return (
    <Menu
      label={t("money.more")}
      items={deedsOf(quote)
        .filter((name) => name !== "send")
        .map((name) => ({ label: t(`quotes.${name}.open`), dialog: `quote-${name}`, danger: name === "remove" }))}
    />
  );
}

/** The questions that the buttons open: what will happen. */
export function DeedDialogs({ quote, words: { t, locale } }: Props): ReactElement[] {
  const id = String(quote.id);
  const total = formatMoney(quote.total, quote.currency, locale) ?? quote.total;
  const means: Record<Deed, { text: string; keep?: boolean }[]> = {
    send: [
      { text: t("quotes.send.mail", { email: quote.client.email }), keep: true },
      ...(quote.stage === "Delivered" ? [] : [{ text: t("quotes.send.seen"), keep: true }]),
    ],
    accept: [{ text: t("quotes.accept.invoice", { total, client: quote.client.name }), keep: true }],
    remove: [
      { text: t("quotes.remove.gone") },
      ...(quote.stage === "Accepted" ? [{ text: t("quotes.remove.invoiceStays"), keep: true }] : []),
    ],
  };
  return deedsOf(quote).map((name) => (
    <ConfirmDialog
      key={name}
      id={`quote-${name}`}
      title={t(`quotes.${name}.title`)}
      consequences={means[name]}
      typed={name === "remove" ? { name: id, label: t("quotes.remove.type", { id }) } : undefined}
      cancel={t("orders.keep")}
      confirm={t(`quotes.${name}.open`)}
      pending={t("manage.form.saving")}
      action={actions[name]}
      fields={{ quote: id }}
    >
      <OnceKey value={newOnce()} />
    </ConfirmDialog>
  ));
}
