import type { ReactElement, ReactNode } from "react";

export interface SecretListProps {
  /** What they are; read aloud: "Recovery codes". */
  label: string;
  values: string[];
  /** A CopyButton. */
  end?: ReactNode;
}

/** Codes or a password that are shown once, to be copied or printed. */
export function SecretList({ label, values, end }: SecretListProps): ReactElement {
  return (
    <div className="secrets">
      <ul aria-label={label}>
        {values.map((value) => (
          <li key={value} className="mono ltr">
            {value}
          </li>
        ))}
      </ul>
      {end}
    </div>
  );
}
