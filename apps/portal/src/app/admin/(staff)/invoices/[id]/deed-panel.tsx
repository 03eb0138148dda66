import type { ReactElement, ReactNode } from "react";
import type { StaffScope } from "../../../../../access/scope.ts";
import { isOwnEngine } from "../../../../../data/engine.ts";
import { orElse } from "../../../../../data/failure.ts";
import { paymentMethodNames } from "../../../../../data/payment-methods.ts";
import { invoiceMails, type StaffInvoice, storedCards } from "../../../../../data/staff/invoices.ts";
import { balanceAfterRefund, paidOf } from "../../../../../data/staff/reckon-invoice.ts";
import { isPositive, lesserOf, negated, sumOf } from "../../../../../lib/amounts.ts";
import { clock } from "../../../../../lib/clock.ts";
import { type Words, words } from "../../../../../messages/words.ts";
import { formatMoney } from "../../../../../ui/format.ts";
import { LinkButton } from "../../../../../ui/link-button.tsx";
import { Notice } from "../../../../../ui/notice.tsx";
import { Panel } from "../../../../../ui/panel.tsx";
import { Stack } from "../../../../../ui/stack.tsx";
import { type TotalLine, Totals } from "../../../../../ui/totals.tsx";
import type { DescribedField, DescribedGroup, FormState } from "../../../../forms/described-form.tsx";
import { RichForm } from "../../../../forms/rich-form.tsx";
import { formWords } from "../../../../forms/words.ts";
import { newOnce } from "../../../../once.ts";
import { stateWord } from "../../../state.tsx";
import { lineGroups } from "../lines.ts";
import { LIST } from "../query.ts";
import * as actions from "./actions.ts";
import type { Deed } from "./deeds.ts";

type About = { scope: StaffScope; invoice: StaffInvoice; said: Words; methods: ReadonlyMap<string, string> };

type Made = {
  action: (before: FormState, data: FormData) => Promise<FormState>;
  groups?: DescribedGroup[];
  /** The figures as they are, and as they will be. */
  figures?: TotalLine[];
  /** What has to be known before. */
  notice?: ReactNode;
  /** Nothing can be done: there is only the notice. */
  isIdle?: boolean;
  danger?: boolean;
};

const line = (label: string, value: string, total = false): TotalLine => ({ label, value, total });

const methodOptions = (methods: ReadonlyMap<string, string>, now: string) => [
  ...[...methods].map(([value, label]) => ({ value, label })),
  ...(now === "" || methods.has(now) ? [] : [{ value: now, label: now }]),
];

const made: Record<Deed, (about: About) => Made | Promise<Made>> = {
  publish: ({ said: { t }, invoice }) => ({
    action: actions.publish,
    groups: [
      {
        fields: [
          {
            kind: "check",
            name: "mails",
            label: t("money.deeds.publish.mails"),
            detail: invoice.client.email,
            value: "on",
          },
        ],
      },
    ],
  }),
  send: async ({ scope, invoice, said: { t } }) => ({
    action: actions.send,
    groups: [
      {
        fields: [
          {
            kind: "select",
            name: "template",
            label: t("money.deeds.send.template"),
            help: t("money.deeds.send.to", { email: invoice.client.email }),
            value: invoice.status === "Paid" ? "Invoice Payment Confirmation" : "Invoice Created",
            options: (await invoiceMails(scope)).map((name) => ({ value: name, label: name })),
          },
        ],
      },
    ],
  }),
  pay: ({ invoice, methods, said: { t, locale } }) => ({
    action: actions.pay,
    figures: [line(t("money.invoice.toPay"), formatMoney(invoice.balance, invoice.currency, locale) ?? "", true)],
    groups: [
      {
        layout: "pairs",
        fields: [
          {
            name: "amount",
            label: t("money.amountIn", { currency: invoice.currency }),
            help: t("money.deeds.pay.amountHelp"),
            value: invoice.balance,
          },
          { name: "date", type: "date", label: t("money.deeds.pay.date"), value: clock().today },
          {
            kind: "select",
            name: "method",
            label: t("money.method"),
            value: invoice.paymentMethod,
            options: methodOptions(methods, invoice.paymentMethod),
          },
          {
            name: "reference",
            label: t("money.reference"),
            optional: t("manage.form.optional"),
            help: t("money.deeds.pay.referenceHelp"),
            isCode: true,
            maxLength: 100,
          },
          { name: "fees", label: t("money.fees"), optional: t("manage.form.optional") },
        ],
      },
      { fields: [{ kind: "check", name: "mails", label: t("money.deeds.pay.mails"), value: "on" }] },
    ],
  }),
  capture: async ({ scope, invoice, said: { t, locale } }) => {
    const [card] = await storedCards(scope, invoice.client.id);
    const money = (amount: string) => formatMoney(amount, invoice.currency, locale) ?? amount;
    if (!card)
      return { action: actions.capture, isIdle: true, notice: <Notice>{t("money.deeds.capture.none")}</Notice> };
    return {
      action: actions.capture,
      notice: <p>{t("money.deeds.capture.card", { card: [card.name, card.expires].filter(Boolean).join(", ") })}</p>,
      figures: [
        line(t("money.invoice.toPay"), money(invoice.balance)),
        line(t("money.deeds.capture.charged"), money(invoice.balance)),
        line(t("money.after"), money("0.00"), true),
      ],
    };
  },
  credit: ({ invoice, said: { t, locale } }) => {
    const money = (amount: string) => formatMoney(amount, invoice.currency, locale) ?? amount;
    const most = lesserOf(invoice.client.credit, invoice.balance);
    return {
      action: actions.credit,
      figures: [
        line(t("money.deeds.credit.has"), money(invoice.client.credit)),
        line(t("money.invoice.toPay"), money(invoice.balance)),
        line(
          t("money.deeds.credit.after", { amount: money(most) }),
          money(sumOf([invoice.balance, negated(most)])),
          true,
        ),
      ],
      groups: [
        { fields: [{ name: "amount", label: t("money.amountIn", { currency: invoice.currency }), value: most }] },
      ],
    };
  },
  refund: async ({ scope, invoice, methods, said: { t, locale } }) => {
    const isOwn = await orElse(isOwnEngine(scope), false);
    const money = (amount: string) => formatMoney(amount, invoice.currency, locale) ?? amount;
    const payments = invoice.transactions.filter(({ in: paid }) => isPositive(paid));
    const newest = payments.at(-1);
    const most = lesserOf(newest?.in ?? "0.00", paidOf(invoice));
    const gateway = methods.get(newest?.gateway ?? "") ?? newest?.gateway ?? "";
    const reference: DescribedField = {
      name: "reference",
      label: t("money.deeds.refund.reference"),
      optional: t("manage.form.optional"),
      isCode: true,
      maxLength: 100,
    };
    return {
      action: actions.refund,
      danger: true,
      notice: isOwn ? undefined : (
        <Notice tone="warn" title={t("money.deeds.refund.byHand")}>
          {t("money.deeds.refund.byHandHelp", { gateway, reference: newest?.reference || "–" })}
        </Notice>
      ),
      figures: [
        line(t("money.invoice.paid"), money(paidOf(invoice))),
        line(t("money.deeds.refund.most0"), money(most)),
        line(t("money.deeds.refund.after", { amount: money(most) }), money(balanceAfterRefund(invoice, most)), true),
      ],
      groups: [
        {
          fields: [
            {
              kind: "select",
              name: "payment",
              label: t("money.deeds.refund.payment"),
              value: String(newest?.id ?? ""),
              options: payments.map((entry) => ({
                value: String(entry.id),
                label: [money(entry.in), methods.get(entry.gateway) ?? entry.gateway, entry.reference]
                  .filter(Boolean)
                  .join(" · "),
              })),
            },
            { name: "amount", label: t("money.amountIn", { currency: invoice.currency }), value: most },
            ...(isOwn
              ? [
                  {
                    kind: "options" as const,
                    name: "way",
                    label: t("money.deeds.refund.way"),
                    value: "Gateway",
                    options: (["Gateway", "Credit", "Manual"] as const).map((value) => ({
                      value,
                      label: t(`money.deeds.refund.ways.${value}`),
                      detail: t(`money.deeds.refund.waysHelp.${value}`),
                    })),
                  },
                ]
              : []),
            reference,
          ],
        },
      ],
    };
  },
  lines: ({ invoice, said: { t } }) => ({
    action: actions.saveLines,
    groups: lineGroups(invoice.lines, 3, t),
  }),
  details: ({ invoice, methods, said: { t } }) => ({
    action: actions.saveDetails,
    groups: [
      {
        layout: "pairs",
        fields: [
          { name: "date", type: "date", label: t("money.invoice.date"), value: invoice.date ?? "" },
          { name: "due", type: "date", label: t("money.invoice.due"), value: invoice.due ?? "" },
          {
            kind: "select",
            name: "method",
            label: t("money.method"),
            value: invoice.paymentMethod,
            options: methodOptions(methods, invoice.paymentMethod),
          },
          {
            kind: "select",
            name: "status",
            label: t("money.invoice.status"),
            value: invoice.status,
            options: ["Draft", "Unpaid", "Paid", "Cancelled", "Refunded", "Collections", "Payment Pending"].map(
              (value) => ({ value, label: stateWord(value, t) }),
            ),
            help: t("money.deeds.details.statusHelp"),
          },
          {
            kind: "area",
            wide: true,
            name: "notes",
            label: t("money.invoice.notes"),
            optional: t("manage.form.optional"),
            value: invoice.notes,
          },
        ],
      },
    ],
  }),
  cancel: ({ invoice, said: { t, locale } }) => ({
    action: actions.cancel,
    danger: true,
    notice: <p>{t("money.deeds.cancel.means")}</p>,
    figures: [
      line(t("money.invoice.toPay"), formatMoney(invoice.balance, invoice.currency, locale) ?? invoice.balance),
      ...(isPositive(invoice.credit)
        ? [
            line(
              t("money.deeds.cancel.creditBack"),
              formatMoney(invoice.credit, invoice.currency, locale) ?? invoice.credit,
            ),
          ]
        : []),
    ],
  }),
};

/** The form of one thing that is done with an invoice, with its figures before and after. */
export async function DeedPanel({
  scope,
  invoice,
  deed,
}: {
  scope: StaffScope;
  invoice: StaffInvoice;
  deed: Deed;
}): Promise<ReactElement> {
  const [said, methods] = await Promise.all([
    words(),
    orElse(paymentMethodNames(scope), new Map<string, string>() as ReadonlyMap<string, string>),
  ]);
  const { t } = said;
  const { action, groups, figures, notice, isIdle, danger } = await made[deed]({ scope, invoice, said, methods });
  const here = `${LIST}/${invoice.id}`;
  const leave = <LinkButton href={here}>{t("money.leave")}</LinkButton>;
  return (
    <Panel title={t(`money.deeds.${deed}.title`)}>
      <Stack gap="small">
        {notice}
        {figures && (
          <div className="form">
            <Totals lines={figures} />
          </div>
        )}
        {isIdle ? (
          <div>{leave}</div>
        ) : (
          <RichForm
            action={action}
            once={newOnce()}
            hidden={{ invoice: String(invoice.id) }}
            groups={groups ?? []}
            submit={{
              label: t(`money.deeds.${deed}.submit`),
              pending: t("manage.form.saving"),
              ...(danger && { kind: "danger" as const }),
            }}
            beside={leave}
            {...formWords(t)}
          />
        )}
      </Stack>
    </Panel>
  );
}
