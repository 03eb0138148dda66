"use client";

import { type ReactElement, type ReactNode, useActionState } from "react";
import { Checkbox } from "../../ui/checkbox.tsx";
import { ErrorSummary } from "../../ui/error-summary.tsx";
import { FieldPair } from "../../ui/field-pair.tsx";
import { Form } from "../../ui/form.tsx";
import { Notice } from "../../ui/notice.tsx";
import { OnceKey } from "../../ui/once-key.tsx";
import { PasswordField } from "../../ui/password-field.tsx";
import { SelectField } from "../../ui/select-field.tsx";
import { SubmitButton } from "../../ui/submit-button.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { type DescribedGroup, Group } from "../forms/described-form.tsx";
import { type RegisterName, type RegisterState, type RegisterValues, register } from "./actions.ts";

type Options = { value: string; label: string }[];

export interface RegisterFormProps {
  /** The key that was made with the page. */
  once: string;
  /** Where somebody was on his way to; "" for nowhere. */
  next: string;
  values: RegisterValues;
  /** What came of the request that this answers, where the page could not be made again. */
  before?: RegisterState | undefined;
  /** Where one lives. */
  address: DescribedGroup;
  /** Empty when there is only one. */
  currencies: Options;
  /** What is accepted; undefined when there are no terms. */
  terms: ReactNode;
  labels: Record<
    | "firstName"
    | "lastName"
    | "company"
    | "email"
    | "currency"
    | "password"
    | "optional"
    | "passwordHelp"
    | "show"
    | "hide"
    | "submit"
    | "pending",
    string
  >;
  /** Above the errors, by how many there are. */
  summaries: string[];
}

/** Who one is, where one lives, and a password. */
export function RegisterForm({
  once,
  next,
  values,
  before,
  address,
  currencies,
  terms,
  labels,
  summaries,
}: RegisterFormProps): ReactElement {
  const [state, action] = useActionState(register, before ?? { values, errors: [] });
  const { errors, problem } = state;
  const named = errors.flatMap(({ name, message }) => (name === null ? [] : [{ name, message }]));
  const errorOf = (name: RegisterName) => errors.find((error) => error.name === name)?.message;
  const field = (name: "firstName" | "lastName" | "company" | "email" | "currency") => ({
    name,
    label: labels[name],
    defaultValue: state.values[name],
    error: errorOf(name),
  });
  return (
    <Form action={action}>
      <OnceKey value={once} back={state.once} />
      {next && <input type="hidden" name="next" value={next} />}
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
      <TextField {...field("company")} optional={labels.optional} autoComplete="organization" />
      <TextField
        {...field("email")}
        type="email"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        required
      />
      <PasswordField
        name="password"
        label={labels.password}
        help={labels.passwordHelp}
        error={errorOf("password")}
        autoComplete="new-password"
        reveal={{ show: labels.show, hide: labels.hide }}
        required
      />
      <Group group={address} state={{ values: state.values, errors: named }} />
      {currencies.length > 0 && (
        <SelectField key={`currency ${state.values.currency}`} {...field("currency")} options={currencies} required />
      )}
      {terms && <Checkbox name="terms" label={terms} error={errorOf("terms")} required />}
      <SubmitButton pending={labels.pending} block>
        {labels.submit}
      </SubmitButton>
    </Form>
  );
}
