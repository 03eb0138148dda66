"use client";

import { type ReactElement, useActionState } from "react";
import { Form } from "../../../ui/form.tsx";
import { PasswordField } from "../../../ui/password-field.tsx";
import { SubmitButton } from "../../../ui/submit-button.tsx";
import { signIn } from "./actions.ts";

export interface LoginFormProps {
  next: string;
  labels: { password: string; show: string; hide: string; signIn: string; signingIn: string };
}

export function LoginForm({ next, labels }: LoginFormProps): ReactElement {
  const [state, action] = useActionState(signIn, {});
  return (
    <Form action={action}>
      <input type="hidden" name="next" value={next} />
      <PasswordField
        name="password"
        label={labels.password}
        error={state.error}
        autoComplete="current-password"
        autoFocus
        reveal={{ show: labels.show, hide: labels.hide }}
      />
      <SubmitButton pending={labels.signingIn} block>
        {labels.signIn}
      </SubmitButton>
    </Form>
  );
}
