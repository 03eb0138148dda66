import type { ReactElement } from "react";

/** How far one is: steps before the current one are done. */
export function Steps({ label, steps, current }: { label: string; steps: string[]; current: number }): ReactElement {
  return (
    <ol className="steps" aria-label={label}>
      {steps.map((step, at) => (
        <li key={step} data-done={at < current || undefined} aria-current={at === current ? "step" : undefined}>
          <span>{step}</span>
        </li>
      ))}
    </ol>
  );
}
