import type { StaffScope } from "../../../../../access/scope.ts";
import { dnsRecords } from "../../../../../data/dns.ts";
import { paymentMethodNamesOrNone } from "../../../../../data/payment-methods.ts";
import * as registrar from "../../../../../data/registrar.ts";
import type { StaffDomain } from "../../../../../data/staff/domains.ts";
import type { Refused, Told } from "../../../../../data/told.ts";
import type { Words } from "../../../../../messages/words.ts";
import { Notice } from "../../../../../ui/notice.tsx";
import { contactGroups } from "../../../../(client)/domains/[id]/contacts/contact-fields.ts";
import { recordGroups as dnsGroups, MOST_RECORDS } from "../../../../(client)/domains/[id]/dns/records.ts";
import { nameserverGroup } from "../../../../(client)/domains/nameservers.ts";
import type { DescribedGroup } from "../../../../forms/described-form.tsx";
import type { DeedForm } from "../../../deed-panel.tsx";
import { methodOptions } from "../../../method-options.ts";
import * as actions from "./actions.ts";
import type { Deed } from "./deeds.ts";
import { MOST_YEARS, recordGroups } from "./record-fields.ts";

export type About = {
  scope: StaffScope;
  domain: StaffDomain;
  /** Names of registrars by their modules. */
  registrars: ReadonlyMap<string, string>;
  said: Words;
};

/** What a registrar does not tell: in its own words, where it has any. */
export function Untold({ told, t }: { told: { is: "not served" } | Refused; t: Words["t"] }) {
  return (
    <Notice tone="warn" title={t("domains.untold")}>
      {told.is === "refused" ? told.reason : t("domains.cannot")}
    </Notice>
  );
}

const registrarOf = ({ domain, registrars, said }: About) =>
  registrars.get(domain.registrar) ?? (domain.registrar || said.t("domains.endingsRegistrar"));

const yearsOf = (count: number, t: Words["t"]) => t("manage.renew.years", { count });

const onOrOff = (value: boolean, labels: [string, string], details: [string, string]): DescribedGroup => ({
  fields: [
    {
      kind: "options",
      name: "to",
      label: labels[0],
      value: value ? "on" : "off",
      options: [
        { value: "on", label: labels[0], detail: details[0] },
        { value: "off", label: labels[1], detail: details[1] },
      ],
    },
  ],
});

/** A form over what the registrar has; where it does not tell, its words instead. */
function overTold<T>(told: Told<T>, t: Words["t"], form: (value: T) => DeedForm, action: DeedForm["action"]): DeedForm {
  return told.is === "known" ? form(told.value) : { action, isIdle: true, notice: <Untold told={told} t={t} /> };
}

/** The form of each thing that is done with a domain. */
export const deedForms: Record<Deed, (about: About) => DeedForm | Promise<DeedForm>> = {
  register: (about) => {
    const { domain, said } = about;
    const { t } = said;
    return {
      action: actions.register,
      notice: (
        <p>
          {t("domains.deeds.register.means", {
            registrar: registrarOf(about),
            name: domain.name,
            years: yearsOf(domain.years || 1, t),
          })}
        </p>
      ),
      groups: domain.name.includes("xn--")
        ? [
            {
              fields: [
                {
                  name: "language",
                  label: t("domains.deeds.register.language"),
                  help: t("domains.deeds.register.languageHelp"),
                  optional: t("manage.form.optional"),
                  isCode: true,
                  maxLength: 10,
                },
              ],
            },
          ]
        : [],
    };
  },
  transfer: (about) => {
    const { domain, said } = about;
    const { t } = said;
    return {
      action: actions.transfer,
      notice: <p>{t("domains.deeds.transfer.means", { registrar: registrarOf(about), name: domain.name })}</p>,
      groups: [
        {
          fields: [
            {
              name: "code",
              label: t("manage.domain.code"),
              help: t("domains.deeds.transfer.codeHelp"),
              optional: t("manage.form.optional"),
              isCode: true,
              maxLength: 200,
            },
          ],
        },
      ],
    };
  },
  renew: (about) => {
    const { domain, said } = about;
    const { t } = said;
    return {
      action: actions.renew,
      notice: <p>{t("domains.deeds.renew.means", { registrar: registrarOf(about) })}</p>,
      groups: [
        {
          fields: [
            {
              kind: "select",
              name: "years",
              label: t("manage.renew.howLong"),
              value: String(domain.years || 1),
              options: Array.from({ length: MOST_YEARS }, (_, at) => ({
                value: String(at + 1),
                label: yearsOf(at + 1, t),
              })),
            },
          ],
        },
      ],
    };
  },
  nameservers: async ({ scope, domain, said: { t } }) => {
    const told = await registrar.nameservers(scope, domain.id);
    // Where the registrar does not tell them they can be set all the same.
    return {
      action: actions.nameservers,
      notice: told.is === "known" ? undefined : <Untold told={told} t={t} />,
      groups: [nameserverGroup(told.is === "known" ? told.value : [], t)],
    };
  },
  lock: async ({ scope, domain, said: { t } }) =>
    overTold(
      await registrar.isLocked(scope, domain.id),
      t,
      (locked) => ({
        action: actions.lock,
        groups: [
          onOrOff(
            locked,
            [t("domains.locked"), t("domains.unlocked")],
            [t("manage.domain.lockOnMeans"), t("manage.domain.lockOffMeans")],
          ),
        ],
      }),
      actions.lock,
    ),
  protection: ({ domain, said: { t } }) => ({
    action: actions.protection,
    groups: [
      onOrOff(
        domain.idProtection,
        [t("domains.hidden"), t("domains.shown")],
        [t("domains.hiddenMeans"), t("manage.domain.hideOffMeans")],
      ),
    ],
  }),
  contacts: async ({ scope, domain, said }) =>
    overTold(
      await registrar.contacts(scope, domain),
      said.t,
      (contacts) => ({ action: actions.contacts, groups: contactGroups(contacts, said) }),
      actions.contacts,
    ),
  dns: async ({ scope, domain, said: { t } }) =>
    overTold(
      await dnsRecords(scope, domain.id),
      t,
      (records) =>
        records.length > MOST_RECORDS
          ? { action: actions.dns, isIdle: true, notice: <Notice title={t("domains.tooManyRecords")} /> }
          : { action: actions.dns, notice: <p>{t("manage.dns.lead")}</p>, groups: dnsGroups(records, t) },
      actions.dns,
    ),
  code: ({ said: { t } }) => ({ action: actions.code, notice: <p>{t("domains.deeds.code.means")}</p> }),
  edit: async ({ scope, domain, registrars, said: { t } }) => ({
    action: actions.edit,
    notice: <p>{t("domains.deeds.edit.means")}</p>,
    groups: recordGroups({
      domain,
      registrars,
      methods: methodOptions(await paymentMethodNamesOrNone(scope), domain.method),
      t,
    }),
  }),
  release: ({ domain, said: { t } }) => ({
    action: actions.release,
    danger: true,
    notice: <Notice tone="warn">{t("domains.deeds.release.means", { name: domain.name })}</Notice>,
    groups: [
      {
        fields: [
          {
            name: "tag",
            label: t("domains.deeds.release.tag"),
            help: t("domains.deeds.release.tagHelp"),
            isCode: true,
            maxLength: 60,
          },
          {
            name: "typed",
            label: t("domains.deeds.release.type", { name: domain.name }),
            isCode: true,
            maxLength: 254,
          },
        ],
      },
    ],
  }),
};
