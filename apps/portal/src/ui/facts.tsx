import type { ReactElement, ReactNode } from "react";
import { Link } from "./link.tsx";

export interface Fact {
  label: string;
  value: ReactNode;
  detail?: ReactNode;
  href?: string | undefined;
}

export interface FactsProps {
  /** What they are about; read aloud. */
  label: string;
  facts: Fact[];
  /** Key figures at 20 px instead of facts at 14. */
  large?: boolean | undefined;
  /** Four in a line, for eight figures. */
  four?: boolean | undefined;
}

/** A strip of the facts that people look for, divided by hairlines. Key figures may lead to what they count. */
export function Facts({ label, facts, large, four }: FactsProps): ReactElement {
  const className = ["facts", large && "facts-lg", four && "facts-4"].filter(Boolean).join(" ");
  return (
    <ul className={className} aria-label={label}>
      {facts.map((fact) => {
        const content = (
          <>
            <span className="fact-label">{fact.label}</span>
            <span className="fact-value">{fact.value}</span>
            {fact.detail && <span className="sub">{fact.detail}</span>}
          </>
        );
        return (
          <li key={fact.label} className="fact">
            {fact.href ? <Link href={fact.href}>{content}</Link> : content}
          </li>
        );
      })}
    </ul>
  );
}
