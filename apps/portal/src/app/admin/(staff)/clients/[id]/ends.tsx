import type { ReactElement } from "react";
import type { Client } from "../../../../../data/people.ts";
import type { Words } from "../../../../../messages/words.ts";
import { Checkbox } from "../../../../../ui/checkbox.tsx";
import { ConfirmDialog } from "../../../../../ui/confirm-dialog.tsx";
import { formatMoney } from "../../../../../ui/format.ts";
import { OnceKey } from "../../../../../ui/once-key.tsx";
import { newOnce } from "../../../../once.ts";
import { close, remove } from "./actions.ts";

type Props = { client: Client; mayClose: boolean; mayDelete: boolean; words: Words };

/** What goes with a client who is closed or deleted: in figures, and only what there is. */
function goes({ figures, credit, currency }: Client, { t, locale }: Words): { text: string }[] {
  const money = formatMoney(credit, currency, locale) ?? credit;
  return [
    ...(figures.services > 0
      ? [
          {
            text: t("clients.goes.services", { all: String(figures.services), active: String(figures.activeServices) }),
          },
        ]
      : []),
    ...(figures.domains > 0
      ? [{ text: t("clients.goes.domains", { all: String(figures.domains), active: String(figures.activeDomains) }) }]
      : []),
    ...(figures.unpaid > 0 ? [{ text: t("clients.goes.unpaid", { all: String(figures.unpaid) }) }] : []),
    ...(Number(credit) > 0 ? [{ text: t("clients.goes.credit", { amount: money }) }] : []),
  ];
}

/** The questions before a client is closed, and before he is deleted. */
export function EndDialogs({ client, mayClose, mayDelete, words }: Props): ReactElement {
  const { t } = words;
  const { id, name, figures } = client;
  return (
    <>
      {mayClose && client.status !== "Closed" && (
        <ConfirmDialog
          id="client-close"
          title={t("clients.close.title", { name })}
          consequences={[
            { text: t("clients.close.ends") },
            ...goes(client, words),
            { text: t("clients.close.books"), keep: true },
          ]}
          cancel={t("clients.keep")}
          confirm={t("clients.close.open")}
          pending={t("manage.form.saving")}
          action={close}
          fields={{ client: String(id) }}
        >
          <OnceKey value={newOnce()} />
        </ConfirmDialog>
      )}
      {mayDelete && (
        <ConfirmDialog
          id="client-remove"
          title={t("clients.remove.title", { name })}
          consequences={[
            { text: t("clients.remove.all") },
            ...goes(client, words),
            ...(figures.tickets > 0 ? [{ text: t("clients.goes.tickets", { all: String(figures.tickets) }) }] : []),
            { text: t("clients.remove.registrar"), keep: true },
          ]}
          typed={{ name, label: t("clients.remove.type", { name }) }}
          cancel={t("clients.keep")}
          confirm={t("clients.remove.open")}
          pending={t("manage.form.saving")}
          action={remove}
          fields={{ client: String(id) }}
        >
          <OnceKey value={newOnce()} />
          <Checkbox name="users" label={t("clients.remove.users")} detail={t("clients.remove.usersHelp")} />
          <Checkbox
            name="transactions"
            label={t("clients.remove.transactions")}
            detail={t("clients.remove.transactionsHelp")}
          />
        </ConfirmDialog>
      )}
    </>
  );
}
