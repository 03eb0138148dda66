import Form from "next/form";
import type { ReactElement } from "react";
import { buttonClass } from "./button-class.ts";
import { FormPending } from "./form-pending.tsx";

export interface PeriodFilterProps {
  /** The list's address, without a query. */
  action: string;
  /** "Dates", read aloud. */
  label: string;
  /** Days as "2026-11-23". */
  from: string | undefined;
  to: string | undefined;
  labels: { from: string; to: string; apply: string };
  /** The other filters, which stay. */
  keep?: Record<string, string | undefined> | undefined;
}

/** Narrows a list down to days, by GET: the result has an address, and it works without a script. */
export function PeriodFilter({ action, label, from, to, labels, keep = {} }: PeriodFilterProps): ReactElement {
  return (
    <Form className="period" action={action} aria-label={label} prefetch={false}>
      {Object.entries(keep).map(
        ([key, kept]) => kept !== undefined && kept !== "" && <input key={key} type="hidden" name={key} value={kept} />,
      )}
      <label>
        <span>{labels.from}</span>
        <input key={from} className="input" type="date" name="from" defaultValue={from} />
      </label>
      <label>
        <span>{labels.to}</span>
        <input key={to} className="input" type="date" name="to" defaultValue={to} />
      </label>
      <button type="submit" className={buttonClass({ size: "small" })}>
        {labels.apply}
      </button>
      <FormPending />
    </Form>
  );
}
