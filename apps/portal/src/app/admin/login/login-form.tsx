"use client";

import { type ReactElement, useActionState } from "react";
import { Form } from "../../../ui/form.tsx";
import { PasswordField } from "../../../ui/password-field.tsx";
import { SubmitButton } from "../../../ui/submit-button.tsx";
import { TextField } from "../../../ui/text-field.tsx";
import { signIn } from "./actions.ts";

export interface LoginFormProps {
  next: string;
  /** Staff have accounts of their own; "optional" where the owner's password signs in without an address. */
  email?: { label: string; optional?: string | undefined } | undefined;
  labels: { password: string; show: string; hide: string; signIn: string; signingIn: string };
}

export function LoginForm({ next, email, labels }: LoginFormProps): ReactElement {
  const [state, action] = useActionState(signIn, {});
  return (
    <Form action={action}>
      <input type="hidden" name="next" value={next} />
      {email && (
        <TextField
          name="email"
          type="email"
          label={email.label}
          optional={email.optional}
          defaultValue={state.email}
          error={state.emailError}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          autoFocus
        />
      )}
      <PasswordField
        name="password"
        label={labels.password}
        error={state.error}
        autoComplete="current-password"
        autoFocus={!email}
        reveal={{ show: labels.show, hide: labels.hide }}
      />
      <SubmitButton pending={labels.signingIn} block>
        {labels.signIn}
      </SubmitButton>
    </Form>
  );
}
