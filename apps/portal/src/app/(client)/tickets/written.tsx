import type { ReactElement } from "react";
import { readMarkdown } from "../../../rich/markdown.ts";
import { Prose } from "../../../ui/prose.tsx";
import { RichText } from "../../../ui/rich-text.tsx";

/** What somebody wrote in a ticket, as it is shown to everybody: in the conversation, and before it is sent. */
export function Written({ text }: { text: string }): ReactElement {
  return <RichText tree={readMarkdown(text)} />;
}

/** The same outside of a conversation. */
export const WrittenAlone = ({ text }: { text: string }): ReactElement => (
  <Prose>
    <Written text={text} />
  </Prose>
);
