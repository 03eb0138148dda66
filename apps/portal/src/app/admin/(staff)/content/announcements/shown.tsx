import type { ReactElement } from "react";
import { readHtml } from "../../../../../rich/html.ts";
import { Prose } from "../../../../../ui/prose.tsx";
import { RichText } from "../../../../../ui/rich-text.tsx";

/** An announcement's text as its readers see it. */
export function Shown({ html }: { html: string }): ReactElement {
  return (
    <Prose>
      <RichText tree={readHtml(html)} />
    </Prose>
  );
}
