import type { ReactElement, ReactNode } from "react";
import { Brand, type BrandProps } from "./brand.tsx";
import { Icon, type IconName } from "./icon.tsx";
import { NavLink } from "./nav-link.tsx";
import { NavProgress } from "./nav-progress.tsx";
import { PopoverPanel } from "./popover-panel.tsx";
import { useUniqueId } from "./use-unique-id.ts";

export interface NavItem {
  href: string;
  label: string;
  icon: IconName;
  /** A figure at the end, which may still be on its way. */
  count?: ReactNode;
  /** Current on its own address only: for the overview. */
  exact?: boolean | undefined;
  /** Addresses elsewhere that belong to it. */
  also?: readonly string[] | undefined;
  /** Overrides what the address says. */
  current?: boolean | undefined;
  /** Shown in the bottom bar of a phone; without any mark, the first ones are. */
  onPhone?: boolean | undefined;
}

const placeOf = ({ href, label, exact, also, current }: NavItem) => ({ href, label, exact, also, current });

export interface ShellProps {
  brand: BrandProps & { href: string; shortName?: string | undefined };
  nav: NavItem[];
  /**
   * "Skip to the content", names of the two navigations and of the top line. With `more` the bottom bar of a phone ends in
   * a button of that name, which opens the places that it has no room for.
   */
  labels: { skip: string; nav: string; bottomNav: string; topline: string; loading: string; more?: string | undefined };
  /** Start of the top line: usually a SearchLink. */
  search?: ReactNode;
  /** End of the top line: PrefsMenu and AccountMenu. */
  account?: ReactNode;
  /** Small links below every page: help, terms, privacy. */
  foot?: ReactNode;
  /** Above the top line of every page: an ActingBanner. */
  banner?: ReactNode;
  /** Compact for staff. */
  density?: "comfortable" | "compact" | undefined;
  children: ReactNode;
}

/** What the bottom bar of a phone has room for. */
const ROOM = 5;

/**
 * Sidebar, top line and sheet; below 1024 px a rail, below 768 px a bottom bar. A page with a Desk takes all the room
 * and a page with a Paper lies on the frame's ground, by what is in it.
 */
export function Shell({
  brand,
  nav,
  labels,
  search,
  account,
  foot,
  banner,
  density,
  children,
}: ShellProps): ReactElement {
  const compact = density === "compact" ? "compact" : undefined;
  return (
    <div className="frame" data-density={compact}>
      <a className="skip" href="#main">
        {labels.skip}
      </a>
      <NavProgress label={labels.loading} />
      <div className="shell">
        <header className="sidebar">
          <Brand {...brand} />
          <nav className="nav" aria-label={labels.nav}>
            {nav.map((item) => (
              <NavLink key={item.href} {...placeOf(item)}>
                <Icon name={item.icon} />
                <span>{item.label}</span>
                {item.count && <span className="count">{item.count}</span>}
              </NavLink>
            ))}
          </nav>
        </header>
        <div className="sheet">
          {banner}
          <search className="topline" aria-label={labels.topline}>
            <Brand name={brand.shortName ?? brand.name} href={brand.href} logo={brand.logo} />
            {search}
            <div className="topline-end">{account}</div>
          </search>
          <main id="main" className="page" tabIndex={-1}>
            {children}
          </main>
          {foot && <footer className="sheet-foot no-print">{foot}</footer>}
        </div>
      </div>
      <BottomBar nav={nav} name={labels.bottomNav} more={labels.more} />
    </div>
  );
}

/** The places within reach of a thumb, and behind the last button those that are left. */
function BottomBar({ nav, name, more }: { nav: NavItem[]; name: string; more: string | undefined }): ReactElement {
  const id = useUniqueId();
  const marked = nav.filter((item) => item.onPhone);
  const hasMore = more !== undefined && nav.length > ROOM;
  const shown = (marked.length > 0 ? marked : nav).slice(0, hasMore ? ROOM - 1 : ROOM);
  return (
    <nav className="bottombar" aria-label={name}>
      <Places nav={shown} />
      {hasMore && (
        <>
          <button type="button" popoverTarget={id}>
            <Icon name="more" />
            <span>{more}</span>
          </button>
          <PopoverPanel id={id}>
            <Places nav={nav.filter((item) => !shown.includes(item))} />
          </PopoverPanel>
        </>
      )}
    </nav>
  );
}

const Places = ({ nav }: { nav: NavItem[] }) =>
  nav.map((item) => (
    <NavLink key={item.href} {...placeOf(item)}>
      <Icon name={item.icon} />
      <span>{item.label}</span>
    </NavLink>
  ));
