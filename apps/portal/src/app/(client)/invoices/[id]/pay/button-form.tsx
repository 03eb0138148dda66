"use client";

import { type ReactElement, type ReactNode, useActionState } from "react";
import { Form } from "../../../../../ui/form.tsx";
import { Notice } from "../../../../../ui/notice.tsx";
import { OnceKey } from "../../../../../ui/once-key.tsx";
import { SubmitButton } from "../../../../../ui/submit-button.tsx";
import { type PayState, pay, payThere } from "./actions.ts";

export interface ButtonFormProps {
  invoice: number;
  once: string;
  /** By the stored card, or on WHMCS's own page. */
  way: "card" | "there";
  isFirst: boolean;
  submit: string;
  pending: string;
  children?: ReactNode;
}

const actions: Record<ButtonFormProps["way"], (before: PayState, form: FormData) => Promise<PayState>> = {
  card: pay,
  there: payThere,
};

/** A way to pay that asks for nothing more than a press. */
export function ButtonForm({ invoice, once, way, isFirst, submit, pending, children }: ButtonFormProps): ReactElement {
  const [{ problem, once: back }, action] = useActionState(actions[way], {});
  return (
    <Form action={action}>
      <input type="hidden" name="invoice" value={invoice} />
      <input type="hidden" name="way" value={way} />
      <OnceKey value={once} back={back} />
      {problem && (
        <Notice live tone="bad" title={problem.title}>
          {problem.text}
        </Notice>
      )}
      {children}
      <SubmitButton block kind={isFirst ? "primary" : "secondary"} pending={pending}>
        {submit}
      </SubmitButton>
    </Form>
  );
}
