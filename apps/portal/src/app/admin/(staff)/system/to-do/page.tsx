import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { z } from "zod";
import { requireStaff } from "../../../../../access/access.ts";
import { roleMay } from "../../../../../access/roles.ts";
import { type ToDoItem, type ToDoState, toDoItems, toDoStates } from "../../../../../data/staff/system.ts";
import { clock } from "../../../../../lib/clock.ts";
import { firstOf, hrefWith, pageField, type SearchParams } from "../../../../../lib/search-params.ts";
import { type Words, words } from "../../../../../messages/words.ts";
import { Badge } from "../../../../../ui/badge.tsx";
import { DataTable } from "../../../../../ui/data-table.tsx";
import { DateText } from "../../../../../ui/date-text.tsx";
import { EmptyState } from "../../../../../ui/empty-state.tsx";
import { FilterChips } from "../../../../../ui/filter-chips.tsx";
import { Filters } from "../../../../../ui/filters.tsx";
import { formatCount } from "../../../../../ui/format.ts";
import { OnceKey } from "../../../../../ui/once-key.tsx";
import { PageHeader } from "../../../../../ui/page-header.tsx";
import { RowTitle } from "../../../../../ui/row-title.tsx";
import { Section } from "../../../../../ui/section.tsx";
import { SubmitButton } from "../../../../../ui/submit-button.tsx";
import { page } from "../../../../guard.tsx";
import { newOnce } from "../../../../once.ts";
import { ListFoot } from "../../../list-foot.tsx";
import { pageSize, pagesOf } from "../../../paging.ts";
import { SystemTabs } from "../system-tabs.tsx";
import { setState } from "./actions.ts";

const HERE = "/admin/system/to-do";
const listQuery = z.object({ state: z.enum(toDoStates).optional().catch(undefined), page: pageField });

const tones = { New: "warn", Pending: "warn", "In Progress": "warn", Completed: "ok", Postponed: "idle" } as const;
const names = {
  New: "new",
  Pending: "pending",
  "In Progress": "inProgress",
  Completed: "completed",
  Postponed: "postponed",
} as const;

const isKnown = (state: string): state is ToDoState => Object.hasOwn(names, state);
const word = (state: string, t: Words["t"]) => (isKnown(state) ? t(`system.toDo.states.${names[state]}`) : state);

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await words()).t("system.toDo.title") };
}

/** What the next press makes of it: done, or open again. */
function Change({ item, t }: { item: ToDoItem; t: Words["t"] }) {
  const to = item.state === "Completed" ? "Pending" : "Completed";
  return (
    <form action={setState}>
      <OnceKey value={newOnce()} />
      <input type="hidden" name="item" value={item.id} />
      <input type="hidden" name="state" value={to} />
      <SubmitButton kind="secondary" size="small" pending={t("manage.form.saving")}>
        {t(to === "Completed" ? "system.toDo.complete" : "system.toDo.reopen")}
      </SubmitButton>
    </form>
  );
}

/** WHMCS's list of what staff have to do. */
export default page(HERE, async ({ searchParams }: { searchParams: SearchParams }) => {
  const query = listQuery.parse(await firstOf(searchParams));
  const { state } = query;
  const href = (number: number) => hrefWith(HERE, { state, page: number === 1 ? undefined : number });
  const scope = await requireStaff(href(query.page));
  const said = await words();
  const { t, locale } = said;
  const { rows, total } = await toDoItems(scope, { state, page: query.page, pageSize });
  const pages = pagesOf(total);
  if (query.page > pages) redirect(href(pages));
  const { today } = clock();
  const mayWrite = roleMay(scope.member.role, "clients");
  return (
    <>
      <PageHeader
        title={t("system.toDo.title")}
        state={t("system.toDo.count", { count: total, shown: formatCount(total, locale) })}
      />
      <SystemTabs current="to-do" scope={scope} t={t} />
      <Section title={t("system.toDo.title")} hideTitle>
        <Filters>
          <FilterChips
            label={t("money.invoices.columns.status")}
            chips={[undefined, ...toDoStates].map((wanted) => ({
              href: hrefWith(HERE, { state: wanted }),
              label: wanted === undefined ? t("system.toDo.open") : word(wanted, t),
              current: wanted === state,
            }))}
          />
        </Filters>
        {rows.length > 0 ? (
          <>
            <DataTable
              caption={t("system.toDo.title")}
              rows={rows}
              rowKey={(row) => row.id}
              columns={[
                {
                  key: "title",
                  kind: "title",
                  label: t("clients.columns.what"),
                  cell: (row) => <RowTitle detail={row.description || undefined}>{row.title}</RowTitle>,
                },
                {
                  key: "due",
                  kind: "date",
                  label: t("money.invoice.due"),
                  cell: (row) => (
                    <span
                      className={row.due !== null && row.due < today && row.state !== "Completed" ? "bad" : undefined}
                    >
                      <DateText value={row.due} locale={locale} />
                    </span>
                  ),
                },
                {
                  key: "state",
                  kind: "status",
                  label: t("money.invoices.columns.status"),
                  cell: (row) => (
                    <Badge tone={isKnown(row.state) ? tones[row.state] : "idle"}>{word(row.state, t)}</Badge>
                  ),
                },
                ...(mayWrite
                  ? [
                      {
                        key: "change",
                        kind: "action" as const,
                        label: t("system.toDo.change"),
                        hideLabel: true,
                        cell: (row: ToDoItem) => <Change item={row} t={t} />,
                      },
                    ]
                  : []),
              ]}
            />
            <ListFoot page={query.page} total={total} rows={rows.length} href={href} words={said} />
          </>
        ) : (
          <EmptyState title={t("system.toDo.none")}>{t("system.toDo.noneBody")}</EmptyState>
        )}
      </Section>
    </>
  );
});
