import type { StaffScope } from "../../../../../access/scope.ts";
import { queue } from "../../../../../data/tickets.ts";
import { clock } from "../../../../../lib/clock.ts";
import { words } from "../../../../../messages/words.ts";
import { DeskList } from "../../../../../ui/desk-list.tsx";
import { FilterChips } from "../../../../../ui/filter-chips.tsx";
import { SearchBox } from "../../../../../ui/search-box.tsx";
import { panel } from "../../../../guard.tsx";
import { ListFoot } from "../../../list-foot.tsx";
import { pageSize } from "../../../paging.ts";
import { State } from "../../../state.tsx";
import { waited } from "../../../wait.ts";
import { askedStatus, keptBySearch, type Queue, queueHref, viewChips } from "../query.ts";

/** The queue beside a ticket: the same filters and the same page as where one came from. */
export const DeskQueue = panel(
  "queue beside a ticket",
  async ({ scope, state, open }: { scope: StaffScope; state: Queue; open: number }) => {
    const { query } = state;
    const { rows, total } = await queue(scope, { ...query, subject: query.q, status: askedStatus(query), pageSize });
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
            />
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
        }))}
        empty={<p className="muted">{t("admin.tickets.noneHere")}</p>}
        foot={
          rows.length > 0 && (
            <ListFoot
              page={query.page}
              total={total}
              rows={rows.length}
              href={(number) => queueHref(query, { page: number }, open)}
              words={{ t, locale }}
            />
          )
        }
      />
    );
  },
);
