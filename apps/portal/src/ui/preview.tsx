"use client";

import { type ReactElement, type ReactNode, useEffect, useState } from "react";
import { Button } from "./button.tsx";

/** What a text looks like, or why it can't be shown now. */
export type Previewed = { shown: ReactNode } | { problem: string };

export interface PreviewWords {
  /** "Write or see what it looks like", read aloud. */
  label: string;
  write: string;
  preview: string;
  /** Where it can't be made. */
  failed: string;
}

export interface PreviewProps {
  /** The id of the field that has the text. */
  of: string;
  /** Makes from `message` what will be shown of it; a server's action. */
  render: (form: FormData) => Promise<Previewed>;
  words: PreviewWords;
}

/** Shows in the place of a field what its text will look like, made where the page itself is. */
export function Preview({ of, render, words }: PreviewProps): ReactElement {
  const [shown, setShown] = useState<{ height: number; made?: ReactNode }>();
  const isShown = shown !== undefined;
  useEffect(() => {
    const field = document.getElementById(of);
    if (!(field instanceof HTMLTextAreaElement)) return;
    field.hidden = isShown;
    const write = () => setShown(undefined);
    // A field that is asked for something has to be seen.
    const events = ["invalid", "input", "focus"];
    for (const event of events) field.addEventListener(event, write);
    field.form?.addEventListener("submit", write);
    return () => {
      for (const event of events) field.removeEventListener(event, write);
      field.form?.removeEventListener("submit", write);
    };
  }, [of, isShown]);
  const show = async () => {
    const field = document.getElementById(of);
    if (!(field instanceof HTMLTextAreaElement) || isShown) return;
    if (field.value.trim() === "") return field.focus();
    const height = field.offsetHeight;
    setShown({ height });
    const form = new FormData();
    form.set("message", field.value);
    const answer = await render(form).catch(() => ({ problem: words.failed }));
    setShown((now) => now && { height, made: "shown" in answer ? answer.shown : answer.problem });
  };
  return (
    <>
      <fieldset className="preview-bar" aria-label={words.label}>
        <Button kind="quiet" size="small" aria-pressed={!isShown} onClick={() => setShown(undefined)}>
          {words.write}
        </Button>
        <Button kind="quiet" size="small" aria-pressed={isShown} onClick={show}>
          {words.preview}
        </Button>
      </fieldset>
      {shown && (
        <div className="preview" style={{ minBlockSize: shown.height }} aria-live="polite" aria-busy={!shown.made}>
          {shown.made}
        </div>
      )}
    </>
  );
}
