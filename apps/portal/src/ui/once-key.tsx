"use client";

import { type ReactElement, useState } from "react";

export interface OnceKeyProps {
  /** The key that was made with the page. */
  value: string;
  /** The key with which the form came back, where it was not taken. */
  back?: string | undefined;
}

/**
 * The hidden key by which a form is known again: sent twice, it is done once. The one that it came back with counts until
 * the page is made anew.
 */
export function OnceKey({ value, back }: OnceKeyProps): ReactElement {
  const [seen, setSeen] = useState({ value, back });
  if (seen.back !== back) setSeen({ value, back });
  const isBack = back !== undefined && (seen.back !== back || seen.value === value);
  return <input type="hidden" name="once" value={isBack ? back : value} />;
}
