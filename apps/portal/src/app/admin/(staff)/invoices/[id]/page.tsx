import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { requireStaff, staffScope } from "../../../../../access/access.ts";
import { roleMay } from "../../../../../access/roles.ts";
import { idFrom } from "../../../../../data/owned.ts";
import { paymentMethodNamesOrNone } from "../../../../../data/payment-methods.ts";
import { staffInvoice } from "../../../../../data/staff/invoices.ts";
import { differencesIn } from "../../../../../data/staff/reckon-invoice.ts";
import { compareAmounts } from "../../../../../lib/amounts.ts";
import { clock } from "../../../../../lib/clock.ts";
import { firstOf, type SearchParams } from "../../../../../lib/search-params.ts";
import { words } from "../../../../../messages/words.ts";
import { Columns } from "../../../../../ui/columns.tsx";
import { DataTable } from "../../../../../ui/data-table.tsx";
import { DateText } from "../../../../../ui/date-text.tsx";
import { DescriptionList } from "../../../../../ui/description-list.tsx";
import { formatMoney } from "../../../../../ui/format.ts";
import { Icon } from "../../../../../ui/icon.tsx";
import { Link } from "../../../../../ui/link.tsx";
import { LinkButton } from "../../../../../ui/link-button.tsx";
import { Menu } from "../../../../../ui/menu.tsx";
import { Money } from "../../../../../ui/money.tsx";
import { Notice } from "../../../../../ui/notice.tsx";
import { PageHeader } from "../../../../../ui/page-header.tsx";
import { RowTitle } from "../../../../../ui/row-title.tsx";
import { Section } from "../../../../../ui/section.tsx";
import { Stack } from "../../../../../ui/stack.tsx";
import { Totals } from "../../../../../ui/totals.tsx";
import { totalsOf } from "../../../../(client)/invoices/[id]/invoice-sheet.ts";
import { readLine } from "../../../../(client)/invoices/[id]/line.ts";
import { page } from "../../../../guard.tsx";
import { State } from "../../../state.tsx";
import { LIST } from "../query.ts";
import { stateOf } from "../state.ts";
import { deeds, deedsOf } from "./deeds.ts";
import { InvoiceDeed } from "./invoice-deed.tsx";
import { Transactions } from "./transactions.tsx";

type Props = { params: Promise<{ id: string }>; searchParams: SearchParams };

const query = z.object({
  do: z.enum(deeds).optional().catch(undefined),
  /** What the portal reckoned would be left to pay, where the engine has another balance. */
  reckoned: z
    .string()
    .regex(/^-?\d{1,9}\.\d{2}$/)
    .optional()
    .catch(undefined),
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [scope, id] = [await staffScope(), idFrom((await params).id)];
  const found = scope && id && (await staffInvoice(scope, id).catch(() => undefined));
  return found ? { title: (await words()).t("money.invoice.title", { number: found.number }) } : {};
}

export default page(`${LIST}/[id]`, async ({ params, searchParams }: Props) => {
  const { id: text } = await params;
  const scope = await requireStaff(`${LIST}/${encodeURIComponent(text)}`);
  const id = idFrom(text);
  const found = id === undefined ? undefined : await staffInvoice(scope, id);
  if (!found) notFound();
  const [{ t, locale }, methods, asked] = await Promise.all([
    words(),
    paymentMethodNamesOrNone(scope),
    firstOf(searchParams).then((search) => query.parse(search)),
  ]);
  const money = (amount: string) => formatMoney(amount, found.currency, locale) ?? amount;
  const possible = roleMay(scope.member.role, "money") ? deedsOf(found) : [];
  const deed = possible.find((each) => each === asked.do);
  const [first, ...others] = possible;
  const here = `${LIST}/${found.id}`;
  const state = stateOf(found, clock().today);
  const differences = differencesIn(found);
  const isDifferent = asked.reckoned !== undefined && compareAmounts(asked.reckoned, found.balance) !== 0;
  return (
    <>
      <PageHeader
        title={t("money.invoice.title", { number: found.number })}
        badge={<State of={state} t={t} />}
        back={{ href: LIST, label: t("money.invoice.back") }}
        state={
          <>
            <Link className="link" href={`/admin/clients/${found.client.id}`}>
              {found.client.name}
            </Link>
            {" · "}
            {t("money.invoice.balance", { amount: money(found.balance) })}
          </>
        }
        actions={
          <>
            {first && (
              <LinkButton href={`${here}?do=${first}`} kind={deed ? "secondary" : "primary"}>
                {t(`money.deeds.${first}.title`)}
              </LinkButton>
            )}
            <LinkButton href={`/api/admin/invoices/${found.id}/pdf`} document icon={<Icon name="download" />}>
              {t("billing.paper.pdf")}
            </LinkButton>
            {others.length > 0 && (
              <Menu
                label={t("money.more")}
                items={others.map((each) => ({
                  label: t(`money.deeds.${each}.title`),
                  href: `${here}?do=${each}`,
                  danger: each === "cancel" || each === "refund",
                }))}
              />
            )}
          </>
        }
      />
      {(isDifferent || differences.length > 0 || deed) && (
        <Stack>
          {asked.reckoned && isDifferent && (
            <Notice tone="warn" title={t("money.differs.title")} live>
              {t("money.differs.balance", { reckoned: money(asked.reckoned), told: money(found.balance) })}
            </Notice>
          )}
          {differences.length > 0 && (
            <Notice tone="warn" title={t("money.differs.sums")}>
              {differences
                .map(({ what, reckoned, told }) =>
                  t(`money.differs.${what}`, { reckoned: money(reckoned), told: money(told) }),
                )
                .join(" ")}
            </Notice>
          )}
          {deed && <InvoiceDeed key={deed} scope={scope} invoice={found} deed={deed} />}
        </Stack>
      )}
      <Columns>
        <Stack>
          <Section title={t("money.lines.title")}>
            <DataTable
              caption={t("money.lines.title")}
              rows={found.lines}
              rowKey={(row) => row.id}
              columns={[
                {
                  key: "description",
                  kind: "title",
                  label: t("money.lines.description"),
                  cell: (row) => {
                    const { title, period, detail } = readLine(row.description);
                    return <RowTitle detail={[period, detail].filter(Boolean).join(" · ")}>{title}</RowTitle>;
                  },
                },
                {
                  key: "taxed",
                  label: t("money.lines.taxed"),
                  cell: (row) => (row.taxed ? t("money.yes") : t("money.no")),
                },
                {
                  key: "amount",
                  kind: "money",
                  label: t("money.lines.amount"),
                  cell: (row) => <Money amount={row.amount} currency={found.currency} locale={locale} />,
                },
              ]}
            />
            <Totals lines={totalsOf(found, { t, locale })} />
          </Section>
          <Section title={t("money.invoice.transactions")}>
            <Transactions invoice={found} methods={methods} t={t} locale={locale} />
          </Section>
        </Stack>
        <Section title={t("money.invoice.about")} level={3}>
          <DescriptionList
            tight
            items={[
              { label: t("money.invoice.date"), value: <DateText value={found.date} locale={locale} /> },
              { label: t("money.invoice.due"), value: <DateText value={found.due} locale={locale} /> },
              ...(found.paid
                ? [{ label: t("money.invoice.paidOn"), value: <DateText value={found.paid} locale={locale} /> }]
                : []),
              { label: t("money.method"), value: methods.get(found.paymentMethod) ?? found.paymentMethod },
              { label: t("money.deeds.credit.has"), value: money(found.client.credit) },
              { label: t("money.invoice.id"), value: <span className="num">{found.id}</span> },
              ...(found.notes ? [{ label: t("money.invoice.notes"), value: found.notes }] : []),
            ]}
          />
        </Section>
      </Columns>
    </>
  );
});
