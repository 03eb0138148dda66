import { z } from "zod";
import { requireClient } from "../../../access/access.ts";
import {
  type InvoiceCounts,
  type InvoiceQuery,
  type InvoiceSummary,
  invoiceCounts,
  invoices,
  openInvoices,
} from "../../../data/invoices.ts";
import { profile } from "../../../data/people.ts";
import { isPositive, sumOf } from "../../../lib/amounts.ts";
import { clock } from "../../../lib/clock.ts";
import { dirField, firstOf, pageField, type SearchParams } from "../../../lib/search-params.ts";
import { type Words, words } from "../../../messages/words.ts";
import { DataTable } from "../../../ui/data-table.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { FilterChips } from "../../../ui/filter-chips.tsx";
import { Filters } from "../../../ui/filters.tsx";
import { formatMoney } from "../../../ui/format.ts";
import { LinkButton } from "../../../ui/link-button.tsx";
import { PageHeader } from "../../../ui/page-header.tsx";
import { Section } from "../../../ui/section.tsx";
import { page } from "../../guard.tsx";
import { BillingTabs } from "../billing-tabs.tsx";
import { Foot, Nothing, pageSize, type Status, sortHref, statusChips } from "../list.tsx";
import { isOverdue } from "../overview/todo.ts";
import { titled } from "../title.ts";
import { invoiceColumns } from "./columns.tsx";
import { afterHosted } from "./hosted.ts";

export const generateMetadata = titled(async () => (await words()).t("client.invoices.title"));

const query = z.object({
  status: z.enum(["unpaid", "overdue", "paid", "cancelled", "refunded"]).optional().catch(undefined),
  sort: z.enum(["number", "date", "due", "total", "status"]).optional().catch(undefined),
  dir: dirField,
  page: pageField,
});

const statusOf = {
  unpaid: "Unpaid",
  overdue: "Overdue",
  paid: "Paid",
  cancelled: "Cancelled",
  refunded: "Refunded",
} as const satisfies Record<string, InvoiceSummary["status"]>;
const sortOf = { number: "id", date: "date", due: "duedate", total: "total", status: "status" } as const;

function statusesOf(counts: InvoiceCounts | undefined, t: Words["t"]): Status[] {
  return [
    { value: undefined, label: t("client.invoices.all"), count: counts?.All },
    { value: "unpaid", label: t("client.invoices.unpaid"), count: counts?.Unpaid },
    { value: "overdue", label: t("client.invoices.overdue"), count: counts?.Overdue },
    { value: "paid", label: t("client.invoices.paid"), count: counts?.Paid },
    { value: "cancelled", label: t("client.invoices.cancelled"), count: counts?.Cancelled },
    { value: "refunded", label: t("client.invoices.refunded"), count: counts?.Refunded },
  ];
}

export default page("/invoices", async ({ searchParams }: { searchParams: SearchParams }) => {
  const scope = await requireClient("invoices", "/invoices");
  await afterHosted();
  const { status, sort, dir, page: number } = query.parse(await firstOf(searchParams));
  const descending = sort === undefined ? true : dir === "desc";
  const asked: InvoiceQuery = {
    status: status && statusOf[status],
    sort: sort && sortOf[sort],
    descending,
    page: number,
    pageSize,
  };
  const [{ rows, total: found }, counts, open, { currency }, { t, locale }] = await Promise.all([
    invoices(scope, asked),
    invoiceCounts(scope),
    openInvoices(scope),
    profile(scope),
    words(),
  ]);
  const { now, today } = clock();
  // WHMCS counts drafts among all of a client's invoices; they are not shown.
  const total = status === undefined ? (counts?.All ?? found) : found;
  const address = { path: "/invoices", status, sort, dir };
  const statuses = statusesOf(counts, t);
  const owed = sumOf(open.map(({ balance }) => balance));
  const overdue = sumOf(open.filter((row) => isOverdue(row, today)).map(({ balance }) => balance));
  const money = (amount: string) => formatMoney(amount, currency, locale) ?? amount;
  const parts = open.some(({ isTotal }) => isTotal) ? ` · ${t("client.overview.partsLater")}` : "";
  const state = isPositive(overdue)
    ? t("client.invoices.stateOverdue", { amount: money(owed), overdue: money(overdue) })
    : isPositive(owed)
      ? t("client.invoices.state", { amount: money(owed) })
      : t("client.invoices.stateNothing");
  return (
    <>
      <PageHeader
        title={t("client.invoices.title")}
        state={`${state}${parts}`}
        actions={open.length > 1 && <LinkButton href="/invoices/several">{t("billing.several.title")}</LinkButton>}
      />
      <BillingTabs scope={scope} here="/invoices" t={t} />
      {total === 0 && status === undefined ? (
        <EmptyState title={t("client.invoices.emptyTitle")}>{t("client.invoices.empty")}</EmptyState>
      ) : (
        <Section title={t("client.invoices.caption")} hideTitle>
          <Filters>
            <FilterChips label={t("client.lists.status")} chips={statusChips(address, statuses)} />
          </Filters>
          {rows.length === 0 ? (
            <Nothing address={address} title={t("client.invoices.none")} statuses={statuses} t={t} />
          ) : (
            <>
              <DataTable
                caption={t("client.invoices.caption")}
                rows={rows}
                rowKey={(row) => row.id}
                sort={{ key: sort ?? "date", descending }}
                sortHref={sortHref(address)}
                columns={invoiceColumns({ t, locale, now, today, open })}
              />
              <Foot {...{ address, page: number, shown: rows.length, total, t }} />
            </>
          )}
        </Section>
      )}
    </>
  );
});
