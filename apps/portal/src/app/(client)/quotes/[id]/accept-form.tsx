"use client";

import { type ReactElement, useActionState } from "react";
import { Checkbox } from "../../../../ui/checkbox.tsx";
import { Form } from "../../../../ui/form.tsx";
import { Notice } from "../../../../ui/notice.tsx";
import { OnceKey } from "../../../../ui/once-key.tsx";
import { SubmitButton } from "../../../../ui/submit-button.tsx";
import { accept } from "./actions.ts";

export interface AcceptFormProps {
  quote: number;
  once: string;
  labels: Record<"agree" | "submit" | "pending", string>;
}

/** Accepts a quote, after saying that it is meant. */
export function AcceptForm({ quote, once, labels }: AcceptFormProps): ReactElement {
  const [{ error, problem, once: back }, action] = useActionState(accept, {});
  return (
    <Form action={action}>
      <input type="hidden" name="quote" value={quote} />
      <OnceKey value={once} back={back} />
      {problem && (
        <Notice live tone="bad" title={problem.title}>
          {problem.text}
        </Notice>
      )}
      <Checkbox name="agreed" label={labels.agree} error={error} required />
      <SubmitButton block pending={labels.pending}>
        {labels.submit}
      </SubmitButton>
    </Form>
  );
}
