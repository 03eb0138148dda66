"use client";

import { type ReactElement, type ReactNode, useActionState } from "react";
import { Checkbox } from "../../../ui/checkbox.tsx";
import { ErrorSummary } from "../../../ui/error-summary.tsx";
import { Fieldset } from "../../../ui/fieldset.tsx";
import { Form } from "../../../ui/form.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { OnceKey } from "../../../ui/once-key.tsx";
import { Options } from "../../../ui/options.tsx";
import { SubmitButton } from "../../../ui/submit-button.tsx";
import { TextField } from "../../../ui/text-field.tsx";
import { type OrderState, order } from "./actions.ts";

export interface OrderFormProps {
  /** The key that was made with the page. */
  once: string;
  /** What the button says, as it is compared: decimal text. */
  total: string;
  method: string;
  methods: { value: string; label: string }[];
  /** Transfers whose code is asked for. */
  codes: { name: string; label: string }[];
  /** What is accepted; undefined when there are no terms. */
  terms: ReactNode;
  /** What came of the request that this answers, where the page could not be made again. */
  before?: OrderState | undefined;
  labels: Record<"method" | "codes" | "codesHelp" | "submit" | "pending", string>;
  /** Above the errors, by how many there are. */
  summaries: string[];
}

/** The last step: how it is paid, and the order. */
export function OrderForm({
  once,
  total,
  method,
  methods,
  codes,
  terms,
  before,
  labels,
  summaries,
}: OrderFormProps): ReactElement {
  const [state, action] = useActionState(order, before ?? { method, errors: [] });
  const { errors, problem } = state;
  const errorOf = (name: string) => errors.find((error) => error.name === name)?.message;
  return (
    <Form action={action}>
      <OnceKey value={once} back={state.once} />
      <input type="hidden" name="total" value={total} />
      <ErrorSummary title={summaries[errors.length] ?? summaries.at(-1) ?? ""} errors={errors} />
      {problem && (
        <Notice live tone="bad" title={problem.title}>
          {problem.text}
        </Notice>
      )}
      {methods.length > 0 && (
        <Fieldset legend={labels.method}>
          <Options
            key={state.method}
            name="method"
            label={labels.method}
            options={methods}
            defaultValue={state.method}
            error={errorOf("method")}
            required
          />
        </Fieldset>
      )}
      {codes.length > 0 && (
        <Fieldset legend={labels.codes}>
          <p className="muted">{labels.codesHelp}</p>
          {codes.map(({ name, label }) => (
            <TextField
              key={name}
              name={name}
              label={label}
              error={errorOf(name)}
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              required
            />
          ))}
        </Fieldset>
      )}
      {terms && <Checkbox name="terms" label={terms} error={errorOf("terms")} required />}
      <SubmitButton pending={labels.pending} block>
        {labels.submit}
      </SubmitButton>
    </Form>
  );
}
