"use client";

import "../ui/styles/index.css";
import type { ReactElement } from "react";
import { fontClass } from "../ui/fonts.ts";
import { Crash, crashLanguage } from "./crash.tsx";

/** Stands in for the whole document when the root layout itself failed. */
export default function EverythingFailed(props: { error: unknown; retry: () => void }): ReactElement {
  return (
    <html lang={crashLanguage()} className={fontClass}>
      <body>
        <main>
          <Crash {...props} />
        </main>
      </body>
    </html>
  );
}
