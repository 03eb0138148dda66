import type { DomainChanges } from "../../../../../data/staff/domain-deeds.ts";
import type { StaffDomain } from "../../../../../data/staff/domains.ts";
import { amountFrom, compareAmounts } from "../../../../../lib/amounts.ts";
import type { Words } from "../../../../../messages/words.ts";
import type { DescribedGroup } from "../../../../forms/described-form.tsx";
import type { Problems } from "../../../../forms/write-form.ts";
import { isDay } from "../../../is-day.ts";
import { stateWord } from "../../../state.tsx";
import { domainStatuses } from "../query.ts";

/** No registry lets a name be held for longer. */
export const MOST_YEARS = 10;

/** Years that somebody chose; undefined for what is none. */
export function yearsTyped(text: string | undefined): number | undefined {
  const years = /^\d{1,2}$/.test(text ?? "") ? Number(text) : 0;
  return years >= 1 && years <= MOST_YEARS ? years : undefined;
}

const days = ["regdate", "expirydate", "nextduedate"] as const;
const amounts = ["firstpaymentamount", "recurringamount"] as const;
const switches = ["autoRenew", "dnsManagement", "emailForwarding"] as const;
const LONGEST = 20_000;

/** What is wrong with what was typed of its record. */
export function checkRecord(texts: Record<string, string>, t: Words["t"]): Problems {
  const text = (name: string) => (texts[name] ?? "").trim();
  return [
    ...(domainStatuses.some((each) => each === text("status"))
      ? []
      : [{ name: "status", message: t("money.deeds.details.statusWrong") }]),
    ...days
      .filter((name) => text(name) !== "" && !isDay(text(name)))
      .map((name) => ({ name, message: t("money.dayWrong") })),
    ...amounts
      .filter((name) => amountFrom(text(name)) === undefined)
      .map((name) => ({ name, message: t("domains.amountWrong") })),
    ...(yearsTyped(text("regperiod")) === undefined ? [{ name: "regperiod", message: t("domains.yearsWrong") }] : []),
    ...(text("notes").length > LONGEST ? [{ name: "notes", message: t("domains.notesLong") }] : []),
  ];
}

/** Of the form what is other than the record has it. A day that is emptied stays: WHMCS can't take one away. */
export function changesTyped(texts: Record<string, string>, before: StaffDomain): DomainChanges {
  const text = (name: string) => (texts[name] ?? "").trim();
  const dayBefore = { regdate: before.registered, expirydate: before.expires, nextduedate: before.nextDue };
  const amountBefore = { firstpaymentamount: before.firstPayment, recurringamount: before.recurring };
  const changes: DomainChanges = {};
  for (const name of days) if (text(name) !== "" && text(name) !== dayBefore[name]) changes[name] = text(name);
  for (const name of amounts) {
    const amount = amountFrom(text(name)) ?? amountBefore[name];
    if (compareAmounts(amount, amountBefore[name]) !== 0) changes[name] = amount;
  }
  if (text("status") !== before.status) changes.status = text("status");
  if (text("registrar") !== before.registrar) changes.registrar = text("registrar");
  if (text("paymentmethod") !== before.method && text("paymentmethod") !== "")
    changes.paymentmethod = text("paymentmethod");
  if (text("subscriptionid") !== before.subscription) changes.subscriptionid = text("subscriptionid");
  const years = yearsTyped(text("regperiod"));
  if (years !== undefined && years !== before.years) changes.regperiod = years;
  if (text("notes").replaceAll("\r", "") !== before.notes.trim().replaceAll("\r", "")) changes.notes = text("notes");
  const isOn = (name: (typeof switches)[number]) => text(name) === "on";
  if (isOn("autoRenew") !== before.autoRenew) changes.donotrenew = !isOn("autoRenew");
  if (isOn("dnsManagement") !== before.dnsManagement) changes.dnsmanagement = isOn("dnsManagement");
  if (isOn("emailForwarding") !== before.emailForwarding) changes.emailforwarding = isOn("emailForwarding");
  return changes;
}

type Choices = {
  domain: StaffDomain;
  registrars: ReadonlyMap<string, string>;
  methods: { value: string; label: string }[];
  t: Words["t"];
};

/** The fields of its record. */
export function recordGroups({ domain, registrars, methods, t }: Choices): DescribedGroup[] {
  const known = [...registrars].map(([value, label]) => ({ value, label }));
  const isKnown = domain.registrar === "" || registrars.has(domain.registrar);
  const optional = t("manage.form.optional");
  return [
    {
      layout: "pairs",
      fields: [
        {
          kind: "select",
          name: "status",
          label: t("admin.client.columns.status"),
          value: domain.status,
          options: domainStatuses.map((value) => ({ value, label: stateWord(value, t) })),
        },
        {
          kind: "select",
          name: "registrar",
          label: t("orders.accept.registrar"),
          value: domain.registrar,
          options: [
            { value: "", label: t("domains.noRegistrar") },
            ...known,
            ...(isKnown ? [] : [{ value: domain.registrar, label: domain.registrar }]),
          ],
        },
        { name: "regdate", type: "date", label: t("client.domain.since"), value: domain.registered ?? "" },
        { name: "expirydate", type: "date", label: t("admin.client.columns.expires"), value: domain.expires ?? "" },
        { name: "nextduedate", type: "date", label: t("admin.client.columns.nextDue"), value: domain.nextDue ?? "" },
        { name: "regperiod", label: t("domains.years"), value: String(domain.years || 1) },
        {
          name: "firstpaymentamount",
          label: t("domains.firstPayment", { currency: domain.currency }),
          value: domain.firstPayment,
        },
        {
          name: "recurringamount",
          label: t("domains.price", { currency: domain.currency }),
          value: domain.recurring,
        },
        { kind: "select", name: "paymentmethod", label: t("money.method"), value: domain.method, options: methods },
        {
          name: "subscriptionid",
          label: t("domains.subscription"),
          optional,
          isCode: true,
          maxLength: 200,
          value: domain.subscription,
        },
      ],
    },
    {
      fields: [
        {
          kind: "check",
          name: "autoRenew",
          label: t("client.domain.autoRenew"),
          detail: t("manage.domain.renewOnMeans"),
          value: domain.autoRenew ? "on" : "",
        },
        {
          kind: "check",
          name: "dnsManagement",
          label: t("client.domain.dns"),
          value: domain.dnsManagement ? "on" : "",
        },
        {
          kind: "check",
          name: "emailForwarding",
          label: t("client.domain.forwarding"),
          value: domain.emailForwarding ? "on" : "",
        },
        { kind: "area", name: "notes", label: t("orders.notes"), optional, value: domain.notes, maxLength: LONGEST },
      ],
    },
  ];
}
