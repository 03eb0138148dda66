"use client";

import { type ReactElement, useActionState, useState } from "react";
import { sumOf } from "../../../../lib/amounts.ts";
import { Badge } from "../../../../ui/badge.tsx";
import { Checkbox } from "../../../../ui/checkbox.tsx";
import { ErrorSummary } from "../../../../ui/error-summary.tsx";
import { Fieldset } from "../../../../ui/fieldset.tsx";
import { Form } from "../../../../ui/form.tsx";
import { formatMoney } from "../../../../ui/format.ts";
import { Notice } from "../../../../ui/notice.tsx";
import { OnceKey } from "../../../../ui/once-key.tsx";
import { type Option, Options } from "../../../../ui/options.tsx";
import { SubmitButton } from "../../../../ui/submit-button.tsx";
import { Totals } from "../../../../ui/totals.tsx";
import { payChosen } from "./actions.ts";

export interface ManyFormProps {
  once: string;
  /** Those that can be paid: their balances are decimal texts. */
  invoices: { id: number; label: string; detail: string; balance: string }[];
  ways: Option[];
  currency: string;
  locale: string;
  labels: Record<"which" | "summary" | "way" | "total" | "submit" | "pending" | "results", string>;
}

/** Chooses several invoices and pays them, and says what became of each. */
export function ManyForm({ once, invoices, ways, currency, locale, labels }: ManyFormProps): ReactElement {
  const [state, action] = useActionState(payChosen, {});
  const { results, problem, error } = state;
  const isChosen = (id: number) => state.chosen === undefined || state.chosen.includes(String(id));
  const [off, setOff] = useState(new Set(invoices.filter(({ id }) => !isChosen(id)).map(({ id }) => id)));
  const chosen = invoices.filter(({ id }) => !off.has(id));
  const total = sumOf(chosen.map(({ balance }) => balance));
  const turn = (id: number, isOn: boolean) => {
    const next = new Set(off);
    if (isOn) next.delete(id);
    else next.add(id);
    setOff(next);
  };
  return (
    <Form action={action}>
      <OnceKey value={once} back={state.once} />
      {results && (
        <Notice live tone={results.every(({ tone }) => tone === "ok") ? "ok" : "warn"} title={labels.results}>
          <ul>
            {results.map(({ key, tone, text }) => (
              <li key={key}>
                <Badge tone={tone}>{text}</Badge>
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {problem && (
        <Notice live tone="bad" title={problem.title}>
          {problem.text}
        </Notice>
      )}
      <ErrorSummary title={labels.summary} errors={error ? [{ name: "invoice", message: error }] : []} />
      {invoices.length > 0 && (
        <>
          <Fieldset legend={labels.which}>
            {invoices.map(({ id, label, detail }, at) => (
              <Checkbox
                key={id}
                id={at === 0 ? "field-invoice" : `field-invoice-${id}`}
                name="invoice"
                value={id}
                label={label}
                detail={detail}
                defaultChecked={isChosen(id)}
                onChange={(event) => turn(id, event.target.checked)}
              />
            ))}
          </Fieldset>
          <Totals
            lines={[{ label: labels.total, value: formatMoney(total, currency, locale) ?? total, total: true }]}
          />
          <Options name="way" label={labels.way} options={ways} defaultValue={state.way ?? ways[0]?.value} required />
          <SubmitButton pending={labels.pending}>{labels.submit}</SubmitButton>
        </>
      )}
    </Form>
  );
}
