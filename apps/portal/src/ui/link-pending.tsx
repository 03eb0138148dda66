"use client";

import { useLinkStatus } from "next/link";
import type { ReactElement } from "react";

/** Marks its link while the navigation that it began is under way; the progress line looks for the mark. */
export function LinkPending(): ReactElement | null {
  const { pending } = useLinkStatus();
  return pending ? <span className="link-pending" hidden /> : null;
}
