import type { ReactElement } from "react";
import type { StaffScope } from "../../../../access/scope.ts";
import { type BulkKind, bulkThings, deedsOfKind, fitsDeed } from "../../../../data/staff/bulk.ts";
import { words } from "../../../../messages/words.ts";
import { Columns } from "../../../../ui/columns.tsx";
import { DataTable } from "../../../../ui/data-table.tsx";
import { EmptyState } from "../../../../ui/empty-state.tsx";
import { FilterChips } from "../../../../ui/filter-chips.tsx";
import { formatCount } from "../../../../ui/format.ts";
import { LinkButton } from "../../../../ui/link-button.tsx";
import { Notice } from "../../../../ui/notice.tsx";
import { PageHeader } from "../../../../ui/page-header.tsx";
import { RowTitle } from "../../../../ui/row-title.tsx";
import { Section } from "../../../../ui/section.tsx";
import { Stack } from "../../../../ui/stack.tsx";
import { chosenHref } from "../../../choice.ts";
import { BULK } from "../../bulk-choice.tsx";
import { DeedPanel } from "../../deed-panel.tsx";
import { State } from "../../state.tsx";
import { begin } from "./actions.ts";
import { deedWord, isDangerous, meaningOf, wishFields } from "./deeds.ts";
import { listOf } from "./shared.ts";

export interface PreviewProps {
  scope: StaffScope;
  kind: BulkKind;
  ids: number[];
  /** As the address has it. */
  deed: string;
}

/** What will happen to how many of the chosen things, as they are at this moment, before anything does. */
export async function Preview({ scope, kind, ids, deed: asked }: PreviewProps): Promise<ReactElement> {
  const [things, { t, locale }] = await Promise.all([bulkThings(scope, kind, ids), words()]);
  const deeds = deedsOfKind(kind);
  const fittingFor = (deed: string) => things.filter((thing) => fitsDeed(kind, deed, thing));
  const deed =
    deeds.find((each) => each === asked) ?? deeds.find((each) => fittingFor(each).length > 0) ?? deeds[0] ?? "";
  const fitting = fittingFor(deed);
  const left = things.length - fitting.length;
  const known = things.map(({ id }) => id);
  const verb = deedWord(kind, deed, t);
  const head = (
    <PageHeader
      title={t("bulk.title")}
      back={{ href: listOf[kind], label: t(`bulk.kinds.${kind}`) }}
      state={t("manage.many.chosen", { count: things.length })}
    />
  );
  if (things.length === 0)
    return (
      <>
        {head}
        <EmptyState
          level={2}
          title={t("bulk.noneTitle")}
          action={<LinkButton href={listOf[kind]}>{t(`bulk.kinds.${kind}`)}</LinkButton>}
        >
          {t("bulk.none")}
        </EmptyState>
      </>
    );
  const fields = fitting.length > 0 ? await wishFields(kind, deed, { scope, things: fitting, t }) : [];
  return (
    <>
      {head}
      <Stack>
        <FilterChips
          label={t("manage.many.what")}
          chips={deeds.map((each) => ({
            href: chosenHref(BULK, known, { of: kind, deed: each }),
            label: deedWord(kind, each, t),
            count: formatCount(fittingFor(each).length, locale),
            current: each === deed,
          }))}
        />
        <Columns kind="form">
          <DeedPanel
            key={deed}
            title={verb}
            form={{
              action: begin,
              danger: isDangerous(kind, deed),
              isIdle: fitting.length === 0,
              groups: fields.length > 0 ? [{ fields }] : [],
              hidden: { of: kind, deed, ids: fitting.map(({ id }) => id).join(",") },
              notice: (
                <Notice
                  tone={isDangerous(kind, deed) ? "warn" : "idle"}
                  title={t("bulk.happens", { count: fitting.length, deed: verb })}
                >
                  {[meaningOf(kind, deed, t), left > 0 ? t("bulk.left", { count: left }) : ""]
                    .filter(Boolean)
                    .join(" ")}
                </Notice>
              ),
            }}
            hidden={{}}
            submit={t("bulk.begin", { count: fitting.length })}
            here={listOf[kind]}
            t={t}
          />
        </Columns>
        <Section title={t("bulk.chosen")}>
          <DataTable
            caption={t("bulk.chosen")}
            rows={things}
            rowKey={(row) => row.id}
            columns={[
              {
                key: "label",
                kind: "title",
                label: t(`bulk.kinds.${kind}`),
                cell: (row) => (
                  <RowTitle href={`${listOf[kind]}/${row.id}`}>
                    <bdi>{row.label}</bdi>
                  </RowTitle>
                ),
              },
              {
                key: "will",
                label: t("bulk.will"),
                cell: (row) => (fitsDeed(kind, deed, row) ? verb : <span className="muted">{t("bulk.stays")}</span>),
              },
              {
                key: "status",
                kind: "status",
                label: t("admin.client.columns.status"),
                cell: (row) => <State of={row.status} t={t} />,
              },
            ]}
          />
        </Section>
      </Stack>
    </>
  );
}
