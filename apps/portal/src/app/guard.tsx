import type { ReactNode } from "react";
import { TooManyError } from "../access/limits.ts";
import { failureOf, logFailure } from "../data/failure.ts";
import { words } from "../messages/words.ts";
import { ErrorPage } from "../ui/error-page.tsx";
import { LinkButton } from "../ui/link-button.tsx";
import { Notice } from "../ui/notice.tsx";
import { TooMany } from "./too-many.tsx";

/**
 * A page whose own object comes from WHMCS. When WHMCS does not answer, the reader gets a page that says so and tries
 * again by itself, with and without JavaScript. Redirects, not found and our own mistakes go on as they are.
 */
export function page<P>(where: string, render: (props: P) => Promise<ReactNode>) {
  return async function GuardedPage(props: P): Promise<ReactNode> {
    try {
      return await render(props);
    } catch (error) {
      if (error instanceof TooManyError) return <TooMany error={error} />;
      if (failureOf(error) === undefined) throw error;
      return <Unavailable reference={logFailure(error, where)} />;
    }
  };
}

async function Unavailable({ reference }: { reference: string }) {
  const { t } = await words();
  return (
    <>
      <meta httpEquiv="refresh" content="5" />
      <ErrorPage
        title={t("common.unavailable.title")}
        reference={t("common.unavailable.reference", { id: reference })}
        actions={<LinkButton href="">{t("common.unavailable.again")}</LinkButton>}
      >
        {t("common.unavailable.body")}
      </ErrorPage>
    </>
  );
}

/** A part of a page that may fail alone: then it says so in its own place, and the rest of the page stands. */
export function panel<P>(where: string, render: (props: P) => Promise<ReactNode>) {
  return async function GuardedPanel(props: P): Promise<ReactNode> {
    try {
      return await render(props);
    } catch (error) {
      if (failureOf(error) === undefined) throw error;
      const { t } = await words();
      const reference = logFailure(error, where);
      return (
        <Notice
          tone="warn"
          title={t("common.panel.failed")}
          reference={t("common.unavailable.reference", { id: reference })}
          action={
            <LinkButton size="small" href="" document>
              {t("common.panel.again")}
            </LinkButton>
          }
        />
      );
    }
  };
}
