import type { ReactElement } from "react";
import type { Words } from "../../../../messages/words.ts";
import { Tabs } from "../../../../ui/tabs.tsx";

/** What clients read and buy, each with its page. */
const parts = ["announcements", "replies", "prices", "products", "currencies", "emails"] as const;
export type ContentPart = (typeof parts)[number];

export const contentPath = (part: ContentPart): string => `/admin/content/${part}`;

export function ContentTabs({ current, t }: { current: ContentPart; t: Words["t"] }): ReactElement {
  return (
    <Tabs
      label={t("content.title")}
      tabs={parts.map((part) => ({
        href: contentPath(part),
        label: t(`content.${part}.title`),
        current: part === current,
      }))}
    />
  );
}
