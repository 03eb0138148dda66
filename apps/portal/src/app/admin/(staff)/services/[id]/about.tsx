import type { ReactElement } from "react";
import type { StaffService } from "../../../../../data/staff/service-record.ts";
import type { Words } from "../../../../../messages/words.ts";
import { DescriptionList } from "../../../../../ui/description-list.tsx";
import { Link } from "../../../../../ui/link.tsx";
import { Section } from "../../../../../ui/section.tsx";
import { Stack } from "../../../../../ui/stack.tsx";
import { SecretForm } from "../../../../forms/secret-form.tsx";
import { formWords } from "../../../../forms/words.ts";
import { newOnce } from "../../../../once.ts";
import { LIST } from "../query.ts";
import { reveal } from "./actions.ts";

export interface AboutProps {
  service: StaffService;
  mayAct: boolean;
  words: Words;
}

/** Where it runs, how it is paid, what staff noted; and how one signs in to it, once that is asked for. */
export function About({ service, mayAct, words: { t } }: AboutProps): ReactElement {
  const { settings } = service;
  const code = (value: string) => <span className="mono ltr">{value}</span>;
  const items = [
    { label: t("services.number"), value: <span className="num">{service.id}</span>, shown: true },
    { label: t("services.product"), value: <bdi>{service.name}</bdi>, shown: true },
    { label: t("client.service.server"), value: code(service.server), shown: service.server },
    { label: t("orders.address"), value: code(service.dedicatedIp || service.serverIp), shown: service.serverIp },
    { label: t("money.method"), value: service.paymentMethod, shown: service.paymentMethod },
    { label: t("services.edit.subscription"), value: code(settings.subscription), shown: settings.subscription },
    {
      label: t("orders.columns.order"),
      value: (
        <Link className="link num" href={`/admin/orders/${service.order}`}>
          {service.order}
        </Link>
      ),
      shown: service.order > 0,
    },
    { label: t("services.reason"), value: settings.suspensionReason, shown: service.status === "Suspended" },
    { label: t("services.edit.ips"), value: code(settings.assignedIps), shown: settings.assignedIps },
    { label: t("admin.client.note"), value: settings.notes, shown: settings.notes },
  ];
  return (
    <Stack aside={t("client.service.about")}>
      <Section level={3} title={t("client.service.about")}>
        <DescriptionList tight items={items.filter(({ shown }) => shown)} />
      </Section>
      {mayAct && (
        <Section level={3} title={t("manage.access.reveal")}>
          <SecretForm
            action={reveal}
            once={newOnce()}
            hidden={{ service: String(service.id) }}
            submit={{ label: t("manage.access.revealIt"), pending: t("manage.access.looking"), kind: "secondary" }}
            href={`${LIST}/${service.id}`}
            {...formWords(t)}
          />
        </Section>
      )}
    </Stack>
  );
}
