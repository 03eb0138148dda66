import type { ReactElement } from "react";

/** Keys, and what each does. */
export function KeyList({ keys }: { keys: { key: string; does: string }[] }): ReactElement {
  return (
    <dl className="keys">
      {keys.map(({ key, does }) => (
        <div key={key}>
          <dt>
            <kbd>{key}</kbd>
          </dt>
          <dd>{does}</dd>
        </div>
      ))}
    </dl>
  );
}
