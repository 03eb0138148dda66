"use client";

import { usePathname } from "next/navigation";
import type { ReactNode } from "react";

/** What is shown on all pages but those below `path`, which show it themselves. */
export function Elsewhere({ path, children }: { path: string; children: ReactNode }): ReactNode {
  const here = usePathname();
  return here === path || here.startsWith(`${path}/`) ? null : children;
}
