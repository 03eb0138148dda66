"use client";

import { type ReactElement, useActionState } from "react";
import { SubmitButton } from "../../../../../ui/submit-button.tsx";
import { MadePassword, type MadePasswordProps } from "../made-password.tsx";
import { newPassword } from "./actions.ts";

export interface PasswordFormProps {
  id: number;
  labels: { make: string; pending: string; help: string };
  made: MadePasswordProps["labels"];
}

/** Makes a new password for somebody, and shows it this once. */
export function PasswordForm({ id, labels, made }: PasswordFormProps): ReactElement {
  const [state, action] = useActionState(newPassword, {});
  if (state.made) return <MadePassword {...state.made} labels={made} />;
  return (
    <form action={action}>
      <input type="hidden" name="id" value={id} />
      <SubmitButton kind="secondary" size="small" block pending={labels.pending}>
        {labels.make}
      </SubmitButton>
      <p className="help">{labels.help}</p>
    </form>
  );
}
