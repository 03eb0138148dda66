"use client";

import { type ReactElement, useActionState } from "react";
import { ErrorSummary } from "../../../ui/error-summary.tsx";
import { FieldPair } from "../../../ui/field-pair.tsx";
import { Form } from "../../../ui/form.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { OnceKey } from "../../../ui/once-key.tsx";
import { PasswordField } from "../../../ui/password-field.tsx";
import { SelectField } from "../../../ui/select-field.tsx";
import { SubmitButton } from "../../../ui/submit-button.tsx";
import { TextField } from "../../../ui/text-field.tsx";
import { type ProfileValues, saveProfile } from "./actions.ts";

export interface ProfileFormProps {
  /** The key that was made with the page. */
  once: string;
  values: ProfileValues;
  languages: { value: string; label: string }[];
  labels: Record<
    | keyof ProfileValues
    | "emailHelp"
    | "password"
    | "passwordHelp"
    | "optional"
    | "show"
    | "hide"
    | "submit"
    | "pending",
    string
  >;
  /** Above the errors, by how many there are. */
  summaries: string[];
}

/** The user's own names, e-mail address and language. */
export function ProfileForm({ once, values, languages, labels, summaries }: ProfileFormProps): ReactElement {
  const [state, action] = useActionState(saveProfile, { values, errors: [] });
  const { errors, problem } = state;
  const errorOf = (name: string) => errors.find((error) => error.name === name)?.message;
  const field = (name: keyof ProfileValues) => ({
    name,
    label: labels[name],
    defaultValue: state.values[name],
    error: errorOf(name),
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
      <FieldPair>
        <TextField {...field("firstName")} autoComplete="given-name" required />
        <TextField {...field("lastName")} autoComplete="family-name" required />
      </FieldPair>
      <TextField {...field("email")} type="email" help={labels.emailHelp} autoComplete="email" required />
      <PasswordField
        name="password"
        label={labels.password}
        help={labels.passwordHelp}
        optional={labels.optional}
        error={errorOf("password")}
        autoComplete="current-password"
        reveal={{ show: labels.show, hide: labels.hide }}
      />
      {/* A form is emptied after its action, and a select only takes what it shall show when it is made anew. */}
      <SelectField key={state.values.language} {...field("language")} options={languages} required />
      <SubmitButton pending={labels.pending}>{labels.submit}</SubmitButton>
    </Form>
  );
}
