import type { ReactElement } from "react";
import type { Client } from "../../../../../data/people.ts";
import type { Words } from "../../../../../messages/words.ts";
import { DescriptionList } from "../../../../../ui/description-list.tsx";
import { MiniList } from "../../../../../ui/mini-list.tsx";
import { Notice } from "../../../../../ui/notice.tsx";
import { Section } from "../../../../../ui/section.tsx";
import { Tag } from "../../../../../ui/tag.tsx";

/** Who the client is: staff's note, how to reach him, and who may sign in for him. */
export function About({ client, words: { t } }: { client: Client; words: Words }): ReactElement {
  const details = [
    { label: t("admin.client.email"), value: <bdi>{client.email}</bdi>, shown: client.email },
    { label: t("admin.client.address"), value: client.address.join(", "), shown: client.address.length > 0 },
    { label: t("admin.client.phone"), value: <span className="ltr">{client.phone}</span>, shown: client.phone },
    { label: t("admin.client.taxId"), value: <span className="ltr">{client.taxId}</span>, shown: client.taxId },
    { label: t("admin.client.currency"), value: client.currency, shown: client.currency },
    { label: t("admin.client.tax"), value: t("admin.client.taxExempt"), shown: client.taxExempt },
  ];
  return (
    <>
      {client.notes && (
        <Notice title={t("admin.client.note")}>
          <bdi>{client.notes}</bdi>
        </Notice>
      )}
      <Section title={t("admin.client.contact")}>
        <DescriptionList tight items={details.filter((detail) => detail.shown)} />
      </Section>
      <Section title={t("admin.client.users")}>
        {client.users.length > 0 ? (
          <MiniList
            items={client.users.map((user) => ({
              key: user.id,
              label: (
                <>
                  {user.name || user.email} {user.name && <small className="muted">{user.email}</small>}
                </>
              ),
              end: user.isOwner && <Tag>{t("admin.client.owner")}</Tag>,
            }))}
          />
        ) : (
          <p className="muted">{t("admin.client.noUsers")}</p>
        )}
      </Section>
    </>
  );
}
