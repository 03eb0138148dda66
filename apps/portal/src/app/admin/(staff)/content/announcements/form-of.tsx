import "server-only";
import type { ReactElement } from "react";
import type { StaffAnnouncement } from "../../../../../data/staff/announcements.ts";
import { clock } from "../../../../../lib/clock.ts";
import type { Words } from "../../../../../messages/words.ts";
import { markdownOf } from "../../../../../rich/announcement.ts";
import type { FormState } from "../../../../forms/described-form.tsx";
import { formWords } from "../../../../forms/words.ts";
import { newOnce } from "../../../../once.ts";
import { AnnouncementForm } from "./announcement-form.tsx";
import { LONGEST } from "./fields.ts";
import { previewHtml, previewMarkdown } from "./preview-actions.ts";

type Props = {
  action: (before: FormState, data: FormData) => Promise<FormState>;
  /** What is changed; none where it is new. */
  announcement?: StaffAnnouncement;
  hidden: Record<string, string>;
  /** Where a translation into several languages is possible: among which. */
  languages?: { value: string; label: string }[];
  href: string;
  t: Words["t"];
};

/** The form of an announcement: in Markdown, or in HTML where it has what Markdown can't say. */
export function FormOf({ action, announcement, hidden, languages, href, t }: Props): ReactElement {
  const typed = announcement ? markdownOf(announcement.html) : "";
  const manner = typed === undefined ? "html" : "markdown";
  const { summaries } = formWords(t);
  return (
    <AnnouncementForm
      action={action}
      render={manner === "html" ? previewHtml : previewMarkdown}
      once={newOnce()}
      hidden={{ ...hidden, manner }}
      before={{
        fields: [
          ...(languages
            ? [
                {
                  kind: "select" as const,
                  name: "language",
                  label: t("content.announcements.language"),
                  options: languages,
                },
              ]
            : []),
          {
            name: "title",
            label: t("content.announcements.heading"),
            value: announcement?.title ?? "",
            maxLength: 250,
          },
        ],
      }}
      text={{
        label: t("content.announcements.text"),
        help: t(`content.announcements.${manner}Help`),
        value: typed ?? announcement?.html ?? "",
        maxLength: LONGEST,
      }}
      after={{
        fields: [
          {
            name: "date",
            type: "date",
            label: t("money.invoices.columns.date"),
            value: announcement?.date?.slice(0, 10) ?? clock().today,
          },
          {
            kind: "check",
            name: "published",
            label: t("content.announcements.publish"),
            detail: t("content.announcements.publishHelp"),
            value: announcement?.isPublished ? "on" : "",
          },
        ],
      }}
      preview={{
        label: t("client.preview.label"),
        write: t("client.preview.write"),
        preview: t("client.preview.preview"),
        failed: t("client.preview.failed"),
      }}
      submit={{ label: t("content.announcements.save"), pending: t("manage.form.saving") }}
      leave={{ href, label: t("money.leave") }}
      summaries={summaries}
    />
  );
}
