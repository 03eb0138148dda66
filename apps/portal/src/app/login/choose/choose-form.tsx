"use client";

import { type ReactElement, useActionState } from "react";
import { Form } from "../../../ui/form.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { SubmitButton } from "../../../ui/submit-button.tsx";
import { choose } from "../actions.ts";

export interface ChooseFormProps {
  next: string;
  choices: { id: number; name: string }[];
  pending: string;
}

/** A button for each client that the user owns. */
export function ChooseForm({ next, choices, pending }: ChooseFormProps): ReactElement {
  const [{ problem }, action] = useActionState(choose, {});
  return (
    <Form action={action}>
      {problem && (
        <Notice live tone="bad" title={problem.title}>
          {problem.text}
        </Notice>
      )}
      <input type="hidden" name="next" value={next} />
      {choices.map(({ id, name }) => (
        <SubmitButton key={id} kind="secondary" block name="client" value={String(id)} pending={pending}>
          {name}
        </SubmitButton>
      ))}
    </Form>
  );
}
