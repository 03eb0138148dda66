"use client";

import { type ReactElement, useEffect, useState } from "react";

export interface LeftWords {
  /** The most characters that are taken. */
  most: number;
  /** "{{left}} characters left" */
  text: string;
  /** "{{over}} characters too many" */
  over: string;
}

/** How many characters are left in a field, once it nears its end, or how many are too many: none is cut off. */
export function Left({ of, most, text, over }: LeftWords & { of: string }): ReactElement | null {
  const [left, setLeft] = useState(most);
  useEffect(() => {
    const field = document.getElementById(of);
    if (!(field instanceof HTMLTextAreaElement)) return;
    const count = () => setLeft(most - field.value.length);
    count();
    field.addEventListener("input", count);
    return () => field.removeEventListener("input", count);
  }, [of, most]);
  if (left > most / 10) return null;
  return left < 0 ? (
    <small className="bad">{over.replace("{{over}}", String(-left))}</small>
  ) : (
    <small className="muted">{text.replace("{{left}}", String(left))}</small>
  );
}
