"use client";

import { type ReactElement, useActionState } from "react";
import { Checkbox } from "../../../../ui/checkbox.tsx";
import { Form } from "../../../../ui/form.tsx";
import { Notice } from "../../../../ui/notice.tsx";
import { OnceKey } from "../../../../ui/once-key.tsx";
import { type Option, Options } from "../../../../ui/options.tsx";
import { SubmitButton } from "../../../../ui/submit-button.tsx";
import { TextField } from "../../../../ui/text-field.tsx";
import { addSandbox } from "./actions.ts";

export interface SandboxFormProps {
  once: string;
  /** What it is to pay: one is led back there, and it is charged. */
  invoice: number | undefined;
  cards: Option[];
  /** A month to come: "11/29". */
  expires: string;
  labels: Record<"which" | "expires" | "expiresHelp" | "standard" | "submit" | "pending", string>;
}

/** Stores a card of the sandbox: one of those that there are, so that nobody types a number. */
export function SandboxForm({ once, invoice, cards, expires, labels }: SandboxFormProps): ReactElement {
  const [state, action] = useActionState(addSandbox, {});
  const { problem } = state;
  return (
    <Form action={action}>
      <OnceKey value={once} back={state.once} />
      {invoice !== undefined && <input type="hidden" name="invoice" value={invoice} />}
      {problem && (
        <Notice live tone="bad" title={problem.title}>
          {problem.text}
        </Notice>
      )}
      <Options
        key={state.card}
        name="card"
        label={labels.which}
        options={cards}
        defaultValue={state.card ?? cards[0]?.value}
        required
      />
      <TextField
        name="expires"
        label={labels.expires}
        help={labels.expiresHelp}
        error={state.error}
        defaultValue={state.expires ?? expires}
        inputMode="numeric"
        autoComplete="off"
        required
      />
      <Checkbox name="standard" label={labels.standard} defaultChecked={invoice !== undefined} />
      <SubmitButton pending={labels.pending}>{labels.submit}</SubmitButton>
    </Form>
  );
}
