"use client";

import { type ReactElement, useActionState } from "react";
import { ErrorSummary } from "../../../../../ui/error-summary.tsx";
import { fieldId } from "../../../../../ui/field.tsx";
import { Form } from "../../../../../ui/form.tsx";
import { LinkButton } from "../../../../../ui/link-button.tsx";
import { Notice } from "../../../../../ui/notice.tsx";
import { OnceKey } from "../../../../../ui/once-key.tsx";
import { Preview, type PreviewProps } from "../../../../../ui/preview.tsx";
import { Row } from "../../../../../ui/row.tsx";
import { SubmitButton } from "../../../../../ui/submit-button.tsx";
import { TextArea } from "../../../../../ui/text-area.tsx";
import { type DescribedGroup, type FormState, Group } from "../../../../forms/described-form.tsx";
import { OtherField } from "../../../../forms/rich-form.tsx";

export interface AnnouncementFormProps {
  action: (before: FormState, data: FormData) => Promise<FormState>;
  render: PreviewProps["render"];
  once: string;
  hidden: Record<string, string>;
  before: DescribedGroup;
  text: { label: string; help: string; value: string; maxLength: number };
  after: DescribedGroup;
  preview: PreviewProps["words"];
  submit: { label: string; pending: string };
  leave: { href: string; label: string };
  summaries: string[];
}

/** An announcement that is being written; what it will look like is shown in the place of its text. */
export function AnnouncementForm(props: AnnouncementFormProps): ReactElement {
  const { action, render, once, hidden, before, text, after, preview, submit, leave, summaries } = props;
  const [state, send] = useActionState(action, { values: {}, errors: [] });
  const { errors, problem, values } = state;
  const wrong = errors.find(({ name }) => name === "text")?.message;
  return (
    <Form action={send}>
      <OnceKey value={once} back={state.once} />
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {errors.length > 0 && (
        <ErrorSummary title={summaries[Math.min(errors.length, summaries.length - 1)] ?? ""} errors={errors} />
      )}
      {problem && (
        <Notice live tone={problem.tone ?? "bad"} title={problem.title}>
          {problem.text}
        </Notice>
      )}
      <Group group={before} state={state} Other={OtherField} />
      <TextArea
        name="text"
        label={text.label}
        help={text.help}
        error={wrong}
        top={<Preview of={fieldId("text")} render={render} words={preview} />}
        rows={14}
        maxLength={text.maxLength}
        defaultValue={values.text ?? text.value}
      />
      <Group group={after} state={state} Other={OtherField} />
      <Row>
        <SubmitButton pending={submit.pending}>{submit.label}</SubmitButton>
        <LinkButton href={leave.href}>{leave.label}</LinkButton>
      </Row>
    </Form>
  );
}
