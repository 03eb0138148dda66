"use client";

import type { ReactElement } from "react";
import en from "../messages/en/common.json" with { type: "json" };
import es from "../messages/es/common.json" with { type: "json" };
import { Button } from "../ui/button.tsx";
import { ErrorPage } from "../ui/error-page.tsx";
import { LinkButton } from "../ui/link-button.tsx";

const catalogue: Record<string, typeof en.crash> = { en: en.crash, es: es.crash };

/** The server's words are out of reach here, so both languages are at hand, and the page's own is asked. */
export function crashLanguage(): string {
  if (typeof document === "undefined") return "en";
  const language = (document.documentElement.lang || navigator.language).split("-")[0] ?? "";
  return Object.hasOwn(catalogue, language) ? language : "en";
}

export interface CrashProps {
  error: unknown;
  retry: () => void;
  /** Where the way out leads. */
  home?: string | undefined;
}

/** What is said when one of our own mistakes stopped a page. */
export function Crash({ error, retry, home = "/" }: CrashProps): ReactElement {
  const said = catalogue[crashLanguage()] ?? en.crash;
  const digest = error instanceof Error && "digest" in error ? String(error.digest) : undefined;
  return (
    <ErrorPage
      title={said.title}
      reference={digest && said.reference.replace("{{id}}", digest)}
      actions={
        <>
          <Button kind="primary" onClick={retry}>
            {said.again}
          </Button>
          <LinkButton href={home} document>
            {said.home}
          </LinkButton>
        </>
      }
    >
      {said.body}
    </ErrorPage>
  );
}
