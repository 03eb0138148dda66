import type { StaffScope } from "../../../../../access/scope.ts";
import { isOwnEngine } from "../../../../../data/engine.ts";
import { orElse } from "../../../../../data/failure.ts";
import { invoiceStates } from "../../../../../data/invoices.ts";
import { invoiceMails, type StaffInvoice, storedCards } from "../../../../../data/staff/invoices.ts";
import { balanceAfterRefund, paidOf } from "../../../../../data/staff/reckon-invoice.ts";
import { isPositive, lesserOf, negated, sumOf } from "../../../../../lib/amounts.ts";
import { clock } from "../../../../../lib/clock.ts";
import type { Words } from "../../../../../messages/words.ts";
import { Notice } from "../../../../../ui/notice.tsx";
import type { TotalLine } from "../../../../../ui/totals.tsx";
import type { DescribedField } from "../../../../forms/described-form.tsx";
import type { DeedForm } from "../../../deed-panel.tsx";
import { methodOptions } from "../../../method-options.ts";
import { stateWord } from "../../../state.tsx";
import { lineGroups } from "../lines.ts";
import * as actions from "./actions.ts";
import type { Deed } from "./deeds.ts";

export type About = {
  scope: StaffScope;
  invoice: StaffInvoice;
  t: Words["t"];
  methods: ReadonlyMap<string, string>;
  /** An amount in the invoice's currency. */
  money: (amount: string) => string;
};

const line = (label: string, value: string, total = false): TotalLine => ({ label, value, total });

/** The form of each thing that is done with an invoice. */
export const deedForms: Record<Deed, (about: About) => DeedForm | Promise<DeedForm>> = {
  publish: ({ t, invoice }) => ({
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
  send: async ({ scope, invoice, t }) => ({
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
  pay: ({ invoice, methods, t, money }) => ({
    action: actions.pay,
    figures: [line(t("money.invoice.toPay"), money(invoice.balance), true)],
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
  capture: async ({ scope, invoice, t, money }) => {
    const [card] = await storedCards(scope, invoice.client.id);
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
  credit: ({ invoice, t, money }) => {
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
  refund: async ({ scope, invoice, methods, t, money }) => {
    const isOwn = await orElse(isOwnEngine(scope), false);
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
  lines: ({ invoice, t }) => ({
    action: actions.saveLines,
    groups: lineGroups(invoice.lines, 3, t),
  }),
  details: ({ invoice, methods, t }) => ({
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
            options: invoiceStates.map((value) => ({ value, label: stateWord(value, t) })),
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
  cancel: ({ invoice, t, money }) => ({
    action: actions.cancel,
    danger: true,
    notice: <p>{t("money.deeds.cancel.means")}</p>,
    figures: [
      line(t("money.invoice.toPay"), money(invoice.balance)),
      ...(isPositive(invoice.credit) ? [line(t("money.deeds.cancel.creditBack"), money(invoice.credit))] : []),
    ],
  }),
};
