"use client";

import { type ReactElement, useActionState } from "react";
import { ErrorSummary } from "../../ui/error-summary.tsx";
import { Form } from "../../ui/form.tsx";
import type { LeftWords } from "../../ui/left.tsx";
import { Notice } from "../../ui/notice.tsx";
import { OnceKey } from "../../ui/once-key.tsx";
import { RobotGuard } from "../../ui/robot-guard.tsx";
import { SelectField } from "../../ui/select-field.tsx";
import { SubmitButton } from "../../ui/submit-button.tsx";
import { TextArea } from "../../ui/text-area.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { type ContactState, type ContactValues, writeToUs } from "./actions.ts";

export interface ContactFormProps {
  /** The key that was made with the page. */
  once: string;
  departments: { value: string; label: string }[];
  /** What came of the request that this answers, where the page could not be made again. */
  before?: ContactState | undefined;
  guard: { stamp: string; bits: number };
  labels: Record<keyof ContactValues | "leaveEmpty" | "submit" | "pending", string> & { left: LeftWords };
  /** Above the errors, by how many there are. */
  summaries: string[];
}

/** A question of somebody who is no client. */
export function ContactForm({ once, departments, before, guard, labels, summaries }: ContactFormProps): ReactElement {
  const empty = { name: "", email: "", department: departments[0]?.value ?? "", subject: "", message: "" };
  const [state, action] = useActionState(writeToUs, before ?? { values: empty, errors: [], stamp: guard.stamp });
  const { errors, problem } = state;
  const field = (name: keyof ContactValues) => ({
    name,
    label: labels[name],
    defaultValue: state.values[name],
    error: errors.find((error) => error.name === name)?.message,
  });
  return (
    <Form action={action}>
      <OnceKey value={once} back={state.once} />
      <ErrorSummary title={summaries[errors.length] ?? ""} errors={errors} />
      {problem && (
        <Notice live tone="bad" title={problem.title}>
          {problem.text}
        </Notice>
      )}
      <TextField {...field("name")} autoComplete="name" required />
      <TextField {...field("email")} type="email" autoComplete="email" required />
      {/* A form is emptied after its action, and a select only takes what it shall show when it is made anew. */}
      <SelectField key={state.values.department} {...field("department")} options={departments} required />
      <TextField {...field("subject")} maxLength={200} required />
      <TextArea {...field("message")} rows={7} left={labels.left} required />
      <RobotGuard stamp={state.stamp} bits={guard.bits} label={labels.leaveEmpty} />
      <SubmitButton pending={labels.pending} block>
        {labels.submit}
      </SubmitButton>
    </Form>
  );
}
