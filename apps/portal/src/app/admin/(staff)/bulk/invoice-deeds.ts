import { paymentMethodNamesOrNone } from "../../../../data/payment-methods.ts";
import { invoiceMails } from "../../../../data/staff/invoices.ts";
import type { BulkDeed } from "./deeds.ts";

export const invoiceDeeds = {
  send: {
    word: (t) => t("money.deeds.send.title"),
    fields: async ({ scope, t }) => [
      {
        kind: "select",
        name: "template",
        label: t("money.deeds.send.template"),
        options: (await invoiceMails(scope)).map((name) => ({ value: name, label: name })),
      },
    ],
    wishes: ({ template = "" }) => ({ template }),
    check: ({ template }, t) => (template === "" ? [{ name: "template", message: t("money.deeds.send.missing") }] : []),
  },
  cancel: {
    word: (t) => t("bulk.deeds.cancelInvoice"),
    means: (t) => t("money.deeds.cancel.means"),
    danger: true,
  },
  pay: {
    word: (t) => t("bulk.deeds.pay"),
    means: (t) => t("bulk.means.pay"),
    fields: async ({ scope, t }) => [
      {
        kind: "select",
        name: "method",
        label: t("money.method"),
        options: [
          { value: "", label: t("bulk.asInvoice") },
          ...[...(await paymentMethodNamesOrNone(scope))].map(([value, label]) => ({ value, label })),
        ],
      },
      { kind: "check", name: "mails", label: t("money.deeds.pay.mails"), value: "on" },
    ],
    wishes: ({ method = "", mails = "" }) => ({ method, mails }),
  },
} as const satisfies Record<string, BulkDeed>;
