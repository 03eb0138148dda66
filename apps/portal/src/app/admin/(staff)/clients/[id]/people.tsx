import type { StaffScope } from "../../../../../access/scope.ts";
import { paymentMethodNamesOrNone } from "../../../../../data/payment-methods.ts";
import type { Client } from "../../../../../data/people.ts";
import { contactsOfClient, payMethodsOfClient } from "../../../../../data/staff/client-parts.ts";
import { words } from "../../../../../messages/words.ts";
import { DataTable } from "../../../../../ui/data-table.tsx";
import { OnceKey } from "../../../../../ui/once-key.tsx";
import { RowTitle } from "../../../../../ui/row-title.tsx";
import { SubmitButton } from "../../../../../ui/submit-button.tsx";
import { Tag } from "../../../../../ui/tag.tsx";
import { panel } from "../../../../guard.tsx";
import { newOnce } from "../../../../once.ts";
import { mailLink } from "./actions.ts";

type Props = { scope: StaffScope; client: Client };

/** Who signs in for the client; staff who look after clients can have each mailed a link to a new password. */
export const Users = panel("client's users", async ({ client, mayMail }: Props & { mayMail: boolean }) => {
  const { t } = await words();
  if (client.users.length === 0) return <p className="muted">{t("admin.client.noUsers")}</p>;
  return (
    <DataTable
      caption={t("admin.client.users")}
      rows={client.users}
      rowKey={(row) => row.id}
      columns={[
        {
          key: "name",
          kind: "title",
          label: t("clients.columns.name"),
          cell: (row) => <RowTitle>{row.name || row.email}</RowTitle>,
        },
        { key: "email", label: t("clients.columns.email"), cell: (row) => <bdi>{row.email}</bdi> },
        {
          key: "owner",
          kind: "status",
          label: t("clients.columns.role"),
          cell: (row) => row.isOwner && <Tag>{t("admin.client.owner")}</Tag>,
        },
        ...(mayMail
          ? [
              {
                key: "mail",
                kind: "action" as const,
                label: t("clients.people.link"),
                hideLabel: true,
                cell: (row: Client["users"][number]) => (
                  <form action={mailLink}>
                    <OnceKey value={newOnce()} />
                    <input type="hidden" name="client" value={client.id} />
                    <input type="hidden" name="user" value={row.id} />
                    <SubmitButton kind="secondary" size="small" pending={t("manage.form.saving")}>
                      {t("clients.people.link")}
                    </SubmitButton>
                  </form>
                ),
              },
            ]
          : []),
      ]}
    />
  );
});

export const Contacts = panel("client's contacts", async ({ scope, client }: Props) => {
  const rows = await contactsOfClient(scope, client.id);
  const { t } = await words();
  if (rows.length === 0) return <p className="muted">{t("clients.people.noContacts")}</p>;
  return (
    <DataTable
      caption={t("clients.people.contacts")}
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        {
          key: "name",
          kind: "title",
          label: t("clients.columns.name"),
          cell: (row) => <RowTitle>{row.name}</RowTitle>,
        },
        { key: "email", label: t("clients.columns.email"), cell: (row) => <bdi>{row.email}</bdi> },
        {
          key: "phone",
          label: t("admin.client.phone"),
          from: "wide",
          cell: (row) => <span className="ltr">{row.phone}</span>,
        },
      ]}
    />
  );
});

export const PayMethods = panel("client's pay methods", async ({ scope, client }: Props) => {
  const [rows, methods] = await Promise.all([payMethodsOfClient(scope, client.id), paymentMethodNamesOrNone(scope)]);
  const nameOf = (gateway: string) => methods.get(gateway) ?? gateway;
  const { t } = await words();
  if (rows.length === 0) return <p className="muted">{t("clients.people.noPayMethods")}</p>;
  return (
    <DataTable
      caption={t("clients.people.payMethods")}
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        {
          key: "name",
          kind: "title",
          label: t("clients.columns.description"),
          cell: (row) => (
            <RowTitle detail={row.lastFour && <span className="num ltr">•••• {row.lastFour}</span>}>
              {row.description || row.type || nameOf(row.gateway)}
            </RowTitle>
          ),
        },
        { key: "gateway", label: t("clients.columns.gateway"), cell: (row) => nameOf(row.gateway) },
        {
          key: "expires",
          kind: "date",
          label: t("admin.client.columns.expires"),
          cell: (row) => <span className="num ltr">{row.expires}</span>,
        },
      ]}
    />
  );
});
