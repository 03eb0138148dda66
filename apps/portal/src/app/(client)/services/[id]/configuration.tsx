import type { ReactElement } from "react";
import type { Service } from "../../../../data/services.ts";
import type { Words } from "../../../../messages/words.ts";
import { CopyButton } from "../../../../ui/copy-button.tsx";
import { DescriptionList } from "../../../../ui/description-list.tsx";
import { Section } from "../../../../ui/section.tsx";

/** What was chosen with the order, and what one needs to use the service. */
export function Configuration({ service, t }: { service: Service; t: Words["t"] }): ReactElement {
  const chosen = service.options.map(({ name, value, isYesNo }) => ({
    name,
    value: isYesNo ? t(value === "1" ? "client.service.yes" : "client.service.no") : value,
  }));
  const named = [...chosen, ...service.fields]
    .filter(({ name, value }) => name !== "" && value !== "")
    .map(({ name, value }) => ({ label: name, value }));
  const items = [
    ...(service.quantity > 1 ? [{ label: t("client.service.quantity"), value: String(service.quantity) }] : []),
    ...named,
    ...(service.username === ""
      ? []
      : [
          {
            label: t("client.service.user"),
            value: (
              <>
                <span className="mono ltr">{service.username}</span>
                <CopyButton
                  value={service.username}
                  label={t("client.service.copyUser")}
                  done={t("client.service.copied")}
                />
              </>
            ),
          },
        ]),
    ...(service.nameservers.length === 0
      ? []
      : [
          {
            label: t("client.service.nameservers"),
            value: <span className="mono ltr">{service.nameservers.join(" ")}</span>,
          },
        ]),
  ];
  return (
    <Section title={t("client.service.configuration")}>
      {items.length === 0 ? <p className="muted">{t("client.service.nothing")}</p> : <DescriptionList items={items} />}
    </Section>
  );
}
