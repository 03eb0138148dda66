import type { StaffScope } from "../../../../access/scope.ts";
import { idFrom } from "../../../../data/owned.ts";
import { paymentMethodNamesOrNone } from "../../../../data/payment-methods.ts";
import type { BulkKind, BulkThing, BulkWishes } from "../../../../data/staff/bulk.ts";
import { colleagues } from "../../../../data/staff/desk.ts";
import { invoiceMails } from "../../../../data/staff/invoices.ts";
import type { Words } from "../../../../messages/words.ts";
import type { DescribedField } from "../../../forms/described-form.tsx";
import type { Problems } from "../../../forms/write-form.ts";

/** No more than this at once. */
export const MOST_AT_ONCE = 100;

/** What is lost for good: how many there are is typed. */
export const isTyped = (kind: BulkKind, deed: string): boolean => kind === "services" && deed === "terminate";

/** What takes something away. */
export const isDangerous = (kind: BulkKind, deed: string): boolean =>
  isTyped(kind, deed) || deed === "cancel" || deed === "suspend";

type Asked = { scope: StaffScope; kind: BulkKind; deed: string; things: BulkThing[]; t: Words["t"] };

/** What a deed asks for, besides which things it is about. */
export async function wishFields({ scope, kind, deed, things, t }: Asked): Promise<DescribedField[]> {
  const optional = t("manage.form.optional");
  switch (`${kind} ${deed}`) {
    case "services suspend":
      return [
        {
          name: "reason",
          label: t("services.reason"),
          optional,
          help: t("services.deeds.suspend.reasonHelp"),
          maxLength: 255,
        },
      ];
    case "services terminate": {
      const count = String(things.length);
      return [
        { name: "typed", label: t("manage.cancel.type", { name: count }), isCode: true, maxLength: 4, required: true },
      ];
    }
    case "tickets assign": {
      const admins = await colleagues(scope);
      return [
        {
          kind: "select",
          name: "admin",
          label: t("desk.change.assigned"),
          value: String(scope.adminId ?? ""),
          options: admins.map(({ id, name }) => ({ value: String(id), label: name })),
        },
      ];
    }
    case "tickets merge":
      return [
        {
          kind: "select",
          name: "into",
          label: t("bulk.into"),
          help: t("bulk.intoHelp"),
          options: things.map(({ id, label }) => ({ value: String(id), label })),
        },
      ];
    case "invoices send":
      return [
        {
          kind: "select",
          name: "template",
          label: t("money.deeds.send.template"),
          options: (await invoiceMails(scope)).map((name) => ({ value: name, label: name })),
        },
      ];
    case "invoices pay": {
      const methods = await paymentMethodNamesOrNone(scope);
      return [
        {
          kind: "select",
          name: "method",
          label: t("money.method"),
          options: [
            { value: "", label: t("bulk.asInvoice") },
            ...[...methods].map(([value, label]) => ({ value, label })),
          ],
        },
        { kind: "check", name: "mails", label: t("money.deeds.pay.mails"), value: "on" },
      ];
    }
    default:
      return [];
  }
}

/** What was wished for, and what is wrong with that. */
export function wishesIn(
  kind: BulkKind,
  deed: string,
  texts: Record<string, string>,
  count: number,
  t: Words["t"],
): { wishes: BulkWishes; errors: Problems } {
  const { reason = "", typed = "", admin, into, template = "", method = "", mails = "" } = texts;
  switch (`${kind} ${deed}`) {
    case "services suspend":
      return { wishes: { reason: reason.trim().slice(0, 255) }, errors: [] };
    case "services terminate":
      return {
        wishes: {},
        errors:
          typed.trim() === String(count)
            ? []
            : [{ name: "typed", message: t("manage.cancel.typedWrong", { name: String(count) }) }],
      };
    case "tickets assign":
      return {
        wishes: { admin: String(idFrom(admin) ?? 0) },
        errors: idFrom(admin) ? [] : [{ name: "admin", message: t("bulk.adminMissing") }],
      };
    case "tickets merge":
      return {
        wishes: { into: String(idFrom(into) ?? 0) },
        errors: idFrom(into) ? [] : [{ name: "into", message: t("bulk.intoMissing") }],
      };
    case "invoices send":
      return {
        wishes: { template },
        errors: template === "" ? [{ name: "template", message: t("money.deeds.send.missing") }] : [],
      };
    case "invoices pay":
      return { wishes: { method, mails }, errors: [] };
    default:
      return { wishes: {}, errors: [] };
  }
}
