import { __iconData as check } from "lucide-react/icons/check";
import { __iconData as info } from "lucide-react/icons/info";
import { __iconData as alert } from "lucide-react/icons/triangle-exclamation-point";
import type { ReactElement, ReactNode } from "react";
import { Glyph } from "./glyph.tsx";
import { type Tone, toneState } from "./tone.ts";

export interface NoticeProps {
  tone?: Tone | undefined;
  /** What happened. */
  title?: ReactNode;
  /** What to do next. */
  children?: ReactNode;
  /** The number to quote: "req_7f31c2a9". */
  reference?: string | undefined;
  /** One small button. */
  action?: ReactNode;
  /** Read aloud as soon as it appears: for the answer to a form. */
  live?: boolean | undefined;
}

const drawings = { ok: check, warn: alert, bad: alert, idle: info };

/** Something to know, in its place: what happened, what to do next. */
export function Notice({ tone = "idle", title, children, reference, action, live }: NoticeProps): ReactElement {
  return (
    <div
      className="notice"
      data-state={toneState(tone)}
      role={live ? (tone === "bad" ? "alert" : "status") : undefined}
    >
      <Glyph data={drawings[tone]} />
      <div>
        {title && <b>{title}</b>}
        {children && <div>{children}</div>}
        {reference && <small className="mono ltr">{reference}</small>}
      </div>
      {action}
    </div>
  );
}
