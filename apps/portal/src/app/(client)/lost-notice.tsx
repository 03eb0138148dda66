import type { ReactElement, ReactNode } from "react";
import { Button } from "../../ui/button.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { Notice, type NoticeProps } from "../../ui/notice.tsx";

export interface LostNoticeProps {
  tone: NoticeProps["tone"];
  title: string;
  children: ReactNode;
  /** The page of what is there. */
  look?: { href: string; label: string } | undefined;
  /** Takes it off the list once it is settled: the form's action, and the hidden field that names it. */
  dismiss?:
    | { action: (form: FormData) => Promise<void>; name: string; value: string | number; label: string }
    | undefined;
}

/** What has become of something whose answer was lost. */
export function LostNotice({ tone, title, children, look, dismiss }: LostNoticeProps): ReactElement {
  return (
    <Notice
      tone={tone}
      title={title}
      action={
        <>
          {look && (
            <LinkButton size="small" href={look.href}>
              {look.label}
            </LinkButton>
          )}
          {dismiss && (
            <form action={dismiss.action}>
              <input type="hidden" name={dismiss.name} value={dismiss.value} />
              <Button type="submit" size="small">
                {dismiss.label}
              </Button>
            </form>
          )}
        </>
      }
    >
      {children}
    </Notice>
  );
}
