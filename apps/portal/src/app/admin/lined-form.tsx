"use client";

import { type ReactElement, useActionState } from "react";
import { Form } from "../../ui/form.tsx";
import { Row } from "../../ui/row.tsx";
import { SubmitButton } from "../../ui/submit-button.tsx";
import { type TotalLine, Totals } from "../../ui/totals.tsx";
import { type DescribedGroup, FormHead, type FormState, Group } from "../forms/described-form.tsx";
import { OtherField } from "../forms/rich-form.tsx";

export type LinedState = FormState & {
  /** How many lines there are. */
  rows: number;
  /** What the lines come to, when that was asked for. */
  totals?: TotalLine[];
};

export interface LinedFormProps {
  action: (before: LinedState, data: FormData) => Promise<LinedState>;
  once: string;
  /** What the form is about: "client" or "quote". */
  hidden: Record<string, string>;
  rows: number;
  /** As many as there can be; so many are shown as the form has rows. */
  lines: DescribedGroup[];
  about: DescribedGroup[];
  labels: { lines: string; preview: string; reckoned: string; more: string; make: string; making: string };
  summaries: string[];
}

/** An invoice or a quote that is being written: with more lines, and what they come to, before it is made. */
export function LinedForm(props: LinedFormProps): ReactElement {
  const { action, once, hidden, lines, about, labels, summaries } = props;
  const [state, send] = useActionState(action, { values: {}, errors: [], rows: props.rows });
  const { totals, rows } = state;
  return (
    <Form action={send}>
      <FormHead {...{ once, hidden, state, summaries }} />
      <input type="hidden" name="rows" value={rows} />
      <fieldset>
        <legend>{labels.lines}</legend>
        {lines.slice(0, rows).map((group) => (
          <Group key={group.fields[0]?.name} group={group} state={state} Other={OtherField} />
        ))}
      </fieldset>
      <Row>
        <SubmitButton kind="secondary" name="do" value="preview">
          {labels.preview}
        </SubmitButton>
        {rows < lines.length && (
          <SubmitButton kind="quiet" name="do" value="more">
            {labels.more}
          </SubmitButton>
        )}
      </Row>
      {totals && (
        <output aria-label={labels.reckoned}>
          <Totals lines={totals} />
        </output>
      )}
      {about.map((group) => (
        <Group key={group.fields[0]?.name} group={group} state={state} Other={OtherField} />
      ))}
      <Row>
        <SubmitButton name="do" value="make" pending={labels.making}>
          {labels.make}
        </SubmitButton>
      </Row>
    </Form>
  );
}
