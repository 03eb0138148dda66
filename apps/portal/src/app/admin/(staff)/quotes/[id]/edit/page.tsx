import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { requireStaff } from "../../../../../../access/access.ts";
import { idFrom } from "../../../../../../data/owned.ts";
import { quoteStages, staffQuote } from "../../../../../../data/staff/quotes.ts";
import { words } from "../../../../../../messages/words.ts";
import { PageHeader } from "../../../../../../ui/page-header.tsx";
import { formWords } from "../../../../../forms/words.ts";
import { page } from "../../../../../guard.tsx";
import { newOnce } from "../../../../../once.ts";
import { LinedForm } from "../../../../lined-form.tsx";
import { stateWord } from "../../../../state.tsx";
import { quoteGroups } from "../../fields.ts";
import { MOST_LINES, quoteLineGroups } from "../../lines.ts";
import { LIST } from "../../query.ts";
import { save } from "./actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await words()).t("quotes.edit.title") };
}

/** The form that changes a quote. */
export default page(`${LIST}/[id]/edit`, async ({ params }: { params: Promise<{ id: string }> }) => {
  const { id: text } = await params;
  const scope = await requireStaff(`${LIST}/${encodeURIComponent(text)}/edit`, "money");
  const id = idFrom(text);
  const found = id === undefined ? undefined : await staffQuote(scope, id);
  if (!found) notFound();
  const { t } = await words();
  const values = { ...found, validUntil: found.validUntil ?? "" };
  return (
    <>
      <PageHeader
        title={t("quotes.edit.title")}
        back={{
          href: `${LIST}/${found.id}`,
          label: found.subject.trim() || t("billing.quotes.number", { id: found.id }),
        }}
        state={t("money.new.for", { client: found.client.name, currency: found.currency })}
      />
      <LinedForm
        action={save}
        once={newOnce()}
        hidden={{ quote: String(found.id) }}
        rows={found.lines.length + 3}
        lines={quoteLineGroups(found.lines, MOST_LINES, t)}
        about={quoteGroups(
          values,
          [
            {
              kind: "select",
              name: "stage",
              label: t("quotes.columns.stage"),
              value: found.stage,
              options: quoteStages.map((stage) => ({ value: stage, label: stateWord(stage, t) })),
            },
          ],
          t,
        )}
        labels={{
          lines: t("money.lines.title"),
          preview: t("money.new.preview"),
          reckoned: t("money.new.reckoned"),
          more: t("money.lines.more"),
          make: t("quotes.edit.submit"),
          making: t("manage.form.saving"),
        }}
        summaries={formWords(t).summaries}
      />
      <p className="help">{t("quotes.lines.noRemoval")}</p>
    </>
  );
});
