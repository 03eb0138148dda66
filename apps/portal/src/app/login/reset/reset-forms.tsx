"use client";

import { type ReactElement, useActionState } from "react";
import { Form } from "../../../ui/form.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { OnceKey } from "../../../ui/once-key.tsx";
import { PasswordField } from "../../../ui/password-field.tsx";
import { SubmitButton } from "../../../ui/submit-button.tsx";
import { TextField } from "../../../ui/text-field.tsx";
import { askForLink, setNewPassword } from "./actions.ts";

function Problem({ problem }: { problem: { title: string; text: string } | undefined }): ReactElement | null {
  return (
    (problem && (
      <Notice live tone="bad" title={problem.title}>
        {problem.text}
      </Notice>
    )) ??
    null
  );
}

export interface AskFormProps {
  /** The key that was made with the page. */
  once: string;
  labels: Record<"email" | "submit" | "pending", string>;
}

/** The address to which a link is mailed. */
export function AskForm({ once, labels }: AskFormProps): ReactElement {
  const [{ email, error, problem, once: back }, action] = useActionState(askForLink, { email: "" });
  return (
    <Form action={action}>
      <Problem problem={problem} />
      <OnceKey value={once} back={back} />
      <TextField
        name="email"
        type="email"
        label={labels.email}
        defaultValue={email}
        error={error}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        required
      />
      <SubmitButton pending={labels.pending} block>
        {labels.submit}
      </SubmitButton>
    </Form>
  );
}

export interface NewPasswordFormProps {
  /** The key that was made with the page. */
  once: string;
  token: string;
  labels: Record<"password" | "help" | "show" | "hide" | "submit" | "pending", string>;
}

/** A new password, for whoever has the link. */
export function NewPasswordForm({ once, token, labels }: NewPasswordFormProps): ReactElement {
  const [{ error, problem, once: back }, action] = useActionState(setNewPassword, {});
  return (
    <Form action={action}>
      <Problem problem={problem} />
      <OnceKey value={once} back={back} />
      <input type="hidden" name="token" value={token} />
      <PasswordField
        name="password"
        label={labels.password}
        help={labels.help}
        error={error}
        autoComplete="new-password"
        reveal={{ show: labels.show, hide: labels.hide }}
        required
      />
      <SubmitButton pending={labels.pending} block>
        {labels.submit}
      </SubmitButton>
    </Form>
  );
}
