import { notFound } from "next/navigation";
import type { ReactElement } from "react";
import { bulkNeeds, bulkRun } from "../../../../access/bulk.ts";
import { roleMay } from "../../../../access/roles.ts";
import type { StaffScope } from "../../../../access/scope.ts";
import { env } from "../../../../env.ts";
import { type Words, words } from "../../../../messages/words.ts";
import type { BulkItem } from "../../../../store/bulk.ts";
import { Badge } from "../../../../ui/badge.tsx";
import { DataTable } from "../../../../ui/data-table.tsx";
import { formatDateTime } from "../../../../ui/format.ts";
import { Notice } from "../../../../ui/notice.tsx";
import { PageHeader } from "../../../../ui/page-header.tsx";
import { Refresher } from "../../../../ui/refresher.tsx";
import { RowTitle } from "../../../../ui/row-title.tsx";
import { Section } from "../../../../ui/section.tsx";
import { Stack } from "../../../../ui/stack.tsx";
import { DescribedForm } from "../../../forms/described-form.tsx";
import { newOnce } from "../../../once.ts";
import { BULK } from "../../bulk-choice.tsx";
import { stateWord } from "../../state.tsx";
import { again } from "./actions.ts";
import { deedWord } from "./deeds.ts";
import { listOf, tones } from "./shared.ts";

/** Seconds after which the page looks how far it is. */
const LOOKS = 1;

/** How far a run is, and what became of each thing in it. It goes on without the page. */
export async function RunPage({ scope, id }: { scope: StaffScope; id: number }): Promise<ReactElement> {
  const run = await bulkRun(id);
  if (!run) notFound();
  const { t, locale } = await words();
  const of = (state: BulkItem["state"]) => run.items.filter((item) => item.state === state).length;
  const all = run.items.length;
  const left = of("waiting") + of("working");
  const [failed, unknown] = [of("failed"), of("unknown")];
  const mayAgain = failed > 0 && roleMay(scope.member.role, bulkNeeds[run.kind]);
  return (
    <>
      {left > 0 && (
        <>
          <Refresher seconds={LOOKS} />
          <noscript>
            <meta httpEquiv="refresh" content={String(2 * LOOKS)} />
          </noscript>
        </>
      )}
      <PageHeader
        title={`${deedWord(run.kind, run.deed, t)}: ${t(`bulk.kinds.${run.kind}`)}`}
        back={{ href: BULK, label: t("bulk.title") }}
        state={t("bulk.by", {
          name: run.by,
          time: formatDateTime(run.made_at, locale, { timeZone: env().TIME_ZONE }) ?? "",
        })}
        actions={
          mayAgain && (
            <DescribedForm
              action={again}
              once={newOnce()}
              hidden={{ run: String(run.id) }}
              submit={{ label: t("bulk.again", { count: failed }), pending: t("manage.service.running") }}
            />
          )
        }
      />
      <Stack>
        <p role="status" className="num">
          {t("bulk.progress", { gone: String(all - left), all: String(all) })}
        </p>
        {left === 0 && (
          <Notice tone={failed + unknown > 0 ? "warn" : "ok"} title={t("bulk.ended", { count: of("done") })}>
            {[
              failed > 0 ? t("bulk.failed", { count: failed }) : "",
              unknown > 0 ? t("bulk.unknown", { count: unknown }) : "",
            ]
              .filter(Boolean)
              .join(" ")}
          </Notice>
        )}
        <Section title={t("bulk.results")}>
          <DataTable
            caption={t("bulk.results")}
            rows={run.items}
            rowKey={(row) => row.position}
            columns={[
              {
                key: "label",
                kind: "title",
                label: t(`bulk.kinds.${run.kind}`),
                cell: (row) => (
                  <RowTitle href={`${listOf[run.kind]}/${row.object_id}`}>
                    <bdi>{row.label}</bdi>
                  </RowTitle>
                ),
              },
              { key: "what", label: t("services.queue.answer"), cell: (row) => <bdi>{whatBecame(row, t)}</bdi> },
              {
                key: "state",
                kind: "status",
                label: t("admin.client.columns.status"),
                cell: (row) => <Badge tone={tones[row.state]}>{t(`manage.many.states.${row.state}`)}</Badge>,
              },
            ]}
          />
        </Section>
      </Stack>
    </>
  );
}

/** In the words of who refused, or ours. */
function whatBecame({ state, why, note }: BulkItem, t: Words["t"]): string {
  if (state === "done")
    return note
      .split(" → ")
      .map((status) => stateWord(status, t))
      .join(" → ");
  switch (why) {
    case "refused":
      return note;
    case "unfit":
      return t("bulk.why.unfit", { status: stateWord(note, t) });
    case "gone":
      return t("bulk.why.gone");
    case "unwanted":
      return t("bulk.why.unwanted");
    case "not allowed":
      return t("bulk.why.notAllowed");
    case "unavailable":
      return t("manage.many.unavailable", { id: note });
    case "lost":
      return t("bulk.why.lost");
    case "unknown":
      return t("bulk.why.unknown", { id: note });
    default:
      return "";
  }
}
