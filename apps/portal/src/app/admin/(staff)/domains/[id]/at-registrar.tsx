import type { ReactElement } from "react";
import type { StaffScope } from "../../../../../access/scope.ts";
import { dnsRecords } from "../../../../../data/dns.ts";
import * as registrar from "../../../../../data/registrar.ts";
import type { StaffDomain } from "../../../../../data/staff/domains.ts";
import { words } from "../../../../../messages/words.ts";
import { Badge } from "../../../../../ui/badge.tsx";
import { Columns } from "../../../../../ui/columns.tsx";
import { DataTable } from "../../../../../ui/data-table.tsx";
import { DescriptionList } from "../../../../../ui/description-list.tsx";
import { Section } from "../../../../../ui/section.tsx";
import { SettingList } from "../../../../../ui/setting-list.tsx";
import { contactGroups } from "../../../../(client)/domains/[id]/contacts/contact-fields.ts";
import { panel } from "../../../../guard.tsx";
import { Untold } from "./deed-forms.tsx";

type Props = { scope: StaffScope; domain: StaffDomain };

/* What the registrar has of a domain. It may take long to say so, or not say it: each part comes by itself. */

export const Lock = panel("staff's domain: lock", async ({ scope, domain }: Props) => {
  const [told, { t }] = await Promise.all([registrar.isLocked(scope, domain.id), words()]);
  const locked = told.is === "known" && told.value;
  return (
    <Section title={t("manage.domain.lock")}>
      {told.is === "known" ? (
        <SettingList
          settings={[
            {
              key: "lock",
              label: t(locked ? "domains.locked" : "domains.unlocked"),
              state: <Badge tone={locked ? "ok" : "warn"}>{t(locked ? "client.domain.on" : "client.domain.no")}</Badge>,
              detail: t(locked ? "manage.domain.lockOnMeans" : "manage.domain.lockOffMeans"),
            },
          ]}
        />
      ) : (
        <Untold told={told} t={t} />
      )}
    </Section>
  );
});

export const Nameservers = panel("staff's domain: nameservers", async ({ scope, domain }: Props) => {
  const [told, { t }] = await Promise.all([registrar.nameservers(scope, domain.id), words()]);
  return (
    <Section title={t("manage.nameservers.title")}>
      {told.is === "known" ? (
        <DescriptionList
          items={told.value.map((name, at) => ({
            label: t("manage.nameservers.nth", { number: at + 1 }),
            value: <span className="mono ltr">{name}</span>,
          }))}
        />
      ) : (
        <Untold told={told} t={t} />
      )}
    </Section>
  );
});

export const Contacts = panel("staff's domain: contacts", async ({ scope, domain }: Props) => {
  const [told, said] = await Promise.all([registrar.contacts(scope, domain), words()]);
  const { t } = said;
  return (
    <Section title={t("manage.domain.tabs.contacts")}>
      {told.is === "known" ? (
        <Columns kind="even">
          {contactGroups(told.value, said).map(({ legend = "", fields }) => (
            <Section key={legend} level={3} title={legend}>
              <DescriptionList
                tight
                items={fields
                  .filter(({ value }) => value)
                  .map(({ label, value = "" }) => ({ label, value: <bdi>{value}</bdi> }))}
              />
            </Section>
          ))}
        </Columns>
      ) : (
        <Untold told={told} t={t} />
      )}
    </Section>
  );
});

/** Where the engine serves them. */
export const Dns = panel("staff's domain: DNS", async ({ scope, domain }: Props): Promise<ReactElement | null> => {
  const [told, { t }] = await Promise.all([dnsRecords(scope, domain.id), words()]);
  if (told.is === "not served") return null;
  return (
    <Section title={t("manage.domain.tabs.dns")}>
      {told.is === "known" ? (
        <DataTable
          caption={t("manage.domain.tabs.dns")}
          rows={told.value.map((record, at) => ({ ...record, at }))}
          rowKey={(row) => row.at}
          columns={[
            {
              key: "name",
              kind: "title",
              label: t("manage.dns.name"),
              cell: (row) => <span className="mono ltr">{row.name}</span>,
            },
            { key: "type", label: t("domains.recordType"), cell: (row) => row.type },
            {
              key: "value",
              label: t("manage.dns.value"),
              cell: (row) => (
                <span className="mono ltr">{row.priority > 0 ? `${row.priority} ${row.value}` : row.value}</span>
              ),
            },
            {
              key: "ttl",
              label: t("manage.dns.ttl"),
              from: "wide",
              cell: (row) => <span className="num">{row.ttl}</span>,
            },
          ]}
        />
      ) : (
        <Untold told={told} t={t} />
      )}
    </Section>
  );
});
