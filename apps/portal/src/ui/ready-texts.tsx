"use client";

import Form from "next/form";
import type { FormEvent, ReactElement } from "react";

export interface ReadyTextsProps {
  /** The page, which puts the text in where there is no script: it is asked for by `name`. */
  action: string;
  name: string;
  /** The rest of the address. */
  keep: [string, string][];
  /** The id of the field that the text goes into. */
  into: string;
  groups: { label: string; texts: { value: string; label: string; text: string }[] }[];
  labels: { choose: string; insert: string };
}

/** Texts that are ready, put into a field where its caret is. */
export function ReadyTexts({ action, name, keep, into, groups, labels }: ReadyTextsProps): ReactElement {
  const insert = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const chosen = new FormData(event.currentTarget).get(name);
    const text = groups.flatMap(({ texts }) => texts).find(({ value }) => value === chosen)?.text;
    const field = document.getElementById(into);
    if (text === undefined || !(field instanceof HTMLTextAreaElement)) return;
    field.setRangeText(text, field.selectionStart, field.selectionEnd, "end");
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.focus();
  };
  return (
    <Form className="ready" action={action} prefetch={false} onSubmit={insert}>
      {keep.map(([key, value]) => (
        <input key={key} type="hidden" name={key} value={value} />
      ))}
      <select className="input" name={name} aria-label={labels.choose} aria-keyshortcuts="p" required defaultValue="">
        <option value="">{labels.choose}</option>
        {groups.map((group) => (
          <optgroup key={group.label} label={group.label}>
            {group.texts.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
      <button type="submit" className="btn btn-sm">
        {labels.insert}
      </button>
    </Form>
  );
}
