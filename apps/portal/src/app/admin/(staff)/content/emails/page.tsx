import type { Metadata } from "next";
import type { ReactElement } from "react";
import { z } from "zod";
import { requireStaff } from "../../../../../access/access.ts";
import { idFrom } from "../../../../../data/owned.ts";
import { templateList, templateText, templateTypes } from "../../../../../data/staff/content.ts";
import type { Told } from "../../../../../data/told.ts";
import { firstOf, hrefWith, type SearchParams } from "../../../../../lib/search-params.ts";
import { type Words, words } from "../../../../../messages/words.ts";
import { emailDocument } from "../../../../../rich/html.ts";
import { DataTable } from "../../../../../ui/data-table.tsx";
import { EmptyState } from "../../../../../ui/empty-state.tsx";
import { FilterChips } from "../../../../../ui/filter-chips.tsx";
import { Filters } from "../../../../../ui/filters.tsx";
import { MailFrame } from "../../../../../ui/mail-frame.tsx";
import { Notice } from "../../../../../ui/notice.tsx";
import { PageHeader } from "../../../../../ui/page-header.tsx";
import { Panel } from "../../../../../ui/panel.tsx";
import { RowTitle } from "../../../../../ui/row-title.tsx";
import { Section } from "../../../../../ui/section.tsx";
import { Stack } from "../../../../../ui/stack.tsx";
import { page } from "../../../../guard.tsx";
import { ContentTabs } from "../sections.tsx";

const PATH = "/admin/content/emails";

const query = z.object({
  type: z.enum(templateTypes).catch("general"),
  template: z.string().max(20).optional().catch(undefined),
});

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await words();
  return { title: t("content.emails.title") };
}

/** The e-mail templates by type; one that is chosen is shown as it is mailed, with its placeholders. */
export default page(PATH, async ({ searchParams }: { searchParams: SearchParams }) => {
  const asked = query.parse(await firstOf(searchParams));
  const href = (change: { type?: string; template?: number | undefined }) =>
    hrefWith(PATH, { type: change.type ?? asked.type, template: change.template });
  const scope = await requireStaff(href({ template: idFrom(asked.template) }));
  const id = idFrom(asked.template);
  const [rows, { t }] = await Promise.all([templateList(scope, asked.type), words()]);
  const chosen = rows.find((row) => row.id === id);
  const text = chosen && (await templateText(scope, chosen.id));
  const title = t("content.emails.title");
  return (
    <>
      <PageHeader title={t("content.title")} state={t("content.emails.lead")} />
      <ContentTabs current="emails" t={t} />
      <Section title={title} hideTitle>
        <Filters>
          <FilterChips
            label={t("content.emails.type")}
            chips={templateTypes.map((type) => ({
              href: href({ type }),
              label: t(`content.emails.types.${type}`),
              current: type === asked.type,
            }))}
          />
        </Filters>
        <Stack>
          {chosen && text && <Chosen name={chosen.name} subject={chosen.subject} text={text} t={t} />}
          {rows.length > 0 ? (
            <DataTable
              caption={title}
              rows={rows}
              rowKey={(row) => row.id}
              columns={[
                {
                  key: "name",
                  kind: "title",
                  label: t("content.emails.name"),
                  cell: (row) => <RowTitle href={href({ template: row.id })}>{row.name}</RowTitle>,
                },
                { key: "subject", label: t("content.emails.subject"), cell: (row) => <bdi>{row.subject}</bdi> },
                {
                  key: "custom",
                  from: "table",
                  label: t("content.emails.origin"),
                  cell: (row) => t(row.isCustom ? "content.emails.custom" : "content.emails.standard"),
                },
              ]}
            />
          ) : (
            <EmptyState title={t("content.emails.none")}>{t("content.emails.noneBody")}</EmptyState>
          )}
        </Stack>
      </Section>
    </>
  );
});

type ChosenProps = { name: string; subject: string; text: Told<{ html: string }>; t: Words["t"] };

function Chosen({ name, subject, text, t }: ChosenProps): ReactElement {
  return (
    <Panel title={name}>
      <Stack gap="small">
        <p>
          <b>{t("content.emails.subject")}</b> <bdi>{subject}</bdi>
        </p>
        {text.is === "known" ? (
          <MailFrame title={t("content.emails.frame")} document={emailDocument(text.value.html)} />
        ) : (
          <Notice>{t("content.emails.untold")}</Notice>
        )}
      </Stack>
    </Panel>
  );
}
