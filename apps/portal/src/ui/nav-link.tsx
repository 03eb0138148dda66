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
  /** Addresses elsewhere that belong to it. */
  also?: readonly string[] | undefined;
  /** Overrides what the address says. */
  current?: boolean | undefined;
  children: ReactNode;
}

/** One place in the navigation. It knows by the address whether one is there, since layouts don't render again. */
export function NavLink({ href, label, exact, also = [], current, children }: NavLinkProps): ReactElement {
  const path = usePathname();
  const isAt = (place: string) => path === place || path.startsWith(`${place}/`);
  const here = current ?? ((exact ? path === href : isAt(href)) || also.some(isAt));
  return (
    <NextLink href={href} title={label} prefetch={false} aria-current={here ? "page" : undefined}>
      {children}
      <LinkPending />
    </NextLink>
  );
}
