import type { StaffScope } from "../../../../../access/scope.ts";
import { colleagues } from "../../../../../data/staff/desk.ts";
import { clock } from "../../../../../lib/clock.ts";
import { words } from "../../../../../messages/words.ts";
import { DeskList } from "../../../../../ui/desk-list.tsx";
import { FilterChips } from "../../../../../ui/filter-chips.tsx";
import { formatCount } from "../../../../../ui/format.ts";
import { SearchBox } from "../../../../../ui/search-box.tsx";
import { panel } from "../../../../guard.tsx";
import { ListFoot } from "../../../list-foot.tsx";
import { State } from "../../../state.tsx";
import { waited } from "../../../wait.ts";
import { DeskHelp } from "../desk-help.tsx";
import { departmentChips, keptBySearch, type Queue, queueHref, queuePage, viewChips } from "../query.ts";

/** The queue beside a ticket: the same filters and the same page as where one came from. */
export const DeskQueue = panel(
  "queue beside a ticket",
  async ({ scope, state, open }: { scope: StaffScope; state: Queue; open: number }) => {
    const { query } = state;
    const [{ rows, total, beyond }, admins] = await Promise.all([queuePage(scope, query), colleagues(scope)]);
    const { t, locale } = await words();
    const { now } = clock();
    return (
      <DeskList
        label={t("admin.tickets.title")}
        filters={
          <>
            <SearchBox
              action="/admin/tickets"
              label={t("admin.tickets.search")}
              placeholder={t("admin.tickets.searchHint")}
              value={query.q}
              keep={keptBySearch(query)}
              shortcut="/"
            />
            <FilterChips label={t("admin.tickets.columns.department")} chips={departmentChips(state, t)} />
            <FilterChips label={t("admin.tickets.views")} chips={viewChips(state, { t, locale })} />
          </>
        }
        tickets={rows.map((row) => ({
          key: row.id,
          href: queueHref(query, { page: query.page }, row.id),
          subject: row.subject,
          client: row.from,
          number: row.number,
          wait: waited(row.lastReply, now, locale) ?? "",
          current: row.id === open,
          marks: row.id === open && <State of={row.status} t={t} />,
          assignee: admins.find(({ id }) => id === row.assigned)?.name,
        }))}
        empty={<p className="muted">{t("admin.tickets.noneHere")}</p>}
        foot={
          <>
            {beyond !== undefined && <p>{t("desk.beyond", { total: formatCount(beyond, locale) })}</p>}
            {rows.length > 0 && (
              <ListFoot
                page={query.page}
                total={total}
                rows={rows.length}
                href={(number) => queueHref(query, { page: number }, open)}
                words={{ t, locale }}
              />
            )}
            <DeskHelp t={t} />
          </>
        }
      />
    );
  },
);
