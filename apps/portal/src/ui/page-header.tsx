import type { ReactElement, ReactNode } from "react";
import { Icon } from "./icon.tsx";
import { Link } from "./link.tsx";

export interface PageHeaderProps {
  title: ReactNode;
  /** A Badge after the title. */
  badge?: ReactNode;
  /** The list that this page belongs to. */
  back?: { href: string; label: string } | undefined;
  /** One line of state below the title. */
  state?: ReactNode;
  /** At the end: the primary action first, the rest in a Menu. */
  actions?: ReactNode;
}

/** The top of every page: where one is, how it stands, what to do. */
export function PageHeader({ title, badge, back, state, actions }: PageHeaderProps): ReactElement {
  return (
    <div className="page-head no-print">
      <div>
        {back && (
          <Link className="crumb" href={back.href}>
            <Icon name="previous" small />
            <bdi>{back.label}</bdi>
          </Link>
        )}
        <h1>
          <bdi>{title}</bdi>
          {badge}
        </h1>
        {state && <p>{state}</p>}
      </div>
      {actions && <div className="actions">{actions}</div>}
    </div>
  );
}
