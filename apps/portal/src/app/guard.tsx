import type { ComponentType, ReactNode } from "react";
import { answerWith, asksForDocument } from "../access/connection.ts";
import { TooManyError } from "../access/limits.ts";
import { shownAsOf } from "../data/cache/shown.ts";
import { failureOf, logFailure } from "../data/failure.ts";
import { words } from "../messages/words.ts";
import { Columns } from "../ui/columns.tsx";
import { ErrorPage } from "../ui/error-page.tsx";
import { LinkButton } from "../ui/link-button.tsx";
import { Notice } from "../ui/notice.tsx";
import { PageHeader } from "../ui/page-header.tsx";
import { Stack } from "../ui/stack.tsx";
import { AsOf } from "./as-of.tsx";
import { ForbiddenWords } from "./forbidden-words.tsx";
import { NotFoundWords } from "./not-found-words.tsx";
import { TooMany } from "./too-many.tsx";

/** After so many seconds such a page asks again by itself. */
const AGAIN_SECONDS = 5;

/**
 * A page whose own object comes from WHMCS. When WHMCS does not answer, the reader gets a page that says so, with 503, and
 * tries again by itself, with and without JavaScript. Redirects and our own mistakes go on as they are. `typed`
 * makes the form with what was typed, where such a page answers a form that could not be taken: nothing of that is lost.
 * `Frame` is around that form, where the page has none of its layout's.
 */
export function page<P>(
  where: string,
  render: (props: P) => Promise<ReactNode>,
  typed?: (props: P) => Promise<ReactNode | undefined>,
  Frame: Frame = InShell,
) {
  return async function GuardedPage(props: P): Promise<ReactNode> {
    try {
      // Strangers' forms are not about what is shown there.
      return dated(await render(props), Frame === InShell);
    } catch (error) {
      if (error instanceof TooManyError) return <TooMany error={error} />;
      const closed = closedBy(error);
      if (closed && asksForDocument() && answerWith(closed)) return <Closed status={closed} Frame={Frame} />;
      if (failureOf(error) === undefined) throw error;
      const form = await typed?.(props);
      if (asksForDocument()) answerWith(503, { "Retry-After": String(AGAIN_SECONDS) });
      return <Unavailable reference={logFailure(error, where)} form={form} Frame={Frame} title={titleFor(where)} />;
    }
  };
}

/**
 * What was made, and above it how old it is where WHMCS does not answer. Its place among the elements is the same either
 * way: a form keeps what was typed when that changes.
 */
const dated = (made: ReactNode, isSaid: boolean) => (
  <>
    {isSaid ? <AsOf /> : null}
    {made}
  </>
);

/**
 * The status that notFound() and forbidden() of next/navigation stand for. Next answers them with a document that is
 * empty until scripts have run; a page of ours says them itself.
 */
function closedBy(error: unknown): 403 | 404 | undefined {
  const digest = typeof error === "object" && error !== null && "digest" in error ? error.digest : undefined;
  if (digest === "NEXT_HTTP_ERROR_FALLBACK;404") return 404;
  return digest === "NEXT_HTTP_ERROR_FALLBACK;403" ? 403 : undefined;
}

function Closed({ status, Frame }: { status: 403 | 404; Frame: Frame }) {
  const said = status === 403 ? <ForbiddenWords /> : <NotFoundWords />;
  return Frame === InShell ? said : <main>{said}</main>;
}

/** Who has no account is told of none. */
const titleFor = (where: string) =>
  where.startsWith("/admin")
    ? "staffTitle"
    : /^\/(contact|guest|invitations|login|register)\b/.test(where)
      ? "publicTitle"
      : "title";

type Frame = ComponentType<{ title: string; lead: string; children: ReactNode }>;

function InShell({ title, lead, children }: { title: string; lead: string; children: ReactNode }) {
  return (
    <>
      <PageHeader title={title} state={lead} />
      <Columns kind="form">{children}</Columns>
    </>
  );
}

type UnavailableProps = { reference: string; form?: ReactNode; Frame: Frame; title: ReturnType<typeof titleFor> };

async function Unavailable({ reference, form, Frame, title: titled }: UnavailableProps) {
  const { t } = await words();
  const title = t(`common.unavailable.${titled}`);
  const quoted = t("common.unavailable.reference", { id: reference });
  if (form) {
    return (
      <Frame title={title} lead={t("common.unavailable.typed")}>
        <Stack gap="small">
          {form}
          <small className="mono ltr muted">{quoted}</small>
        </Stack>
      </Frame>
    );
  }
  return (
    <>
      <meta httpEquiv="refresh" content={String(AGAIN_SECONDS)} />
      <ErrorPage
        title={title}
        reference={quoted}
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
    const before = shownAsOf();
    try {
      const made = await render(props);
      // The page says it already when it knew.
      return dated(made, before === undefined);
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
