import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { requireStaff, staffScope } from "../../../../../access/access.ts";
import { roleMay } from "../../../../../access/roles.ts";
import { idFrom } from "../../../../../data/owned.ts";
import { type StaffQuote, staffQuote } from "../../../../../data/staff/quotes.ts";
import { env } from "../../../../../env.ts";
import { compareAmounts, sumOf } from "../../../../../lib/amounts.ts";
import { clock } from "../../../../../lib/clock.ts";
import { words } from "../../../../../messages/words.ts";
import { Columns } from "../../../../../ui/columns.tsx";
import { DateText } from "../../../../../ui/date-text.tsx";
import { DescriptionList } from "../../../../../ui/description-list.tsx";
import { formatMoney } from "../../../../../ui/format.ts";
import { Icon } from "../../../../../ui/icon.tsx";
import { Link } from "../../../../../ui/link.tsx";
import { LinkButton } from "../../../../../ui/link-button.tsx";
import { Notice } from "../../../../../ui/notice.tsx";
import { PageHeader } from "../../../../../ui/page-header.tsx";
import { Paper } from "../../../../../ui/paper.tsx";
import { Prose } from "../../../../../ui/prose.tsx";
import { Section } from "../../../../../ui/section.tsx";
import { Stack } from "../../../../../ui/stack.tsx";
import { quoteSheet } from "../../../../(client)/quotes/[id]/quote-sheet.ts";
import { page } from "../../../../guard.tsx";
import { State } from "../../../state.tsx";
import { LIST } from "../query.ts";
import { DeedButton, DeedDialogs, DeedMenu } from "./deeds.tsx";

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [scope, { id }] = [await staffScope(), await params];
  return scope ? { title: (await words()).t("billing.quotes.number", { id }) } : {};
}

/** Whether the engine's total is its own lines' sum: with prices that have their taxes in them the lines are the total. */
function isSummedUp({ lines, subtotal, total }: StaffQuote): boolean {
  const sum = sumOf(lines.map(({ amount }) => amount));
  return compareAmounts(sum, subtotal) === 0 || compareAmounts(sum, total) === 0;
}

/** One quote as its client has it, what staff note about it, and what is to be done. */
export default page(`${LIST}/[id]`, async ({ params }: Props) => {
  const { id: text } = await params;
  const scope = await requireStaff(`${LIST}/${encodeURIComponent(text)}`);
  const id = idFrom(text);
  const found = id === undefined ? undefined : await staffQuote(scope, id);
  if (!found) notFound();
  const said = await words();
  const { t, locale } = said;
  const money = (amount: string) => formatMoney(amount, found.currency, locale) ?? amount;
  const number = t("billing.quotes.number", { id: found.id });
  const isOurs = roleMay(scope.member.role, "money");
  const isOver = found.stage === "Delivered" && (found.validUntil ?? "9") < clock().today;
  const day = (label: string, value: string | null) =>
    value ? [{ label, value: <DateText value={value} locale={locale} /> }] : [];
  return (
    <>
      <PageHeader
        title={found.subject.trim() || number}
        badge={<State of={found.stage} t={t} />}
        back={{ href: LIST, label: t("quotes.title") }}
        state={[number, found.client.name, money(found.total)].filter(Boolean).join(" · ")}
        actions={
          <>
            {isOurs && <DeedButton quote={found} words={said} />}
            {isOurs && found.stage !== "Accepted" && (
              <LinkButton href={`${LIST}/${found.id}/edit`}>{t("quotes.edit.open")}</LinkButton>
            )}
            <LinkButton href={`/api/admin/quotes/${found.id}/pdf`} document icon={<Icon name="download" />}>
              {t("billing.paper.pdf")}
            </LinkButton>
            {isOurs && <DeedMenu quote={found} words={said} />}
          </>
        }
      />
      {(isOver || !isSummedUp(found)) && (
        <Stack>
          {isOver && <Notice tone="warn">{t("quotes.isOver")}</Notice>}
          {!isSummedUp(found) && (
            <Notice tone="warn" title={t("money.differs.sums")}>
              {t("money.differs.subtotal", {
                reckoned: money(sumOf(found.lines.map(({ amount }) => amount))),
                told: money(found.subtotal),
              })}
            </Notice>
          )}
        </Stack>
      )}
      <Columns>
        <Stack>
          <Paper {...quoteSheet(found, { address: found.address, taxId: found.client.taxId }, env(), said)} />
          {found.proposal.trim() !== "" && (
            <Section title={t("billing.quotes.proposal")}>
              <Prose>{found.proposal}</Prose>
            </Section>
          )}
        </Stack>
        <Section title={t("quotes.about")} level={3}>
          <DescriptionList
            tight
            items={[
              {
                label: t("money.invoices.columns.client"),
                value:
                  found.clientId === undefined ? (
                    t("quotes.noClient", { name: found.client.name })
                  ) : (
                    <Link className="link" href={`/admin/clients/${found.clientId}`}>
                      <bdi>{found.client.name}</bdi>
                    </Link>
                  ),
              },
              ...(found.client.email
                ? [{ label: t("quotes.email"), value: <span className="ltr">{found.client.email}</span> }]
                : []),
              ...day(t("billing.quotes.made"), found.date),
              ...day(t("quotes.sent"), found.sent),
              ...day(t("billing.quotes.until"), found.validUntil),
              ...day(t("billing.quotes.accepted"), found.accepted),
              ...(found.adminNotes ? [{ label: t("quotes.adminNotes"), value: found.adminNotes }] : []),
            ]}
          />
        </Section>
      </Columns>
      {isOurs && <DeedDialogs quote={found} words={said} />}
    </>
  );
});
