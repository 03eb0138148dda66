"use client";

import { type ReactElement, useEffect, useRef, useState } from "react";
import { Button } from "./button.tsx";
import { dropDraft, keepDraft, readDraft, tidyDrafts } from "./drafts.ts";

export interface DraftProps {
  /** Under which it is kept in this browser: whose it is, and what of. */
  name: string;
  /** The names of the form's fields that are kept. */
  fields: string[];
  /** The form has something else in it already: nothing is put back. */
  isFilled?: boolean | undefined;
  /** It was sent after all, or may have been: it is no draft. */
  isSent?: boolean | undefined;
  /** "{{at}}" stands for the time. */
  words: { back: string; kept: string; discard: string };
}

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** Milliseconds after the last key. */
const PAUSE = 400;

const isText = (control: Control) => !(control instanceof HTMLSelectElement);

function put(control: Control, value: string): void {
  const before = control.value;
  control.value = value;
  // There is no such choice any more.
  if (control instanceof HTMLSelectElement && control.selectedIndex < 0) control.value = before;
  control.dispatchEvent(new Event("input", { bubbles: true }));
}

function timeOf(at: number): string {
  const isToday = new Date(at).toDateString() === new Date().toDateString();
  const day = isToday ? {} : ({ day: "numeric", month: "short" } as const);
  const how = { ...day, hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;
  return new Intl.DateTimeFormat(document.documentElement.lang, how).format(at);
}

/**
 * Keeps what is typed in the form in which it stands, and puts it back when the form is there again with nothing in it.
 * Without a script nothing is kept.
 */
export function Draft({ name, fields, isFilled, isSent, words }: DraftProps): ReactElement {
  const here = useRef<HTMLSpanElement>(null);
  const discard = useRef<() => void>(undefined);
  const [said, setSaid] = useState<{ what: "back" | "kept"; at: number }>();
  const all = fields.join(" ");
  useEffect(() => {
    const form = here.current?.closest("form");
    if (!form) return;
    const controls = () => all.split(" ").map((field) => form.elements.namedItem(field) as Control);
    const valuesNow = () => Object.fromEntries(controls().map((control) => [control.name, control.value]));
    const isEmpty = () => controls().every((control) => !isText(control) || control.value.trim() === "");
    const fill = (values: Record<string, string>) => {
      for (const control of controls()) put(control, values[control.name] ?? control.value);
    };
    let timer: ReturnType<typeof setTimeout> | undefined;
    const keep = () => {
      clearTimeout(timer);
      if (timer === undefined) return;
      timer = undefined;
      if (isEmpty()) return dropDraft(name);
      const at = keepDraft(name, valuesNow());
      if (at !== undefined) setSaid({ what: "kept", at });
    };
    const soon = () => {
      clearTimeout(timer);
      timer = setTimeout(keep, PAUSE);
    };

    tidyDrafts();
    const draft = isFilled || !isEmpty() ? undefined : readDraft(name);
    if (draft) {
      const before = valuesNow();
      fill(draft.values);
      setSaid({ what: "back", at: draft.at });
      discard.current = () => {
        fill(before);
        dropDraft(name);
        setSaid(undefined);
        controls().find(isText)?.focus();
      };
    }
    form.addEventListener("input", soon);
    form.addEventListener("submit", keep);
    addEventListener("pagehide", keep);
    return () => {
      form.removeEventListener("input", soon);
      form.removeEventListener("submit", keep);
      removeEventListener("pagehide", keep);
      keep();
    };
  }, [name, all, isFilled]);
  useEffect(() => {
    if (isSent) dropDraft(name);
  }, [isSent, name]);
  return (
    <span className="draft" ref={here}>
      <span role="status">{said?.what === "back" && words.back.replace("{{at}}", timeOf(said.at))}</span>
      {said?.what === "kept" && words.kept.replace("{{at}}", timeOf(said.at))}
      {said?.what === "back" && (
        <Button kind="quiet" size="small" onClick={() => discard.current?.()}>
          {words.discard}
        </Button>
      )}
    </span>
  );
}
