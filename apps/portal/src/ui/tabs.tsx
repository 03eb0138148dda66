import type { ReactElement } from "react";
import { Link } from "./link.tsx";

export interface Tab {
  href: string;
  label: string;
  count?: string | number | undefined;
  current?: boolean | undefined;
}

/** The parts of an object's page. Each tab is an address. */
export function Tabs({ label, tabs }: { label: string; tabs: Tab[] }): ReactElement {
  return (
    <nav className="tabs" aria-label={label}>
      {tabs.map((tab) => (
        <Link key={tab.href} href={tab.href} aria-current={tab.current ? "page" : undefined} scroll={false}>
          {tab.label}
          {tab.count !== undefined && <span className="num"> {tab.count}</span>}
        </Link>
      ))}
    </nav>
  );
}
