"use client";

import type { ReactElement } from "react";
import { useFormStatus } from "react-dom";

/** As LinkPending, for a form that leads to a page. */
export function FormPending(): ReactElement | null {
  const { pending } = useFormStatus();
  return pending ? <span className="link-pending" hidden /> : null;
}
