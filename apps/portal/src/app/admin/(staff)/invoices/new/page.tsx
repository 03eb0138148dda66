import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { requireStaff } from "../../../../../access/access.ts";
import { orElse } from "../../../../../data/failure.ts";
import { idFrom } from "../../../../../data/owned.ts";
import { paymentMethodNamesOrNone } from "../../../../../data/payment-methods.ts";
import { invoiceClient, newestRates } from "../../../../../data/staff/invoices.ts";
import { clock } from "../../../../../lib/clock.ts";
import { firstOf, hrefWith, type SearchParams } from "../../../../../lib/search-params.ts";
import { words } from "../../../../../messages/words.ts";
import { PageHeader } from "../../../../../ui/page-header.tsx";
import { formWords } from "../../../../forms/words.ts";
import { page } from "../../../../guard.tsx";
import { newOnce } from "../../../../once.ts";
import { ForWhom } from "../../../for-whom.tsx";
import { LinedForm } from "../../../lined-form.tsx";
import { lineGroups, MOST_LINES } from "../lines.ts";
import { LIST } from "../query.ts";
import { make } from "./actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await words()).t("money.new.title") };
}

/** WHMCS writes "19.000". */
const short = (rate: string | undefined) => (rate === undefined ? "" : String(Number(rate)));

export default page(`${LIST}/new`, async ({ searchParams }: { searchParams: SearchParams }) => {
  const { client: text } = await firstOf(searchParams);
  const scope = await requireStaff(hrefWith(`${LIST}/new`, { client: text }), "money");
  const { t } = await words();
  const head = { title: t("money.new.title"), back: { href: LIST, label: t("money.invoice.back") } };
  if (text === undefined) {
    return (
      <ForWhom head={head} t={t}>
        {t("money.new.forWhomHelp")}
      </ForWhom>
    );
  }
  const id = idFrom(text);
  const client = id === undefined ? undefined : await invoiceClient(scope, id);
  if (!client) notFound();
  const [rates, methods] = await Promise.all([
    orElse(newestRates(scope, client), undefined),
    paymentMethodNamesOrNone(scope),
  ]);
  const { today } = clock();
  return (
    <>
      <PageHeader {...head} state={t("money.new.for", { client: client.name, currency: client.currency })} />
      <LinedForm
        action={make}
        once={newOnce()}
        hidden={{ client: String(client.id) }}
        rows={4}
        lines={lineGroups([], MOST_LINES, t)}
        about={[
          {
            layout: "pairs",
            fields: [
              {
                name: "rate",
                label: t("money.new.rate"),
                value: short(rates?.rate),
                help: t(client.taxExempt ? "money.new.exempt" : "money.new.rateHelp"),
              },
              { name: "rate2", label: t("money.new.rate2"), value: short(rates?.rate2) },
              { name: "date", type: "date", label: t("money.invoice.date"), value: today },
              { name: "due", type: "date", label: t("money.invoice.due"), value: today },
            ],
          },
          {
            fields: [
              {
                kind: "select",
                name: "method",
                label: t("money.method"),
                value: "",
                options: [
                  { value: "", label: t("money.new.clientsMethod") },
                  ...[...methods].map(([value, label]) => ({ value, label })),
                ],
              },
              {
                kind: "area",
                name: "notes",
                label: t("money.invoice.notes"),
                optional: t("manage.form.optional"),
                maxLength: 5000,
              },
              {
                kind: "options",
                name: "kind",
                label: t("money.new.kind"),
                value: "draft",
                options: (["draft", "publish", "mail"] as const).map((value) => ({
                  value,
                  label: t(`money.new.kinds.${value}`),
                  detail: t(`money.new.kindsHelp.${value}`),
                })),
              },
            ],
          },
        ]}
        labels={{
          lines: t("money.lines.title"),
          preview: t("money.new.preview"),
          reckoned: t("money.new.reckoned"),
          more: t("money.lines.more"),
          make: t("money.new.make"),
          making: t("manage.form.saving"),
        }}
        summaries={formWords(t).summaries}
      />
    </>
  );
});
