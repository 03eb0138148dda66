"use client";

import { type ReactElement, useActionState } from "react";
import { Form } from "../../ui/form.tsx";
import { SubmitButton } from "../../ui/submit-button.tsx";
import { TextField } from "../../ui/text-field.tsx";

export type CodeState = { error?: string };

export interface CodeFormProps {
  action: (before: CodeState, data: FormData) => Promise<CodeState>;
  next: string;
  labels: Record<"code" | "help" | "submit" | "pending", string>;
}

/** The code of a second factor, between the password and the session. */
export function CodeForm({ action, next, labels }: CodeFormProps): ReactElement {
  const [{ error }, send] = useActionState(action, {});
  return (
    <Form action={send}>
      <input type="hidden" name="next" value={next} />
      <TextField
        name="code"
        label={labels.code}
        help={labels.help}
        error={error}
        autoComplete="one-time-code"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={40}
        autoFocus
      />
      <SubmitButton pending={labels.pending} block>
        {labels.submit}
      </SubmitButton>
    </Form>
  );
}
