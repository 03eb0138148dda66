"use client";

import { type ReactElement, useActionState } from "react";
import { Form } from "../../../../../ui/form.tsx";
import { Notice } from "../../../../../ui/notice.tsx";
import { OnceKey } from "../../../../../ui/once-key.tsx";
import { Row } from "../../../../../ui/row.tsx";
import { SubmitButton } from "../../../../../ui/submit-button.tsx";
import { TextArea } from "../../../../../ui/text-area.tsx";
import { FileField } from "../../../../file-field.tsx";
import type { UploadWords } from "../../../../uploads.ts";
import { addNote } from "./manage/actions.ts";

export interface NoteFormProps {
  ticket: number;
  once: string;
  /** The queue's filters, to come back to. */
  list: string;
  labels: Record<"open" | "text" | "help" | "add" | "adding", string>;
  uploads: UploadWords;
}

/** A note that only staff read, folded away until somebody writes one. */
export function NoteForm({ ticket, once, list, labels, uploads }: NoteFormProps): ReactElement {
  const [state, action] = useActionState(addNote, { values: {}, errors: [] });
  const { errors, problem, values } = state;
  return (
    <details className="reply-note" open={errors.length > 0 || problem !== undefined || undefined}>
      <summary>{labels.open}</summary>
      <Form action={action}>
        <OnceKey value={once} back={state.once} />
        <input type="hidden" name="ticket" value={ticket} />
        <input type="hidden" name="list" value={list} />
        {problem && (
          <Notice live tone={problem.tone ?? "bad"} title={problem.title}>
            {problem.text}
          </Notice>
        )}
        <TextArea
          name="note"
          label={labels.text}
          help={labels.help}
          defaultValue={values.note}
          error={errors.find(({ name }) => name === "note")?.message}
          rows={3}
          required
          aria-keyshortcuts="n"
        />
        <FileField id="note-files" words={uploads} error={errors.find(({ name }) => name === "files")?.message} />
        <Row>
          <SubmitButton size="small" kind="secondary" pending={labels.adding}>
            {labels.add}
          </SubmitButton>
        </Row>
      </Form>
    </details>
  );
}
