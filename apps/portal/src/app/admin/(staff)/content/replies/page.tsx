import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { requireStaff } from "../../../../../access/access.ts";
import { roleMay } from "../../../../../access/roles.ts";
import { idFrom } from "../../../../../data/owned.ts";
import { type PredefinedCategory, type PredefinedReply, predefinedNow } from "../../../../../data/staff/predefined.ts";
import { firstOf, hrefWith, type SearchParams } from "../../../../../lib/search-params.ts";
import { type Words, words } from "../../../../../messages/words.ts";
import { readMarkdown } from "../../../../../rich/markdown.ts";
import { DataTable } from "../../../../../ui/data-table.tsx";
import { EmptyState } from "../../../../../ui/empty-state.tsx";
import { Icon } from "../../../../../ui/icon.tsx";
import { LinkButton } from "../../../../../ui/link-button.tsx";
import { Notice } from "../../../../../ui/notice.tsx";
import { PageHeader } from "../../../../../ui/page-header.tsx";
import { Prose } from "../../../../../ui/prose.tsx";
import { RichText } from "../../../../../ui/rich-text.tsx";
import { RowTitle } from "../../../../../ui/row-title.tsx";
import { Section } from "../../../../../ui/section.tsx";
import { Stack } from "../../../../../ui/stack.tsx";
import { page } from "../../../../guard.tsx";
import { DeedPanel } from "../../../deed-panel.tsx";
import { ContentTabs } from "../sections.tsx";
import { addCategory, remove, save } from "./actions.ts";
import { LONGEST, PATH } from "./paths.ts";

const query = z.object({
  do: z.enum(["add", "category", "edit", "remove"]).optional().catch(undefined),
  reply: z.string().max(20).optional().catch(undefined),
});

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await words();
  return { title: t("content.replies.title") };
}

/** What staff have ready to be said, by category; changed where the engine lets them be. */
export default page(PATH, async ({ searchParams }: { searchParams: SearchParams }) => {
  const asked = query.parse(await firstOf(searchParams));
  const scope = await requireStaff(hrefWith(PATH, { do: asked.do, reply: idFrom(asked.reply) }));
  const [{ categories, isWritable }, { t }] = await Promise.all([predefinedNow(scope), words()]);
  const id = idFrom(asked.reply);
  const chosen = categories
    .flatMap((category) => category.replies.map((reply) => ({ ...reply, category: category.id })))
    .find((reply) => reply.id !== undefined && reply.id === id);
  if (asked.reply !== undefined && !chosen) notFound();
  const may = isWritable && roleMay(scope.member.role, "content");
  return (
    <>
      <PageHeader
        title={t("content.title")}
        state={t("content.replies.lead")}
        actions={
          may && (
            <>
              {categories.length > 0 && (
                <LinkButton href={hrefWith(PATH, { do: "add" })} kind="primary" icon={<Icon name="plus" />}>
                  {t("content.replies.add")}
                </LinkButton>
              )}
              <LinkButton href={hrefWith(PATH, { do: "category" })}>{t("content.replies.addCategory")}</LinkButton>
            </>
          )
        }
      />
      <ContentTabs current="replies" t={t} />
      <Stack>
        {!isWritable && <Notice>{t("content.replies.inWhmcs")}</Notice>}
        {may && asked.do !== undefined && <Form asked={asked.do} chosen={chosen} categories={categories} t={t} />}
        {categories.map(({ id: number, name, replies }) => (
          <Section key={number} title={<bdi>{name}</bdi>}>
            {replies.length > 0 ? (
              <Replies caption={name} rows={replies} may={may} t={t} />
            ) : (
              <p className="muted">{t("content.replies.noneHere")}</p>
            )}
          </Section>
        ))}
        {categories.length === 0 && (
          <EmptyState title={t("content.replies.none")}>{t("content.replies.noneBody")}</EmptyState>
        )}
      </Stack>
    </>
  );
});

type RepliesProps = { caption: string; rows: PredefinedReply[]; may: boolean; t: Words["t"] };

function Replies({ caption, rows, may, t }: RepliesProps) {
  return (
    <DataTable
      caption={caption}
      rows={rows.map((row, at) => ({ ...row, at }))}
      rowKey={(row) => row.at}
      columns={[
        {
          key: "name",
          kind: "title",
          label: t("content.replies.name"),
          width: "15rem",
          cell: (row) => (
            <RowTitle href={may && row.id !== undefined ? hrefWith(PATH, { do: "edit", reply: row.id }) : undefined}>
              {row.name}
            </RowTitle>
          ),
        },
        {
          key: "text",
          label: t("content.replies.text"),
          cell: (row) => (
            <Prose>
              <RichText tree={readMarkdown(row.text)} />
            </Prose>
          ),
        },
      ]}
    />
  );
}

type FormProps = {
  asked: "add" | "category" | "edit" | "remove";
  chosen: (PredefinedReply & { category: number }) | undefined;
  categories: PredefinedCategory[];
  t: Words["t"];
};

function Form({ asked, chosen, categories, t }: FormProps) {
  const name = { name: "name", label: t("content.replies.name"), maxLength: 200 };
  if (asked === "category") {
    return (
      <DeedPanel
        key="category"
        title={t("content.replies.addCategory")}
        submit={t("content.replies.saveCategory")}
        form={{ action: addCategory, groups: [{ fields: [name] }] }}
        hidden={{}}
        here={PATH}
        t={t}
      />
    );
  }
  if (asked === "remove" && chosen) {
    return (
      <DeedPanel
        key="remove"
        title={t("content.replies.remove")}
        submit={t("content.replies.remove")}
        form={{
          action: remove,
          danger: true,
          notice: <p>{t("content.replies.removeMeans", { name: chosen.name })}</p>,
        }}
        hidden={{ reply: String(chosen.id) }}
        here={PATH}
        t={t}
      />
    );
  }
  const isNew = asked === "add";
  if (!isNew && !chosen) return null;
  return (
    <DeedPanel
      key={chosen?.id ?? "add"}
      title={t(isNew ? "content.replies.add" : "content.replies.edit")}
      submit={t("content.replies.save")}
      form={{
        action: save,
        notice: chosen && (
          <div>
            <LinkButton size="small" href={hrefWith(PATH, { do: "remove", reply: chosen.id })}>
              {t("content.replies.remove")}
            </LinkButton>
          </div>
        ),
        groups: [
          {
            fields: [
              { ...name, value: chosen?.name ?? "" },
              {
                kind: "select",
                name: "category",
                label: t("content.replies.category"),
                value: String(chosen?.category ?? categories[0]?.id ?? ""),
                options: categories.map((each) => ({ value: String(each.id), label: each.name })),
              },
              {
                kind: "area",
                name: "text",
                label: t("content.replies.text"),
                help: t("content.replies.textHelp"),
                value: chosen?.text ?? "",
                maxLength: LONGEST,
              },
            ],
          },
        ],
      }}
      hidden={chosen ? { reply: String(chosen.id) } : {}}
      here={PATH}
      t={t}
    />
  );
}
