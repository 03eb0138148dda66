"use client";

import { type ReactElement, useActionState, useState } from "react";
import { amountFrom, compareAmounts, isPositive, negated, sumOf } from "../../../../../lib/amounts.ts";
import { Form } from "../../../../../ui/form.tsx";
import { formatMoney } from "../../../../../ui/format.ts";
import { Notice } from "../../../../../ui/notice.tsx";
import { OnceKey } from "../../../../../ui/once-key.tsx";
import { SubmitButton } from "../../../../../ui/submit-button.tsx";
import { TextField } from "../../../../../ui/text-field.tsx";
import { Totals } from "../../../../../ui/totals.tsx";
import { pay } from "./actions.ts";

export interface CreditFormProps {
  invoice: number;
  once: string;
  /** Decimal texts. */
  credit: string;
  balance: string;
  /** As much as both allow. */
  most: string;
  currency: string;
  locale: string;
  isFirst: boolean;
  labels: Record<"amount" | "amountHelp" | "creditLeft" | "toPayLeft" | "submit" | "pending", string>;
}

/** Pays from the credit, and says what is left of both before it is sent. */
export function CreditForm(props: CreditFormProps): ReactElement {
  const { invoice, once, credit, balance, most, currency, locale, isFirst, labels } = props;
  const [{ amount = most, error, problem, once: back }, action] = useActionState(pay, {});
  const [typed, setTyped] = useState(amount);
  const used = amountFrom(typed);
  const isRight = used !== undefined && isPositive(used) && compareAmounts(used, most) <= 0;
  const money = (value: string) => formatMoney(value, currency, locale) ?? value;
  const change = (from: string) => (
    <span className="num">
      {money(from)}{" "}
      <span className="flip" aria-hidden="true">
        →
      </span>{" "}
      {isRight ? money(sumOf([from, negated(used)])) : "…"}
    </span>
  );
  return (
    <Form action={action}>
      <input type="hidden" name="invoice" value={invoice} />
      <input type="hidden" name="way" value="credit" />
      <OnceKey value={once} back={back} />
      {problem && (
        <Notice live tone="bad" title={problem.title}>
          {problem.text}
        </Notice>
      )}
      <TextField
        name="amount"
        label={labels.amount}
        help={labels.amountHelp}
        error={error}
        inputMode="decimal"
        autoComplete="off"
        defaultValue={amount}
        onChange={(event) => setTyped(event.target.value)}
      />
      <Totals
        lines={[
          { label: labels.creditLeft, value: change(credit) },
          { label: labels.toPayLeft, value: change(balance) },
        ]}
      />
      <SubmitButton block kind={isFirst ? "primary" : "secondary"} pending={labels.pending}>
        {labels.submit}
      </SubmitButton>
    </Form>
  );
}
