"use client";

import type { ReactElement } from "react";
import ar from "../messages/ar/crash.json" with { type: "json" };
import de from "../messages/de/crash.json" with { type: "json" };
import en from "../messages/en/crash.json" with { type: "json" };
import es from "../messages/es/crash.json" with { type: "json" };
import fr from "../messages/fr/crash.json" with { type: "json" };
import type { Locale } from "../messages/locales.ts";
import pt from "../messages/pt/crash.json" with { type: "json" };
import { Button } from "../ui/button.tsx";
import { buttonClass } from "../ui/button-class.ts";
import { ErrorPage } from "../ui/error-page.tsx";

const catalogue: Record<Locale, typeof en> = { en, de, es, fr, pt, ar };

/** The server's words are out of reach here, so all languages are at hand, and the page's own is asked. */
export function crashLanguage(): Locale {
  if (typeof document === "undefined") return "en";
  const language = (document.documentElement.lang || navigator.language).split("-")[0] ?? "";
  return Object.hasOwn(catalogue, language) ? (language as Locale) : "en";
}

export interface CrashProps {
  error: unknown;
  retry: () => void;
  /** Where the way out leads. */
  home?: string | undefined;
}

/** What is said when one of our own mistakes stopped a page. */
export function Crash({ error, retry, home = "/" }: CrashProps): ReactElement {
  const said = catalogue[crashLanguage()];
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
          {/* No LinkButton: every page loads this, and it needs no router. */}
          <a href={home} className={buttonClass({})}>
            {said.home}
          </a>
        </>
      }
    >
      {said.body}
    </ErrorPage>
  );
}
