"use client";

import { __iconData as alert } from "lucide-react/icons/triangle-exclamation-point";
import { type ReactElement, useEffect, useId, useRef } from "react";
import { fieldId } from "./field.tsx";
import { Glyph } from "./glyph.tsx";

export interface ErrorSummaryProps {
  /** "Two things to mend" */
  title: string;
  /** By field name; null for what concerns the whole form. */
  errors: { name: string | null; message: string }[];
}

/** What to mend, above a form, each leading to its field. It takes the focus when it appears. */
export function ErrorSummary({ title, errors }: ErrorSummaryProps): ReactElement | null {
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const said = errors.map((error) => error.message).join("\n");
  useEffect(() => {
    if (said !== "") box.current?.focus();
  }, [said]);
  if (errors.length === 0) return null;
  return (
    <div ref={box} className="notice" data-state="bad" role="alert" tabIndex={-1} aria-labelledby={id}>
      <Glyph data={alert} />
      <div>
        <b id={id}>{title}</b>
        <ul>
          {errors.map(({ name, message }) => (
            <li key={`${name} ${message}`}>
              {name === null ? (
                message
              ) : (
                <a className="link" href={`#${fieldId(name)}`}>
                  {message}
                </a>
              )}
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
