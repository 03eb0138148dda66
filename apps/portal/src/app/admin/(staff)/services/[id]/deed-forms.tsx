import type { StaffScope } from "../../../../../access/scope.ts";
import { domainsOfClient } from "../../../../../data/domains.ts";
import { orElse } from "../../../../../data/failure.ts";
import { paymentMethodNamesOrNone } from "../../../../../data/payment-methods.ts";
import { serverChoices } from "../../../../../data/staff/order-deeds.ts";
import { addonsOfService, commandsOfService, type StaffService } from "../../../../../data/staff/service-record.ts";
import { productChoices } from "../../../../../data/staff/services.ts";
import type { Words } from "../../../../../messages/words.ts";
import { formatDate, withCommas } from "../../../../../ui/format.ts";
import { Notice } from "../../../../../ui/notice.tsx";
import { LEAST_SERVICE_PASSWORD } from "../../../../(client)/services/[id]/access/service-password.ts";
import { typedName } from "../../../../(client)/services/[id]/cancel/typed-name.ts";
import type { DeedForm } from "../../../deed-panel.tsx";
import * as actions from "./actions.ts";
import type { Deed } from "./deeds.ts";
import { settingGroups } from "./fields.ts";
import { upgradeForm } from "./upgrade-form.tsx";

export type About = {
  scope: StaffScope;
  service: StaffService;
  /** What the address says besides. */
  texts: Record<string, string | undefined>;
  words: Words;
};

/** What goes with a service that is ended, and what stays. */
async function consequences({ scope, service, words: { t, locale } }: About): Promise<string[]> {
  const [addons, domains] = await Promise.all([
    orElse(addonsOfService(scope, service), []),
    orElse(domainsOfClient(scope, service.client.id), []),
  ]);
  const living = addons.filter(({ status }) => status === "Active" || status === "Suspended");
  const names = withCommas(
    living.map(({ name }) => name),
    locale,
  );
  const server = service.server || t("services.deeds.terminate.itsServer");
  return [
    t("services.deeds.terminate.data", { server }),
    ...(living.length > 0 ? [t("services.deeds.terminate.addons", { names })] : []),
    t("services.deeds.terminate.invoices"),
    ...(domains.some(({ name }) => name === service.domain)
      ? [t("manage.cancel.domainStays", { name: service.domain })]
      : []),
  ];
}

/** The form of each thing that is done with a service. */
export const deedForms: Record<Deed, (about: About) => DeedForm | Promise<DeedForm>> = {
  create: ({ service, words: { t } }) => ({
    action: actions.create,
    notice: <p>{t("services.deeds.create.means", { server: service.server || t("orders.accept.asProduct") })}</p>,
  }),
  unsuspend: ({ words: { t } }) => ({
    action: actions.unsuspend,
    notice: <p>{t("services.deeds.unsuspend.means")}</p>,
  }),
  suspend: ({ words: { t } }) => ({
    action: actions.suspend,
    danger: true,
    notice: <p>{t("services.deeds.suspend.means")}</p>,
    groups: [
      {
        fields: [
          {
            name: "reason",
            label: t("services.reason"),
            optional: t("manage.form.optional"),
            help: t("services.deeds.suspend.reasonHelp"),
            maxLength: 255,
          },
        ],
      },
    ],
  }),
  terminate: async (about) => {
    const { t } = about.words;
    const name = typedName(about.service);
    return {
      action: actions.terminate,
      danger: true,
      notice: (
        <Notice tone="bad" title={t("services.deeds.terminate.loses")}>
          {(await consequences(about)).join(" ")}
        </Notice>
      ),
      groups: [
        {
          fields: [
            { name: "typed", label: t("manage.cancel.type", { name }), isCode: true, maxLength: 260, required: true },
          ],
        },
      ],
    };
  },
  package: async ({ scope, service, words: { t } }) => {
    const products = await productChoices(scope);
    return {
      action: actions.repackage,
      notice: <p>{t("services.deeds.package.means")}</p>,
      groups: [
        {
          fields: [
            {
              kind: "select",
              name: "product",
              label: t("services.product"),
              value: String(service.productId),
              options: products.map(({ id, name }) => ({ value: String(id), label: name })),
            },
          ],
        },
      ],
    };
  },
  password: ({ words: { t } }) => ({
    action: actions.password,
    groups: [
      {
        fields: [
          {
            kind: "password",
            name: "newPassword",
            label: t("manage.access.newPassword"),
            help: t("manage.access.newHelp", { least: LEAST_SERVICE_PASSWORD }),
            autoComplete: "new-password",
          },
        ],
      },
    ],
  }),
  command: async ({ scope, service, words: { t } }) => {
    const offered = await commandsOfService(scope, service);
    const label = t("services.deeds.command.name");
    if (offered.is === "known" && offered.value.length === 0)
      return { action: actions.command, isIdle: true, notice: <Notice>{t("services.deeds.command.none")}</Notice> };
    const choices = offered.is === "known" ? offered.value : undefined;
    return {
      action: actions.command,
      groups: [
        {
          fields: [
            choices
              ? {
                  kind: "select",
                  name: "command",
                  label,
                  options: choices.map((each) => ({ value: each.name, label: each.label })),
                }
              : {
                  name: "command",
                  label,
                  help: t("services.deeds.command.untold"),
                  isCode: true,
                  maxLength: 50,
                  required: true,
                },
          ],
        },
      ],
    };
  },
  edit: async ({ scope, service, words: { t } }) => {
    const [servers, methods] = await Promise.all([orElse(serverChoices(scope), []), paymentMethodNamesOrNone(scope)]);
    return { action: actions.edit, groups: settingGroups({ service, servers, methods, t }) };
  },
  upgrade: upgradeForm,
  end: ({ service, words: { t, locale } }) => {
    const date = service.nextDue && formatDate(service.nextDue, locale);
    return {
      action: actions.end,
      danger: true,
      notice: <p>{t("services.deeds.end.means")}</p>,
      groups: [
        {
          fields: [
            {
              kind: "options",
              name: "when",
              label: t("manage.cancel.when"),
              value: date ? "end" : "now",
              options: [
                ...(date
                  ? [
                      {
                        value: "end",
                        label: t("manage.cancel.atEnd", { date }),
                        detail: t("manage.cancel.atEndMeans"),
                      },
                    ]
                  : []),
                { value: "now", label: t("manage.cancel.atOnce"), detail: t("manage.cancel.atOnceMeans") },
              ],
            },
            {
              kind: "area",
              name: "reason",
              label: t("manage.cancel.reason"),
              optional: t("manage.form.optional"),
              maxLength: 2000,
            },
          ],
        },
      ],
    };
  },
};
