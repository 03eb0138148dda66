import type { ReactElement, ReactNode } from "react";
import type { Words } from "../../messages/words.ts";
import { LinkButton } from "../../ui/link-button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { PageHeader, type PageHeaderProps } from "../../ui/page-header.tsx";

interface ForWhomProps {
  head: PageHeaderProps;
  /** What has to be known of a client first. */
  children: ReactNode;
  t: Words["t"];
}

/** The page of something that is made for a client, where its address names none: it leads to where one is chosen. */
export function ForWhom({ head, children, t }: ForWhomProps): ReactElement {
  return (
    <>
      <PageHeader {...head} />
      <Notice
        title={t("money.new.forWhom")}
        action={
          <LinkButton size="small" href="/admin/clients">
            {t("money.new.choose")}
          </LinkButton>
        }
      >
        {children}
      </Notice>
    </>
  );
}
