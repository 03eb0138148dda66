"use client";

import { type ReactElement, useActionState } from "react";
import { Form } from "../../ui/form.tsx";
import { Notice } from "../../ui/notice.tsx";
import { OnceKey } from "../../ui/once-key.tsx";
import { PasswordField } from "../../ui/password-field.tsx";
import { Row } from "../../ui/row.tsx";
import { SubmitButton } from "../../ui/submit-button.tsx";

export type PasswordState = {
  errors: { name: "current" | "new"; message: string }[];
  notice?: { tone: "ok" | "warn" | "bad"; title: string; text: string };
  /** By which the form is known when it is sent again. */
  once?: string;
};

export interface PasswordFormProps {
  /** The key that was made with the page. */
  once: string;
  action: (before: PasswordState, data: FormData) => Promise<PasswordState>;
  labels: Record<"current" | "new" | "newHelp" | "note" | "show" | "hide" | "submit" | "pending", string>;
}

/** The current password, and a new one. */
export function PasswordForm({ once, action, labels }: PasswordFormProps): ReactElement {
  const [{ errors, notice, once: back }, send] = useActionState(action, { errors: [] });
  const errorOf = (name: string) => errors.find((error) => error.name === name)?.message;
  const reveal = { show: labels.show, hide: labels.hide };
  return (
    <Form action={send}>
      <OnceKey value={once} back={back} />
      {notice && (
        <Notice live tone={notice.tone} title={notice.title}>
          {notice.text}
        </Notice>
      )}
      <PasswordField
        name="current"
        label={labels.current}
        error={errorOf("current")}
        autoComplete="current-password"
        reveal={reveal}
      />
      <PasswordField
        name="new"
        label={labels.new}
        help={labels.newHelp}
        error={errorOf("new")}
        autoComplete="new-password"
        reveal={reveal}
      />
      <p className="help">{labels.note}</p>
      <Row>
        <SubmitButton kind="secondary" pending={labels.pending}>
          {labels.submit}
        </SubmitButton>
      </Row>
    </Form>
  );
}
