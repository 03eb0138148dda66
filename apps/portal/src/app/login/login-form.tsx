"use client";

import { type ReactElement, useActionState, useEffect, useRef } from "react";
import { fieldId } from "../../ui/field.tsx";
import { Form } from "../../ui/form.tsx";
import { Link } from "../../ui/link.tsx";
import { Notice } from "../../ui/notice.tsx";
import { PasswordField } from "../../ui/password-field.tsx";
import { SubmitButton } from "../../ui/submit-button.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { signIn } from "./actions.ts";

export interface LoginFormProps {
  next: string;
  labels: Record<"email" | "password" | "forgot" | "show" | "hide" | "submit" | "pending", string>;
}

/** E-mail address and password. After a refusal the first thing to mend has the focus. */
export function LoginForm({ next, labels }: LoginFormProps): ReactElement {
  const [state, action] = useActionState(signIn, { email: "", errors: [] });
  const { errors, problem, email } = state;
  const errorOf = (name: string) => errors.find((error) => error.name === name)?.message;
  const first = useRef(state);
  useEffect(() => {
    if (state === first.current) return;
    const name = state.errors[0]?.name ?? "password";
    document.getElementById(fieldId(name))?.focus();
  }, [state]);
  return (
    <Form action={action}>
      {problem && (
        <Notice live tone="bad" title={problem.title}>
          {problem.text}
        </Notice>
      )}
      <input type="hidden" name="next" value={next} />
      <TextField
        name="email"
        type="email"
        label={labels.email}
        defaultValue={email}
        error={errorOf("email")}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        required
      />
      <PasswordField
        name="password"
        label={labels.password}
        aside={
          <Link className="link" href="/login/reset">
            {labels.forgot}
          </Link>
        }
        error={errorOf("password")}
        autoComplete="current-password"
        reveal={{ show: labels.show, hide: labels.hide }}
        required
      />
      <SubmitButton pending={labels.pending} block>
        {labels.submit}
      </SubmitButton>
    </Form>
  );
}
