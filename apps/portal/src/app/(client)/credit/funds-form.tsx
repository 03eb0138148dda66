"use client";

import { type ReactElement, useActionState } from "react";
import { Form } from "../../../ui/form.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { OnceKey } from "../../../ui/once-key.tsx";
import { SubmitButton } from "../../../ui/submit-button.tsx";
import { TextField } from "../../../ui/text-field.tsx";
import { add } from "./actions.ts";

export interface FundsFormProps {
  once: string;
  /** The amount is asked for there. */
  isThere: boolean;
  labels: Record<"amount" | "amountHelp" | "submit" | "pending", string>;
}

/** Adds to the credit. */
export function FundsForm({ once, isThere, labels }: FundsFormProps): ReactElement {
  const [{ amount = "", error, problem, once: back }, action] = useActionState(add, {});
  return (
    <Form action={action}>
      <OnceKey value={once} back={back} />
      {problem && (
        <Notice live tone="bad" title={problem.title}>
          {problem.text}
        </Notice>
      )}
      {isThere ? (
        <p className="muted">{labels.amountHelp}</p>
      ) : (
        <TextField
          name="amount"
          label={labels.amount}
          help={labels.amountHelp}
          error={error}
          defaultValue={amount}
          inputMode="decimal"
          autoComplete="off"
          required
        />
      )}
      <SubmitButton pending={labels.pending}>{labels.submit}</SubmitButton>
    </Form>
  );
}
