"use client";

import { type ReactElement, useActionState } from "react";
import { Draft, type DraftProps } from "../../../../ui/draft.tsx";
import { ErrorSummary } from "../../../../ui/error-summary.tsx";
import { fieldId } from "../../../../ui/field.tsx";
import { FieldPair } from "../../../../ui/field-pair.tsx";
import { Form } from "../../../../ui/form.tsx";
import type { LeftWords } from "../../../../ui/left.tsx";
import { LinkButton } from "../../../../ui/link-button.tsx";
import { Notice } from "../../../../ui/notice.tsx";
import { OnceKey } from "../../../../ui/once-key.tsx";
import { Preview, type PreviewWords } from "../../../../ui/preview.tsx";
import { Row } from "../../../../ui/row.tsx";
import { SelectField } from "../../../../ui/select-field.tsx";
import { SubmitButton } from "../../../../ui/submit-button.tsx";
import { TextArea } from "../../../../ui/text-area.tsx";
import { TextField } from "../../../../ui/text-field.tsx";
import { FileField } from "../../../file-field.tsx";
import type { UploadWords } from "../../../uploads.ts";
import { preview } from "../preview-actions.ts";
import { type NewTicketState, open, type TicketValues } from "./actions.ts";

type Options = { value: string; label: string }[];

export interface TicketFormProps {
  values: TicketValues;
  /** The key that was made with the page. */
  once: string;
  /** A letter that is written anew here. */
  again?: number | undefined;
  /** Under which name what is typed is kept in the browser, if it is. */
  draft?: string | undefined;
  /** Something is said already: no draft is put back. */
  isFilled?: boolean;
  /** What came of the last try, where the page is made anew. */
  before?: NewTicketState;
  departments: Options;
  priorities: Options;
  about: Options;
  labels: Record<
    "department" | "subject" | "priority" | "about" | "optional" | "message" | "submit" | "pending" | "look",
    string
  > & { left: LeftWords; draft: DraftProps["words"]; preview: PreviewWords };
  uploads: UploadWords;
  /** Above the errors, by how many there are. */
  summaries: string[];
}

const draftFields = ["department", "priority", "about", "subject", "message"];

/** A new ticket. What was typed stays until it has certainly arrived. */
export function TicketForm({
  values,
  once,
  again,
  draft,
  isFilled,
  before,
  departments,
  priorities,
  about,
  labels,
  uploads,
  summaries,
}: TicketFormProps): ReactElement {
  const [state, action] = useActionState(open, before ?? { values, errors: [] });
  const { errors, problem } = state;
  const errorOf = (name: keyof TicketValues) => errors.find((error) => error.name === name)?.message;
  const field = (name: keyof TicketValues) => ({
    name,
    label: labels[name],
    defaultValue: state.values[name],
    error: errorOf(name),
  });
  return (
    <Form action={action}>
      <OnceKey value={once} back={state.once} />
      {again !== undefined && <input type="hidden" name="again" value={again} />}
      <ErrorSummary title={summaries[errors.length] ?? ""} errors={errors} />
      {problem && (
        <Notice
          live
          tone={problem.mayHaveArrived ? "warn" : "bad"}
          title={problem.title}
          action={
            problem.mayHaveArrived && (
              <LinkButton size="small" href="/tickets" target="_blank">
                {labels.look}
              </LinkButton>
            )
          }
        >
          {problem.text}
        </Notice>
      )}
      {/* A form is emptied after its action, and a select only takes what it shall show when it is made anew. */}
      <FieldPair>
        <SelectField
          key={`department ${state.values.department}`}
          {...field("department")}
          options={departments}
          required
        />
        <SelectField key={`priority ${state.values.priority}`} {...field("priority")} options={priorities} required />
      </FieldPair>
      <SelectField key={`about ${state.values.about}`} {...field("about")} optional={labels.optional} options={about} />
      <TextField {...field("subject")} maxLength={200} required />
      <TextArea
        {...field("message")}
        rows={8}
        left={labels.left}
        top={<Preview of={fieldId("message")} render={preview} words={labels.preview} />}
        required
      />
      <FileField words={uploads} error={errors.find(({ name }) => name === "files")?.message} lost={state.filesLost} />
      <Row>
        <SubmitButton pending={labels.pending}>{labels.submit}</SubmitButton>
        {draft && (
          <Draft
            name={draft}
            fields={draftFields}
            isFilled={isFilled}
            isSent={problem?.mayHaveArrived}
            words={labels.draft}
          />
        )}
      </Row>
    </Form>
  );
}
