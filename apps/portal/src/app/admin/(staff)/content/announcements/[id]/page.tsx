import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { requireStaff, staffScope } from "../../../../../../access/access.ts";
import { roleMay } from "../../../../../../access/roles.ts";
import { isOwnEngine } from "../../../../../../data/engine.ts";
import { orElse } from "../../../../../../data/failure.ts";
import { idFrom } from "../../../../../../data/owned.ts";
import { announcementNow, type StaffAnnouncement } from "../../../../../../data/staff/announcements.ts";
import { firstOf, hrefWith, type SearchParams } from "../../../../../../lib/search-params.ts";
import { type Words, words } from "../../../../../../messages/words.ts";
import { Badge } from "../../../../../../ui/badge.tsx";
import { Columns } from "../../../../../../ui/columns.tsx";
import { ConfirmDialog } from "../../../../../../ui/confirm-dialog.tsx";
import { DialogButton } from "../../../../../../ui/dialog-button.tsx";
import { formatDate } from "../../../../../../ui/format.ts";
import { LinkButton } from "../../../../../../ui/link-button.tsx";
import { MiniList } from "../../../../../../ui/mini-list.tsx";
import { OnceKey } from "../../../../../../ui/once-key.tsx";
import { PageHeader } from "../../../../../../ui/page-header.tsx";
import { Section } from "../../../../../../ui/section.tsx";
import { Stack } from "../../../../../../ui/stack.tsx";
import { SubmitButton } from "../../../../../../ui/submit-button.tsx";
import { page } from "../../../../../guard.tsx";
import { newOnce } from "../../../../../once.ts";
import { FormOf } from "../form-of.tsx";
import { languageName, languagesBut } from "../languages.ts";
import { LIST } from "../paths.ts";
import { Shown } from "../shown.tsx";
import { publish, remove, save, translate } from "./actions.ts";

type Props = { params: Promise<{ id: string }>; searchParams: SearchParams };

const query = z.object({ do: z.enum(["edit", "translate"]).optional().catch(undefined) });

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [scope, id] = [await staffScope(), idFrom((await params).id)];
  const found = scope && id && (await announcementNow(scope, id).catch(() => undefined));
  return found ? { title: found.title } : {};
}

/** One announcement, or a translation, as its readers see it; and its form. */
export default page(`${LIST}/[id]`, async ({ params, searchParams }: Props) => {
  const { id: text } = await params;
  const scope = await requireStaff(`${LIST}/${encodeURIComponent(text)}`);
  const id = idFrom(text);
  const found = id === undefined ? undefined : await announcementNow(scope, id);
  if (!found) notFound();
  const [{ t, locale }, asked, isOwn] = await Promise.all([
    words(),
    firstOf(searchParams).then((search) => query.parse(search)),
    orElse(isOwnEngine(scope), false),
  ]);
  const here = `${LIST}/${found.id}`;
  const may = roleMay(scope.member.role, "content");
  const languages = languagesBut(found.translations.map(({ language }) => language));
  const mayTranslate = may && isOwn && found.of === undefined && languages.length > 0;
  const state = [found.language && languageName(found.language), found.date && formatDate(found.date, locale)];
  return (
    <>
      <PageHeader
        title={found.title}
        badge={
          <Badge tone={found.isPublished ? "ok" : "idle"}>
            {t(`content.announcements.${found.isPublished ? "published" : "draft"}`)}
          </Badge>
        }
        back={
          found.of
            ? { href: `${LIST}/${found.of.id}`, label: found.of.title }
            : { href: LIST, label: t("content.announcements.title") }
        }
        state={state.filter(Boolean).join(" · ")}
        actions={may && asked.do === undefined && <Deeds announcement={found} t={t} />}
      />
      {may && asked.do === "edit" ? (
        <Columns kind="form">
          <FormOf action={save} announcement={found} hidden={{ announcement: String(found.id) }} href={here} t={t} />
        </Columns>
      ) : mayTranslate && asked.do === "translate" ? (
        <Columns kind="form">
          <FormOf
            action={translate}
            announcement={found}
            hidden={{ announcement: String(found.id) }}
            languages={languages}
            href={here}
            t={t}
          />
        </Columns>
      ) : (
        <Columns>
          <Shown html={found.html} />
          {found.of === undefined && (
            <Section level={3} title={t("content.announcements.translations")}>
              <Stack gap="small">
                {found.translations.length > 0 ? (
                  <MiniList
                    items={found.translations.map((each) => ({
                      key: each.id,
                      label: languageName(each.language),
                      href: `${LIST}/${each.id}`,
                    }))}
                  />
                ) : (
                  <p className="muted">{t("content.announcements.noTranslations")}</p>
                )}
                {mayTranslate && (
                  <div>
                    <LinkButton size="small" href={hrefWith(here, { do: "translate" })}>
                      {t("content.announcements.translate")}
                    </LinkButton>
                  </div>
                )}
                {may && !isOwn && <p className="muted">{t("content.announcements.translateInWhmcs")}</p>}
              </Stack>
            </Section>
          )}
        </Columns>
      )}
      {may && (
        <ConfirmDialog
          id="announcement-remove"
          title={t("content.announcements.removeTitle", { title: found.title })}
          consequences={[
            { text: t("content.announcements.removeMeans") },
            ...(found.translations.length > 0 ? [{ text: t("content.announcements.removeTranslations") }] : []),
          ]}
          cancel={t("orders.keep")}
          confirm={t("content.announcements.remove")}
          pending={t("manage.form.saving")}
          action={remove}
          fields={{ announcement: String(found.id) }}
        >
          <OnceKey value={newOnce()} />
        </ConfirmDialog>
      )}
    </>
  );
});

/** What is done with it: changing it is the first. */
function Deeds({ announcement: { id, isPublished }, t }: { announcement: StaffAnnouncement; t: Words["t"] }) {
  return (
    <>
      <LinkButton kind="primary" href={hrefWith(`${LIST}/${id}`, { do: "edit" })}>
        {t("content.announcements.edit")}
      </LinkButton>
      <form action={publish}>
        <OnceKey value={newOnce()} />
        <input type="hidden" name="announcement" value={id} />
        <input type="hidden" name="to" value={isPublished ? "off" : "on"} />
        <SubmitButton kind="secondary" pending={t("manage.form.saving")}>
          {t(isPublished ? "content.announcements.takeBack" : "content.announcements.publish")}
        </SubmitButton>
      </form>
      <DialogButton dialog="announcement-remove">{t("content.announcements.remove")}</DialogButton>
    </>
  );
}
