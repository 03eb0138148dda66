"use client";

import { type ReactElement, type ReactNode, useActionState } from "react";
import { Notice } from "../../../../ui/notice.tsx";
import { OnceKey } from "../../../../ui/once-key.tsx";
import { SubmitButton, type SubmitButtonProps } from "../../../../ui/submit-button.tsx";
import { addThere, choose, type MethodState, remove } from "./actions.ts";

const actions: Record<"choose" | "remove" | "there", (before: MethodState, form: FormData) => Promise<MethodState>> = {
  choose,
  remove,
  there: addThere,
};

export interface MethodFormProps extends Omit<SubmitButtonProps, "value" | "name"> {
  once: string;
  deed: keyof typeof actions;
  /** The pay method that it is about. */
  method?: number;
  /** Beside the button: the way back. */
  beside?: ReactNode;
}

/** One press about a pay method. */
export function MethodForm({ once, deed, method, beside, ...button }: MethodFormProps): ReactElement {
  const [{ problem, once: back }, action] = useActionState(actions[deed], {});
  return (
    <form action={action}>
      <OnceKey value={once} back={back} />
      {method !== undefined && <input type="hidden" name="method" value={method} />}
      {problem && (
        <Notice live tone="bad" title={problem.title}>
          {problem.text}
        </Notice>
      )}
      <SubmitButton {...button} /> {beside}
    </form>
  );
}
