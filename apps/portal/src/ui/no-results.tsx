import type { ReactElement, ReactNode } from "react";
import { Icon } from "./icon.tsx";
import { LinkButton } from "./link-button.tsx";

export interface NoResultsProps {
  /** "No suspended service has “atlas” in its name" */
  title: ReactNode;
  /** "One service matches without the status filter." */
  children?: ReactNode;
  /** The filters in force, each with the address without it: "Status: suspended". */
  lift: { label: string; href: string }[];
}

/** A list in which nothing matches: it says which filter to lift. */
export function NoResults({ title, children, lift }: NoResultsProps): ReactElement {
  return (
    <div className="card empty">
      <h3>{title}</h3>
      {children && <p>{children}</p>}
      <div className="row">
        {lift.map((filter) => (
          <LinkButton key={filter.href} size="small" href={filter.href} icon={<Icon name="close" small />}>
            {filter.label}
          </LinkButton>
        ))}
      </div>
    </div>
  );
}
