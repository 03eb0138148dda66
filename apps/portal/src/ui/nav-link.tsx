"use client";

import NextLink from "next/link";
import { usePathname } from "next/navigation";
import type { ReactElement, ReactNode } from "react";
import { LinkPending } from "./link-pending.tsx";

export interface NavLinkProps {
  href: string;
  label: string;
  /** Current on its own address only, not below it: for the overview. */
  exact?: boolean | undefined;
  /** Current there and below too: for a place whose first page is not above the others. */
  within?: string | undefined;
  /** Overrides what the address says. */
  current?: boolean | undefined;
  children: ReactNode;
}

/** One place in the navigation. It knows by the address whether one is there, since layouts don't render again. */
export function NavLink({ href, label, exact, within = href, current, children }: NavLinkProps): ReactElement {
  const path = usePathname();
  const here = current ?? (path === href || (!exact && (path === within || path.startsWith(`${within}/`))));
  return (
    <NextLink href={href} title={label} prefetch={false} aria-current={here ? "page" : undefined}>
      {children}
      <LinkPending />
    </NextLink>
  );
}
