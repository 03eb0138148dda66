import { type ServiceSettings, type StaffService, serviceStatuses } from "../../../../../data/staff/service-record.ts";
import { amountFrom, compareAmounts } from "../../../../../lib/amounts.ts";
import type { Words } from "../../../../../messages/words.ts";
import { cycleNames } from "../../../../../shop/catalogue.ts";
import { cycleWord } from "../../../../(client)/cycles.ts";
import type { DescribedField, DescribedGroup } from "../../../../forms/described-form.tsx";
import type { Problems } from "../../../../forms/write-form.ts";
import { isDay } from "../../../is-day.ts";
import { stateWord } from "../../../state.tsx";

const days = ["registered", "nextDue", "suspendFrom"] as const;
const amounts = ["firstPayment", "recurring"] as const;
const texts = [
  ["domain", 255],
  ["username", 100],
  ["subscription", 100],
  ["dedicatedIp", 100],
  ["assignedIps", 2000],
  ["ns1", 255],
  ["ns2", 255],
  ["suspensionReason", 255],
  ["notes", 20_000],
] as const;

/** The field of an answer to a question of the service's product. */
export const answerName = (id: number): string => `answer.${id}`;

/** "Free of charge" and the like, too: cycles of which there is no word between a price and its period. */
export function cycleName(cycle: string, t: Words["t"]): string {
  return cycle === "Free Account" ? t("client.cycles.free") : (cycleWord(cycle, t) ?? cycle);
}

export const cycles = Object.values(cycleNames);

/** What is wrong with what was typed. */
export const checkSettings = (typed: Record<string, string>, t: Words["t"]): Problems => [
  ...days
    .filter((name) => (typed[name] ?? "") !== "" && !isDay(typed[name] ?? ""))
    .map((name) => ({ name, message: t("money.dayWrong") })),
  ...amounts
    .filter((name) => typed[name] !== undefined && amountFrom(typed[name]) === undefined)
    .map((name) => ({ name, message: t("services.edit.amountWrong") })),
  ...texts
    .filter(([name, most]) => Array.from(typed[name] ?? "").length > most)
    .map(([name, most]) => ({ name, message: t("services.edit.long", { most }) })),
  ...(/\s/.test((typed.domain ?? "").trim()) ? [{ name: "domain", message: t("services.edit.domainWrong") }] : []),
];

/** What was typed; what can't be, and what the form had not, stays as it was. Of a day that was there none is made. */
export function typedSettings(typed: Record<string, string>, before: ServiceSettings): ServiceSettings {
  const after: ServiceSettings = { ...before };
  for (const name of days) after[name] = typed[name] || before[name];
  for (const name of amounts) {
    const amount = amountFrom(typed[name] ?? "");
    if (amount !== undefined && compareAmounts(amount, before[name]) !== 0) after[name] = amount;
  }
  for (const [name] of texts) {
    const text = typed[name]?.replaceAll("\r\n", "\n").trim();
    if (text !== undefined && text !== before[name].replaceAll("\r\n", "\n").trim()) after[name] = text;
  }
  const status = serviceStatuses.find((each) => each === typed.status);
  if (status) after.status = status;
  if (cycles.some((cycle) => cycle === typed.cycle)) after.cycle = typed.cycle ?? before.cycle;
  if (typed.method) after.method = typed.method;
  if (/^\d{1,9}$/.test(typed.server ?? "")) after.server = Number(typed.server);
  after.neverSuspend = typed.neverSuspend === "on";
  return after;
}

type Layout = {
  service: StaffService;
  servers: { id: number; name: string; used: string }[];
  methods: ReadonlyMap<string, string>;
  t: Words["t"];
};

/** A choice with what is set now, where it is none of those that are offered. */
const choice = (
  name: keyof ServiceSettings,
  label: string,
  value: string,
  options: { value: string; label: string }[],
): DescribedField => ({
  kind: "select",
  name,
  label,
  value,
  options: options.some((each) => each.value === value) ? options : [{ value, label: value }, ...options],
});

/** The form with all that staff change of a service. */
export function settingGroups({ service, servers, methods, t }: Layout): DescribedGroup[] {
  const { settings: now, answers } = service;
  const optional = t("manage.form.optional");
  const code = (name: (typeof texts)[number][0], label: string): DescribedField => ({
    name,
    label,
    optional,
    value: now[name],
    isCode: true,
  });
  const day = (name: (typeof days)[number], label: string, help?: string): DescribedField => ({
    name,
    type: "date",
    label,
    value: now[name],
    help,
  });
  const noServer = { value: "0", label: t("services.edit.noServer") };
  return [
    {
      legend: t("services.edit.money"),
      layout: "pairs",
      fields: [
        day("registered", t("client.service.since")),
        day("nextDue", t("client.service.next"), t("services.edit.nextHelp")),
        { name: "firstPayment", label: t("services.first"), value: now.firstPayment },
        { name: "recurring", label: t("services.recurring"), value: now.recurring },
        choice(
          "cycle",
          t("orders.columns.cycle"),
          now.cycle,
          cycles.map((value) => ({ value, label: cycleName(value, t) })),
        ),
        choice(
          "method",
          t("money.method"),
          now.method,
          [...methods].map(([value, label]) => ({ value, label })),
        ),
        code("subscription", t("services.edit.subscription")),
      ],
    },
    {
      fields: [
        {
          kind: "check",
          name: "recalculates",
          label: t("services.edit.recalculates"),
          detail: t("services.edit.recalculatesHelp"),
        },
      ],
    },
    {
      legend: t("services.edit.place"),
      layout: "pairs",
      fields: [
        code("domain", t("client.service.domain")),
        choice("server", t("client.service.server"), String(now.server), [
          noServer,
          ...servers.map(({ id, name, used }) => ({ value: String(id), label: `${name} (${used})` })),
        ]),
        code("username", t("client.service.user")),
        code("dedicatedIp", t("services.edit.ip")),
        code("ns1", t("services.edit.ns1")),
        code("ns2", t("services.edit.ns2")),
        {
          kind: "area",
          name: "assignedIps",
          label: t("services.edit.ips"),
          optional,
          value: now.assignedIps,
          wide: true,
        },
      ],
    },
    {
      legend: t("admin.client.columns.status"),
      layout: "pairs",
      fields: [
        {
          ...choice(
            "status",
            t("admin.client.columns.status"),
            now.status,
            serviceStatuses.map((value) => ({ value, label: stateWord(value, t) })),
          ),
          help: t("services.edit.statusHelp"),
        },
        { name: "suspensionReason", label: t("services.reason"), optional, value: now.suspensionReason },
        {
          kind: "check",
          name: "neverSuspend",
          label: t("services.edit.neverSuspend"),
          value: now.neverSuspend ? "on" : "",
        },
        day("suspendFrom", t("services.edit.suspendFrom")),
      ],
    },
    ...(answers.length > 0
      ? [
          {
            legend: t("services.edit.fields"),
            fields: answers.map(({ id, name, value }) => ({ name: answerName(id), label: name, optional, value })),
          },
        ]
      : []),
    { fields: [{ kind: "area", name: "notes", label: t("admin.client.note"), optional, value: now.notes }] },
  ];
}
