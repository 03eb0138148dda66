"use client";

import { type ReactElement, useEffect, useState } from "react";

export interface LeftWords {
  /** The most characters that are taken. */
  most: number;
  /** "{{left}} characters left" */
  text: string;
}

/** How many characters are left in a field, once it nears its end. */
export function Left({ of, most, text }: LeftWords & { of: string }): ReactElement | null {
  const [left, setLeft] = useState(most);
  useEffect(() => {
    const field = document.getElementById(of);
    if (!(field instanceof HTMLTextAreaElement)) return;
    const count = () => setLeft(most - field.value.length);
    count();
    field.addEventListener("input", count);
    return () => field.removeEventListener("input", count);
  }, [of, most]);
  return left > most / 10 ? null : <small className="muted">{text.replace("{{left}}", String(left))}</small>;
}
