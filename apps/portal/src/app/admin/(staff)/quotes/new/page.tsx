import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { requireStaff } from "../../../../../access/access.ts";
import { idFrom } from "../../../../../data/owned.ts";
import { invoiceClient } from "../../../../../data/staff/invoices.ts";
import { clock } from "../../../../../lib/clock.ts";
import { addDays } from "../../../../../lib/days.ts";
import { firstOf, hrefWith, type SearchParams } from "../../../../../lib/search-params.ts";
import { words } from "../../../../../messages/words.ts";
import { PageHeader } from "../../../../../ui/page-header.tsx";
import { formWords } from "../../../../forms/words.ts";
import { page } from "../../../../guard.tsx";
import { newOnce } from "../../../../once.ts";
import { ForWhom } from "../../../for-whom.tsx";
import { LinedForm } from "../../../lined-form.tsx";
import { quoteGroups } from "../fields.ts";
import { MOST_LINES, quoteLineGroups } from "../lines.ts";
import { LIST } from "../query.ts";
import { make } from "./actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await words()).t("quotes.new.title") };
}

/** So long an offer stands, unless somebody says otherwise. */
const DAYS = 30;

export default page(`${LIST}/new`, async ({ searchParams }: { searchParams: SearchParams }) => {
  const { client: text } = await firstOf(searchParams);
  const scope = await requireStaff(hrefWith(`${LIST}/new`, { client: text }), "money");
  const { t } = await words();
  const head = { title: t("quotes.new.title"), back: { href: LIST, label: t("quotes.title") } };
  if (text === undefined) {
    return (
      <ForWhom head={head} t={t}>
        {t("quotes.new.forWhomHelp")}
      </ForWhom>
    );
  }
  const id = idFrom(text);
  const client = id === undefined ? undefined : await invoiceClient(scope, id);
  if (!client) notFound();
  const validUntil = addDays(clock().today, DAYS);
  return (
    <>
      <PageHeader {...head} state={t("money.new.for", { client: client.name, currency: client.currency })} />
      <LinedForm
        action={make}
        once={newOnce()}
        hidden={{ client: String(client.id) }}
        rows={4}
        lines={quoteLineGroups([], MOST_LINES, t)}
        about={quoteGroups({ subject: "", validUntil, proposal: "", notes: "", adminNotes: "" }, [], t)}
        labels={{
          lines: t("money.lines.title"),
          preview: t("money.new.preview"),
          reckoned: t("money.new.reckoned"),
          more: t("money.lines.more"),
          make: t("quotes.new.make"),
          making: t("manage.form.saving"),
        }}
        summaries={formWords(t).summaries}
      />
    </>
  );
});
